"""Rows of figures, printed as a table."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what, its value in words, what it was aimed at, and whether it was reached (None: no aim)."""

    what: str
    value: str
    aim: str = ""
    reached: bool | None = None


def show(title: str, rows: Sequence[Row]) -> None:
    """Print the rows under their title."""
    print(f"\n{title}")
    for row in rows:
        mark = {True: "reached", False: "MISSED", None: ""}[row.reached]
        print(f"  {row.what:58} {row.value:>26}  {row.aim:>18} {mark}")


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which the share (0 to 1) of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
