"""How long things took: nearest-rank percentiles, computed alike by SQLite and PostgreSQL."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.quarter import Quarter
from services.summary_counts import of_quarter

SECONDS_A_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Durations:
    """How many tips, and the minutes within which half and nine in ten of them were done; None without any."""

    count: int
    median: float | None
    p90: float | None


def durations(session: Session, quarter: Quarter, seconds: ColumnElement[int]) -> Durations:
    """Return how long the quarter's tips took, of those done by the cut; `seconds` is a column of the rows aside."""
    place = sa.func.row_number().over(order_by=seconds).label("place")
    whole = sa.func.count().over().label("whole")
    ranked = select(seconds.label("seconds"), place, whole).where(of_quarter(quarter), seconds.is_not(None)).subquery()
    places = ((ranked.c.whole + 1) // 2, (9 * ranked.c.whole + 9) // 10)
    query = select(ranked.c.whole, ranked.c.seconds).where(ranked.c.place.in_(places)).order_by(ranked.c.place)
    return _durations([(row[0], row[1]) for row in session.execute(query)])


def _durations(rows: Sequence[tuple[int, int]]) -> Durations:
    if not rows:
        return Durations(0, None, None)
    first, last = rows[0], rows[-1]
    return Durations(first[0], round(first[1] / SECONDS_A_MINUTE, 1), round(last[1] / SECONDS_A_MINUTE, 1))
