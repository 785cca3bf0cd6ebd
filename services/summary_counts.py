"""Tips of a quarter, added up by the database and folded in memory."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, fields

import sqlalchemy as sa
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.quarter import Quarter
from models.tip import Tip
from services.summary_rows import ROWS
from services.summary_scope import Scope


@dataclass(frozen=True, slots=True)
class Sums:
    """What is added up over tips; but for `tips`, each is a column of the rows taken aside."""

    tips: int = 0
    verified: int = 0
    unfounded: int = 0
    placed: int = 0
    dated: int = 0
    pinned: int = 0
    anonymous: int = 0
    kept: int = 0
    late: int = 0
    pending: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))


@dataclass(frozen=True, slots=True)
class Cell:
    """The sums of all tips alike in month, category, urgency and state."""

    month: int
    category: str
    urgency: str
    state: str
    sums: Sums


def of_quarter(quarter: Quarter) -> ColumnElement[bool]:
    """Return the condition that a row taken aside belongs to the quarter."""
    return ROWS.c.quarter == str(quarter)


def count_cells(session: Session, quarter: Quarter) -> list[Cell]:
    """Return the quarter's tips, added up by every way the report divides them but place."""
    kinds = (ROWS.c.month, ROWS.c.category, ROWS.c.urgency, ROWS.c.state)
    query = select(*kinds, *_sums()).where(of_quarter(quarter)).group_by(*kinds)
    return [Cell(row[0], row[1], row[2], row[3], _read(row[4:])) for row in session.execute(query)]


def count_districts(session: Session, quarter: Quarter) -> dict[str | None, Sums]:
    """Return the quarter's tips added up by district; None is where the place is unknown."""
    query = select(ROWS.c.district, *_sums()).where(of_quarter(quarter)).group_by(ROWS.c.district)
    return {row[0]: _read(row[1:]) for row in session.execute(query)}


def fold(cells: Iterable[Cell], key: Callable[[Cell], Hashable]) -> dict[Hashable, Sums]:
    """Add the cells up under a key of theirs."""
    totals: dict[Hashable, Sums] = {}
    for cell in cells:
        totals[key(cell)] = totals.get(key(cell), Sums()) + cell.sums
    return totals


def total(cells: Iterable[Cell]) -> Sums:
    """Add all cells up."""
    return sum((cell.sums for cell in cells), Sums())


@dataclass(frozen=True, slots=True)
class Incidents:
    """Events behind the tips: how many, how many with several witnesses, and witnesses in all."""

    events: int
    seen_by_several: int
    witnesses: int


def count_incidents(session: Session, quarter: Quarter) -> Incidents:
    """Count events: tips of one incident are one event, a tip without one is its own; anonymous tips are witnesses."""
    witnesses = sa.func.count(sa.distinct(ROWS.c.witness)).label("witnesses")
    events = select(witnesses).where(of_quarter(quarter)).group_by(ROWS.c.event).subquery()
    several = sa.func.sum(sa.case((events.c.witnesses > 1, 1), else_=0))
    row = session.execute(select(sa.func.count(), several, sa.func.sum(events.c.witnesses)).select_from(events)).one()
    return Incidents(*(int(value or 0) for value in row))


def count_reporters(session: Session, quarter: Quarter) -> int:
    """Count the people who reported at least once and are known by an id."""
    return session.scalar(select(sa.func.count(sa.distinct(ROWS.c.reporter))).where(of_quarter(quarter))) or 0


def had_begun(session: Session, scope: Scope) -> bool:
    """Tell whether any tip had been recorded by the quarter's end: before that its figures are unknown, not zero."""
    return session.scalar(select(Tip.id).where(Tip.reported_at < scope.until).limit(1)) is not None


def _sums() -> list[ColumnElement[int]]:
    return [sa.func.count(), *(sa.func.sum(ROWS.c[each.name]) for each in fields(Sums)[1:])]


def _read(values: Iterable[int]) -> Sums:
    return Sums(*(int(value) for value in values))
