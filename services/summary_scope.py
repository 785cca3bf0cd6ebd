"""What a summary counts: which quarter, up to which moment, for which reader."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, select

from models.person import CITY_WIDE, Role
from models.quarter import BANGKOK, Quarter
from models.tip import COUNTED, Tip, TipChange, TipState


class SummaryRefusedError(Exception):
    """The summary cannot be compiled as asked; the message says why in one sentence."""


@dataclass(frozen=True, slots=True)
class Scope:
    """One quarter as it was known at `cut`; `now` is when it is counted."""

    quarter: Quarter
    cut: datetime
    now: datetime
    reader: Role

    @property
    def until(self) -> datetime:
        """The end of what is counted: the quarter's, or the cut if that comes first."""
        return min(self.quarter.end, self.cut)

    @property
    def is_closed(self) -> bool:
        """Whether the whole quarter lies before the cut."""
        return self.cut >= self.quarter.end

    @property
    def months_begun(self) -> int:
        """How many of the quarter's three months had begun by the cut: of the others nothing can be known."""
        return sum(datetime(year, month, 1, tzinfo=BANGKOK) < self.cut for year, month in self.quarter.months())

    @property
    def sees_security(self) -> bool:
        """Whether the reader may see security categories one by one."""
        return self.reader in CITY_WIDE

    def of(self, quarter: Quarter) -> "Scope":
        """Return the same look at another quarter."""
        return Scope(quarter, self.cut, self.now, self.reader)


def scope_of(quarter: Quarter, *, as_of: date | None, now: datetime, reader: Role) -> Scope:
    """Return the scope that cuts at the end of the day `as_of` in Bangkok (today by default), never after `now`."""
    today = now.astimezone(BANGKOK).date()
    day = as_of or today
    if day > today:
        raise SummaryRefusedError("the day of the figures lies in the future")
    if day < quarter.first_day:
        raise SummaryRefusedError("the quarter had not begun on the day of the figures")
    next_morning = datetime.combine(day + timedelta(days=1), datetime.min.time(), BANGKOK)
    return Scope(quarter, min(next_morning, now), now, reader)


def state_at_cut(scope: Scope) -> ColumnElement[Any]:
    """Return a tip's state as it was at the cut, read from its history when the cut lies in the past."""
    if scope.cut >= scope.now:
        # Inside a function the state offers no index, so that the tips are found by their time.
        return sa.func.coalesce(Tip.state, TipState.UNSURE)
    before = (
        select(TipChange.before)
        .where(TipChange.tip_id == Tip.id, TipChange.at >= scope.cut, TipChange.before.in_(list(TipState)))
        .order_by(TipChange.id)
        .limit(1)
        .scalar_subquery()
    )
    return sa.func.coalesce(before, Tip.state)


def counted(scope: Scope) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of a tip that the figures count: reported in time, neither unsure nor taken back."""
    return (
        Tip.reported_at >= scope.quarter.start,
        Tip.reported_at < scope.until,
        state_at_cut(scope).in_(sorted(COUNTED)),
    )


def month_number(scope: Scope) -> ColumnElement[int]:
    """Return which of the quarter's months (1 to 3, in Bangkok) a tip was reported in."""
    _, second, third = (datetime(year, month, 1, tzinfo=BANGKOK) for year, month in scope.quarter.months())
    return sa.case((Tip.reported_at < second, 1), (Tip.reported_at < third, 2), else_=3)


def known_by(moment: ColumnElement[Any], cut: datetime) -> ColumnElement[bool]:
    """Return whether something had happened by the cut."""
    return sa.and_(moment.is_not(None), moment < cut)
