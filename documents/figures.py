"""How one figure is written in a table, a chart or a sentence."""

from collections.abc import Callable, Mapping
from datetime import date

from documents.blocks import Cell
from documents.thai_text import short_date

UNKNOWN = "-"
MINUTES_AN_HOUR = 60
MINUTES_A_DAY = 24 * 60

NUMERIC_KINDS = frozenset({"count", "percent", "money", "minutes", "change"})
"""Kinds of column that stand at the right and may be summed or charted."""


def written(value: Cell, kind: str) -> str:
    """Write a cell as readers see it: `1,234`, `30.5`, `2.5 ชม.`, `23 ม.ค. 63`; unknown is a dash."""
    if value is None or value == "":
        return UNKNOWN
    if isinstance(value, str):
        return _day(value) if kind == "date" and value[:1].isdigit() else value
    return _WRITERS.get(kind, str)(value)


def _minutes(value: Cell) -> str:
    minutes = float(value or 0)
    if minutes < MINUTES_AN_HOUR:
        return f"{minutes:.0f} นาที"
    if minutes < MINUTES_A_DAY:
        return f"{minutes / MINUTES_AN_HOUR:.1f} ชม."
    return f"{minutes / MINUTES_A_DAY:.1f} วัน"


def _day(value: str) -> str:
    return short_date(date.fromisoformat(value[:10]))


def _change(value: Cell) -> str:
    return f"{float(value or 0):+,.1f}".replace("-", "−")


_WRITERS: Mapping[str, Callable[[Cell], str]] = {
    "count": lambda value: f"{value:,}",
    "money": lambda value: f"{value:,.2f}".removesuffix(".00"),
    "percent": lambda value: f"{float(value or 0):.1f}",
    "change": _change,
    "minutes": _minutes,
}
