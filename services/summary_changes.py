"""What an amendment changed: the figures that differ from the edition before."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from documents.thai_text import short_date
from language.phrases.summary_news import CHANGE_TABLES, COUNT_OF

Row = Mapping[str, Any]
_NAMES = {
    "notable": ("date", "district", "category"),
    "meetings": ("date", "label"),
    "contradictions": ("code", "text"),
}
"""What tells a row of a table from the others, where that is not its label alone."""


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return one row a figure that differs: `table`, `label`, `before`, `after`; None where a row was not there."""
    return [row for table in CHANGE_TABLES for row in _differences(table, before, after)]


def _differences(table: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    said, columns = CHANGE_TABLES[table]
    for column, words in columns.items():
        old, new = _figures(table, column, before), _figures(table, column, after)
        for label in [*new, *(label for label in old if label not in new)]:
            if old.get(label) != new.get(label):
                shown = f"{label} {words}".strip()
                yield {"table": said, "label": shown, "before": old.get(label), "after": new.get(label)}


def _figures(table: str, column: str, snapshot: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table's column by its rows' names; a column called COUNT_OF counts rows of one name."""
    found: dict[str, Any] = {}
    for row in snapshot.get(table, ()):
        name = " ".join(_said(part, row[part]) for part in _NAMES.get(table, ("label",)))
        found[name] = found.get(name, 0) + 1 if column == COUNT_OF else row.get(column)
    return found


def _said(part: str, value: object) -> str:
    return short_date(date.fromisoformat(str(value))) if part == "date" else str(value)
