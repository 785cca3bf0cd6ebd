"""What an analyst may do to a draft summary on its page: one row a deed."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Never

from console.desk import Desk
from console.office import current_office
from language.phrases import console as phrases
from language.phrases import summary_desk as words
from models.person import Person, Role
from models.quarter_summary import AlreadyReleasedError, QuarterSummary, SummaryDelivery
from services.summaries import release_draft
from services.summary_delivery import owe_news, send_again
from services.summary_drafts import leave_out, number_letter, set_remark
from services.summary_scope import SummaryRefusedError

Form = Mapping[str, str]
_WRITERS = frozenset({Role.ANALYST, Role.ADMIN})
_LONGEST_NUMBER, _LONGEST_REASON, _SHORTEST_REASON = 40, 200, 5


class DeedRefusedError(Exception):
    """The draft is as it was; the message tells the analyst why."""


def may_write(person: Person) -> bool:
    """Tell whether the person compiles, edits and releases summaries."""
    return person.role in _WRITERS


def _remark(desk: Desk, row: QuarterSummary, form: Form) -> None:
    _refusing(lambda: set_remark(desk.session, row, form.get("remark", ""), by=desk.person.id, now=desk.now))


def _number(desk: Desk, row: QuarterSummary, form: Form) -> None:
    number, dated = form.get("number", "").strip()[:_LONGEST_NUMBER], _day(form.get("dated", ""))
    _refusing(lambda: number_letter(desk.session, row, number, dated, by=desk.person.id, now=desk.now))


def _leave_out(desk: Desk, row: QuarterSummary, form: Form) -> None:
    _same_draft(row, form)
    reason, place = form.get("reason", "").strip()[:_LONGEST_REASON], form.get("place", "")
    if len(reason) < _SHORTEST_REASON:
        raise DeedRefusedError(phrases.REASON_NEEDED)
    if not place.isdecimal():
        raise DeedRefusedError(words.CHANGED_MEANWHILE)
    _refusing(lambda: leave_out(desk.session, row, int(place), reason, by=desk.person.id, now=desk.now))


def _release(desk: Desk, row: QuarterSummary, form: Form) -> None:
    _same_draft(row, form)
    _refusing(lambda: release_draft(desk.session, row, by=desk.person.id, now=desk.now))
    owe_news(desk.session, row, current_office().link, now=desk.now)


def _send_again(desk: Desk, row: QuarterSummary, form: Form) -> None:
    number = form.get("copy", "")
    copy = desk.session.get(SummaryDelivery, int(number), with_for_update=True) if number.isdecimal() else None
    if copy is None or copy.summary_id != row.id:
        raise DeedRefusedError(words.NO_SUCH_COPY)
    if not send_again(desk.session, copy, current_office().link, now=desk.now):
        raise DeedRefusedError(words.NOT_AGAIN)
    desk.note("send summary again", f"summary {row.id}")


def _deliver(desk: Desk, row: QuarterSummary, _form: Form) -> None:
    if row.released_at is None:
        raise DeedRefusedError(words.NOT_RELEASED)
    owe_news(desk.session, row, current_office().link, now=desk.now)
    desk.note("deliver summary", f"summary {row.id}")


def _same_draft(row: QuarterSummary, form: Form) -> None:
    """Refuse when the figures are not those that were on the page: what was read is what is released."""
    if form.get("fingerprint") != row.fingerprint:
        raise DeedRefusedError(words.CHANGED_MEANWHILE)


def _refusing(deed: Callable[[], None]) -> None:
    try:
        deed()
    except AlreadyReleasedError as refusal:
        _refuse(words.RELEASED_ALREADY, refusal)
    except SummaryRefusedError as refusal:
        _refuse(phrases.REFUSALS.get(str(refusal), words.RELEASED_ALREADY), refusal)


def _refuse(sentence: str, cause: Exception) -> Never:
    raise DeedRefusedError(sentence) from cause


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError as error:
        raise DeedRefusedError(phrases.BAD_DATE) from error


DEEDS: Mapping[str, Callable[[Desk, QuarterSummary, Form], None]] = {
    "remark": _remark,
    "number": _number,
    "leave-out": _leave_out,
    "release": _release,
    "again": _send_again,
    "deliver": _deliver,
}
"""Every deed of the summary's page."""
