"""What an amendment changed, short enough for paper: of a table with many differences the largest."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
MOST_ROWS, ROWS_TOLD = 10, 5
"""How many differences of one table are all told, and how many of a longer one."""


def folded(changes: Sequence[Row], more: str) -> list[Row]:
    """Return the changes in their order, of a long table the largest few and a row `more` with the number left out."""
    tables = dict.fromkeys(row["table"] for row in changes)
    return [row for table in tables for row in _told([row for row in changes if row["table"] == table], more)]


def _told(rows: Sequence[Row], more: str) -> Iterator[Row]:
    largest = sorted(range(len(rows)), key=lambda place: -_difference(rows[place]))
    told = set(largest if len(rows) <= MOST_ROWS else largest[:ROWS_TOLD])
    yield from (row for place, row in enumerate(rows) if place in told)
    if len(told) < len(rows):
        number = f"{len(rows) - len(told):,}"
        yield {"table": rows[0]["table"], "label": more.format(number=number), "before": "", "after": ""}


def _difference(row: Row) -> float:
    """Return how far apart two figures are; what was not there or is withheld counts as nothing."""
    before, after = (value if isinstance(value, int | float) else 0 for value in (row["before"], row["after"]))
    return abs(after - before)
