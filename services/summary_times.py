"""How long things took: nearest-rank percentiles, computed alike by SQLite and PostgreSQL."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.functions import FunctionElement

from models.tip import Tip
from services.summary_scope import Scope, counted, known_by

SECONDS_A_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Durations:
    """How many tips, and the minutes within which half and nine in ten of them were done; None without any."""

    count: int
    median: float | None
    p90: float | None


class _Seconds(FunctionElement[int]):
    """Whole seconds since 1970 of a moment."""

    inherit_cache = True
    type = sa.BigInteger()


@compiles(_Seconds, "sqlite")
def _on_sqlite(element: _Seconds, compiler: Any, **how: Any) -> str:  # noqa: ANN401 - SQLAlchemy's hook
    return f"unixepoch({compiler.process(element.clauses, **how)})"


@compiles(_Seconds, "postgresql")
def _on_postgresql(element: _Seconds, compiler: Any, **how: Any) -> str:  # noqa: ANN401 - SQLAlchemy's hook
    return f"CAST(FLOOR(EXTRACT(EPOCH FROM {compiler.process(element.clauses, **how)})) AS BIGINT)"


def durations(session: Session, scope: Scope, done: InstrumentedAttribute[datetime | None]) -> Durations:
    """Return how long the quarter's tips took from the report to `done`, of those done by the cut."""
    taken: ColumnElement[int] = _Seconds(done) - _Seconds(Tip.reported_at)
    ranked = (
        select(
            taken.label("seconds"),
            sa.func.row_number().over(order_by=taken).label("place"),
            sa.func.count().over().label("whole"),
        )
        .where(*counted(scope), known_by(done.expression, scope.cut))
        .subquery()
    )
    places = ((ranked.c.whole + 1) // 2, (9 * ranked.c.whole + 9) // 10)
    query = select(ranked.c.whole, ranked.c.seconds).where(ranked.c.place.in_(places)).order_by(ranked.c.place)
    return _durations([(row[0], row[1]) for row in session.execute(query)])


def _durations(rows: Sequence[tuple[int, int]]) -> Durations:
    if not rows:
        return Durations(0, None, None)
    first, last = rows[0], rows[-1]
    return Durations(first[0], round(first[1] / SECONDS_A_MINUTE, 1), round(last[1] / SECONDS_A_MINUTE, 1))
