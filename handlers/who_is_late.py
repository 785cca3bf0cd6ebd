"""Staff ask who has not done this month's duties: reports not sent, councils that did not meet."""

from handlers.turn import Turn
from language.phrases import collection as phrases
from models.person import CITY_WIDE
from models.quarter import BANGKOK
from services.collection import late_by_officer, late_by_place, projects_without_report
from services.outbox import SILENCE, Words
from services.progress import may_report
from services.words import Text


def show_who_is_late(turn: Turn) -> Words:
    """List the projects without a report this month: to an officer their own, to those above all."""
    if turn.person is None or not turn.person.is_staff:
        return SILENCE if turn.group is not None else _say(phrases.ONLY_STAFF)
    today = turn.now.astimezone(BANGKOK).date()
    late = projects_without_report(turn.session, today)
    if turn.person.role not in CITY_WIDE:
        late = [project for project in late if may_report(turn.person, project)]
    if not late:
        return _say(phrases.NOBODY_LATE)
    attended = {project.id for _officer, theirs in late_by_officer(turn.session, today) for project in theirs}
    places = late_by_place(late)
    unattended = {place for place, rows in places.items() if not any(row.id in attended for row in rows)}
    codes = {place: [row.code for row in rows] for place, rows in places.items()}
    return _say(phrases.late_list(codes, unattended, today))


def _say(sentence: str) -> Words:
    return Words(messages=[Text(sentence)])
