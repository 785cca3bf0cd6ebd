"""The same counts of a quarter by another hand: DuckDB over a table of its own, timed and compared."""

import tempfile
import time
from collections.abc import Iterable
from datetime import datetime

import duckdb

from models.quarter import BANGKOK, Quarter

Told = tuple[str, str, str, str, datetime, datetime | None, datetime | None]
"""State, category, urgency, district, and when a tip was reported, answered and resolved."""
_LOAD = """CREATE TABLE tip AS SELECT * FROM read_csv(?, header=false, nullstr='', columns={'state': 'VARCHAR',
'category': 'VARCHAR', 'urgency': 'VARCHAR', 'district': 'VARCHAR', 'reported': 'TIMESTAMP', 'answered': 'TIMESTAMP',
'resolved': 'TIMESTAMP'})"""
_QUARTER = "FROM tip WHERE reported >= ? AND reported < ? AND state <> 'withdrawn'"
_COUNTS = (
    f"SELECT month(reported), category, urgency, state, count(*) {_QUARTER} GROUP BY ALL",
    f"SELECT district, state, count(*) {_QUARTER} GROUP BY ALL",
    f"SELECT quantile_disc(answered - reported, [0.5, 0.9]), quantile_disc(resolved - reported, [0.5, 0.9]) {_QUARTER}",
)


def count_in_duckdb(tips: Iterable[Told], quarter: Quarter) -> tuple[float, dict[str, int]]:
    """Return the seconds that the counts of three quarters take, and the quarter's tips by category."""
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file, duckdb.connect() as connection:
        file.writelines(",".join(_plain(value) for value in row) + "\n" for row in tips)
        file.flush()
        connection.execute(_LOAD, [file.name])
        started = time.perf_counter()
        for each in (quarter.a_year_before(), quarter.previous(), quarter):
            found = [connection.execute(query, _edges(each)).fetchall() for query in _COUNTS]
        taken = time.perf_counter() - started
    categories: dict[str, int] = {}
    for _, category, _, _, count in found[0]:
        categories[category] = categories.get(category, 0) + count
    return taken, categories


def _edges(quarter: Quarter) -> list[datetime]:
    return [edge.astimezone(BANGKOK).replace(tzinfo=None) for edge in (quarter.start, quarter.end)]


def _plain(value: str | datetime | None) -> str:
    if isinstance(value, datetime):
        return f"{value.astimezone(BANGKOK):%Y-%m-%d %H:%M:%S.%f}"
    return value or ""
