"""A tip's clocks: by when somebody must have looked at it, and by when it must be settled."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from language.labels import Urgency
from models.tip import Channel, Tip
from services.working_time import after_working_time

_WORKING_DAY = timedelta(hours=8)
_HISTORY, _TOLD, _REOPENED = "history", "told_at", "reopened_at"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """How long the first response and the settling may take; around the clock, or in working time."""

    respond: timedelta
    resolve: timedelta
    around_the_clock: bool

    def ends(self, start: datetime, span: timedelta) -> datetime:
        """Return when the span ends on this clock."""
        return start + span if self.around_the_clock else after_working_time(start, span)


CLOCKS: Mapping[Urgency, Clock] = {
    Urgency.EMERGENCY: Clock(respond=timedelta(minutes=15), resolve=timedelta(hours=24), around_the_clock=True),
    Urgency.URGENT: Clock(respond=timedelta(hours=4), resolve=timedelta(days=3), around_the_clock=True),
    Urgency.ROUTINE: Clock(respond=3 * _WORKING_DAY, resolve=15 * _WORKING_DAY, around_the_clock=False),
}


def set_clocks(tip: Tip) -> None:
    """Set the tip's deadlines by its urgency, counted from when it was reported; history has none.

    What is read from a file a day later cannot be late: its first clock runs when officers are told of it at once.
    """
    known = tip.details or {}
    tip.respond_by = tip.resolve_by = None
    if known.get(_HISTORY):
        return
    clock = CLOCKS[Urgency(tip.urgency)]
    if tip.channel is not Channel.IMPORT or _TOLD in known:
        tip.respond_by = clock.ends(_moment(tip, _TOLD), clock.respond)
    tip.resolve_by = clock.ends(_moment(tip, _REOPENED), clock.resolve)


def note_history(tip: Tip) -> None:
    """Note that the tip was old news when it came: its clocks never run, and nobody is reminded of it."""
    tip.details = tip.details | {_HISTORY: True}
    set_clocks(tip)


def note_told(tip: Tip, now: datetime) -> None:
    """Note that officers are told only now of what was written earlier: they have the whole time to respond."""
    tip.details = tip.details | {_TOLD: now.isoformat()}
    set_clocks(tip)


def was_told(tip: Tip) -> bool:
    """Tell whether officers were told of what an export held."""
    return _TOLD in tip.details


def note_reopened(tip: Tip, now: datetime) -> None:
    """Note that the tip is worked on anew: it has the whole time again, and is reminded of again."""
    tip.details = tip.details | {_REOPENED: now.isoformat(), "reminded": []}
    tip.resolved_at = None
    set_clocks(tip)


def is_overdue(tip: Tip, now: datetime) -> bool:
    """Tell whether the tip waits for its first response, or for its end, longer than it may."""
    if tip.responded_at is None and tip.respond_by is not None:
        return tip.respond_by < now
    return tip.resolve_by is not None and tip.resolve_by < now


def _moment(tip: Tip, name: str) -> datetime:
    noted = (tip.details or {}).get(name)
    return datetime.fromisoformat(noted) if noted else tip.reported_at
