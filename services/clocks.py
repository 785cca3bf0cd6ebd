"""A tip's clocks: by when somebody must have looked at it, and by when it must be settled."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from language.labels import Urgency
from models.tip import Tip
from services.working_time import after_working_time

_WORKING_DAY = timedelta(hours=8)
_HISTORY = "history"


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
    """Set the tip's deadlines by its urgency, counted from when it was reported; history has none."""
    if (tip.details or {}).get(_HISTORY):
        tip.respond_by = tip.resolve_by = None
        return
    clock = CLOCKS[Urgency(tip.urgency)]
    tip.respond_by = clock.ends(tip.reported_at, clock.respond)
    tip.resolve_by = clock.ends(tip.reported_at, clock.resolve)


def start_response(tip: Tip, now: datetime) -> None:
    """Run the first clock from now, when officers are told of what was written earlier."""
    clock = CLOCKS[Urgency(tip.urgency)]
    tip.respond_by = clock.ends(now, clock.respond)


def note_history(tip: Tip) -> None:
    """Note that the tip was old news when it came: its clocks never run, and nobody is reminded of it."""
    tip.details = tip.details | {_HISTORY: True}
    set_clocks(tip)


def is_overdue(tip: Tip, now: datetime) -> bool:
    """Tell whether the tip waits for its first response, or for its end, longer than it may."""
    if tip.responded_at is None:
        return tip.respond_by is not None and tip.respond_by < now
    return tip.resolve_by is not None and tip.resolve_by < now
