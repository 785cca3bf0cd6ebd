"""An officer reports a project's progress: shown as understood, kept when confirmed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.turn import Turn
from language.phrases import progress as progress_phrases
from language.phrases import project_card as phrases
from models.person import Person
from services.conversations import DIRECT, drop, recall, remember
from services.outbox import SILENCE, Words
from services.progress import NotAllowedError, completed, keep_reports, understand
from services.progress_words import choices_for, which_report, words_for
from services.report_photos import awaited, begin, end, settle
from services.topics import GAP, chat_key
from services.words import Button, Message, Text

_CONFIRM_LIFE = timedelta(hours=24)


def take_report(turn: Turn) -> Words:
    """Show what was understood; with everything known, a press of the button keeps it."""
    if turn.person is None or not turn.person.is_staff:
        return SILENCE if turn.group is not None else Words(messages=[Text(phrases.NOT_STAFF)])
    return _show(turn, turn.person, turn.text, turn.occurred_at)


def complete_report(turn: Turn) -> Words:
    """Take what was asked back for, and show the report that it completes."""
    if turn.person is None or turn.topic is None:
        return SILENCE
    sent_at = datetime.fromisoformat(turn.topic["sent_at"])
    return _show(turn, turn.person, completed(turn.topic["text"], turn.text), sent_at)


def _show(turn: Turn, person: Person, text: str, sent_at: datetime) -> Words:
    understood = understand(turn.session, text, sent_at=sent_at)
    told = {"text": text, "sent_at": sent_at.isoformat()}
    drop(turn.session, chat_key(person, turn.group, GAP))
    if understood.lacks or not understood.drafts:
        remember(turn.session, chat_key(person, turn.group, GAP), told, now=turn.now)
        return Words(messages=[Text(words_for(understood), quick=choices_for(turn.session, understood))])
    remember(turn.session, _key(turn), told, now=turn.now)
    buttons = (Button(phrases.CONFIRM, "do=keep_progress"), Button(phrases.CANCEL, "do=drop_progress"))
    photos = begin(turn.session, person, at=turn.occurred_at, now=turn.now) if turn.is_direct else 0
    shown = [words_for(understood), *([progress_phrases.with_photos(photos)] if photos else [])]
    return Words(messages=[Text("\n".join(shown), quick=buttons)])


def confirm_report(turn: Turn) -> Words:
    """Keep or drop what the officer was shown."""
    kept = recall(turn.session, _key(turn), now=turn.now, within=_CONFIRM_LIFE)
    if kept is None or turn.person is None:
        return Words(messages=[Text(phrases.EXPIRED)])
    drop(turn.session, _key(turn))
    if turn.data["do"] == "drop_progress":
        end(turn.session, turn.person)
        return Words(messages=[Text(phrases.CANCELLED)])
    understood = understand(turn.session, kept["text"], sent_at=datetime.fromisoformat(kept["sent_at"]))
    try:
        reports = keep_reports(turn.session, understood.drafts, by=turn.person, now=turn.now)
    except NotAllowedError:
        end(turn.session, turn.person)
        return Words(messages=[Text(progress_phrases.NOT_ALLOWED)])
    codes = [draft.code or "" for draft in understood.drafts]
    return Words(
        messages=_saved(turn, turn.person, [(report.id, code) for report, code in zip(reports, codes, strict=True)])
    )


def _saved(turn: Turn, person: Person, reports: Sequence[tuple[int, str]]) -> list[Message]:
    """Say that the reports are kept; photos that came with them go where they belong, or are asked about."""
    before = awaited(turn.session, person, now=turn.now) if turn.is_direct else None
    if before is None:
        return [Text(progress_phrases.SAVED)]
    photos = len(before.photos)
    waiting = settle(turn.session, person, replace(before, reports=tuple(reports)), now=turn.now)
    said = [progress_phrases.SAVED]
    if photos and not waiting.photos:
        said.append(progress_phrases.photos_kept(photos, reports[0][1]))
    question = [which_report(waiting)] if waiting.photos else []
    return [Text("\n".join([*said, progress_phrases.SEND_PHOTOS])), *question]


def _key(turn: Turn) -> tuple[str, str, str]:
    return (turn.person.id if turn.person else "", turn.group.id if turn.group else DIRECT, "progress")
