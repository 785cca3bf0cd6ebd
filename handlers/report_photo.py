"""A photo that an officer sends around a progress report: evidence of that report, unless a tip is being told."""

from dataclasses import replace

from handlers.turn import Turn
from language.phrases import progress as phrases
from language.phrases import project_card
from models.person import Person
from models.project import Project
from models.project_report import ProjectReport
from services.assembly import Scene, add_media, is_unsent, open_story
from services.outbox import SILENCE, Words
from services.progress import may_report
from services.progress_words import which_report
from services.report_photos import Awaited, attach, awaited, settle
from services.tips import Said
from services.words import Button, Text


def take_report_photo(turn: Turn) -> Words:
    """Keep the photo for the report, or ask which report; said once for photos sent together."""
    if turn.person is None or turn.message_id is None or is_unsent(turn.session, turn.message_id):
        return SILENCE
    before = awaited(turn.session, turn.person, now=turn.now)
    if before is None or _belongs_to_tip(turn, before):
        return SILENCE
    waiting = replace(before, photos=(*before.photos, turn.message_id), image_set=turn.image_set)
    waiting = settle(turn.session, turn.person, waiting, now=turn.now)
    if turn.image_set is not None and turn.image_set == before.image_set:
        return SILENCE
    return _answer(waiting)


def choose_report(turn: Turn) -> Words:
    """Give the waiting photos to the report whose button was pressed."""
    waiting = awaited(turn.session, turn.person, now=turn.now) if turn.person else None
    pressed = turn.data.get("report", "")
    chosen = (
        next(((number, code) for number, code in waiting.reports if str(number) == pressed), None) if waiting else None
    )
    if turn.person is None or waiting is None or chosen is None or not waiting.photos:
        return _say(project_card.EXPIRED)
    if not _may_report(turn, turn.person, chosen[0]):
        return _say(phrases.NOT_ALLOWED)
    count = attach(turn.session, chosen[0], waiting.photos, now=turn.now)
    settle(turn.session, turn.person, replace(waiting, photos=()), now=turn.now)
    return _say(phrases.photos_kept(count, chosen[1]))


def _belongs_to_tip(turn: Turn, waiting: Awaited) -> bool:
    """Add the photo to the tip that the officer is telling, if that was begun after the report."""
    story = open_story(turn.session, Scene(turn.person, None), turn.occurred_at)
    if story is None or turn.person is None or story.reported_at < waiting.began:
        return False
    said = Said(kind=turn.kind, occurred_at=turn.occurred_at, message_id=turn.message_id, sender_id=turn.person.id)
    add_media(turn.session, story, said)
    return True


def _answer(waiting: Awaited) -> Words:
    if not waiting.reports:
        buttons = (Button(project_card.CONFIRM, "do=keep_progress"), Button(project_card.CANCEL, "do=drop_progress"))
        return Words(messages=[Text(phrases.PHOTO_WAITS, quick=buttons)])
    if len(waiting.reports) == 1:
        return _say(phrases.photos_kept(1, waiting.reports[0][1]))
    return Words(messages=[which_report(waiting)])


def _may_report(turn: Turn, person: Person, report_id: int) -> bool:
    report = turn.session.get(ProjectReport, report_id)
    project = turn.session.get(Project, report.project_id) if report else None
    return project is not None and may_report(person, project)


def _say(sentence: str) -> Words:
    return Words(messages=[Text(sentence)])
