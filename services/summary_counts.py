"""Tips of a quarter, counted once in the database and folded in memory."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.tip import Tip, TipState
from services.summary_scope import Scope, counted, known_by, month_number, state_at_cut

Promises = tuple[tuple[InstrumentedAttribute[datetime | None], InstrumentedAttribute[datetime | None]], ...]
"""Pairs of columns: until when something was promised, when it was done."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What is added up over tips."""

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
    """The sums of all tips alike in month, category, urgency, state and district."""

    month: int
    category: str
    urgency: str
    state: str
    district: str | None
    sums: Sums


def count_cells(session: Session, scope: Scope) -> list[Cell]:
    """Return the quarter's tips, added up by every way the report divides them; one pass over the quarter."""
    state = state_at_cut(scope)
    kinds = (month_number(scope), Tip.category, Tip.urgency, state, Tip.district)
    named: list[ColumnElement[Any]] = [kind.label(f"kind_{place}") for place, kind in enumerate(kinds)]
    query = select(*named, *_sums(scope, state)).where(*counted(scope)).group_by(*named)
    return [_cell(*row) for row in session.execute(query)]


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


def count_incidents(session: Session, scope: Scope) -> Incidents:
    """Count events: tips of one incident are one event, a tip without one is its own; anonymous tips are witnesses."""
    witness = sa.func.count(sa.distinct(sa.func.coalesce(Tip.reporter_id, Tip.id))).label("witnesses")
    event = sa.func.coalesce(Tip.incident_id, Tip.id)
    events = select(witness).where(*counted(scope)).group_by(event).subquery()
    several = sa.func.sum(sa.case((events.c.witnesses > 1, 1), else_=0))
    row = session.execute(select(sa.func.count(), several, sa.func.sum(events.c.witnesses)).select_from(events)).one()
    return Incidents(*(int(value or 0) for value in row))


def count_reporters(session: Session, scope: Scope) -> int:
    """Count the people who reported at least once and are known by an id."""
    return session.scalar(select(sa.func.count(sa.distinct(Tip.reporter_id))).where(*counted(scope))) or 0


def had_begun(session: Session, scope: Scope) -> bool:
    """Tell whether any tip had been recorded by the quarter's end: before that its figures are unknown, not zero."""
    return session.scalar(select(Tip.id).where(Tip.reported_at < scope.until).limit(1)) is not None


def _sums(scope: Scope, state: ColumnElement[str]) -> list[ColumnElement[int]]:
    promises = ((Tip.respond_by, Tip.responded_at), (Tip.resolve_by, Tip.resolved_at))
    return [
        sa.func.count(),
        _how_many(known_by(Tip.verified_at.expression, scope.cut)),
        _how_many(state == TipState.UNFOUNDED),
        _how_many(Tip.district.is_not(None)),
        _how_many(Tip.happened_at.is_not(None)),
        _how_many(Tip.point_sealed.is_not(None)),
        _how_many(Tip.anonymous.is_(True)),
        _both(promises, lambda due, done: sa.and_(known_by(done, scope.cut), done <= due)),
        _both(promises, lambda due, done: sa.and_(due < scope.cut, sa.or_(done.is_(None), done > due))),
        _both(promises, lambda due, done: sa.and_(due >= scope.cut, sa.or_(done.is_(None), done >= scope.cut))),
    ]


def _cell(month: int, category: str, urgency: str, state: str, district: str | None, *sums: int | None) -> Cell:
    return Cell(month, category, urgency, state, district, Sums(*(int(value or 0) for value in sums)))


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))


def _both(promises: Promises, kept: Callable[..., ColumnElement[bool]]) -> ColumnElement[int]:
    first, second = (_how_many(sa.and_(due.is_not(None), kept(due, done))) for due, done in promises)
    return first + second
