"""What an amendment changed: the figures that differ from the edition before."""

from collections.abc import Iterator, Mapping
from typing import Any

from language.phrases.summary_news import CHANGE_TABLES

_COLUMN = {"overview": "now", "projects": "percent", "indicators": "level"}


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return one row a figure that differs: `table`, `label`, `before`, `after`; None where a row was not there."""
    return [row for table in CHANGE_TABLES for row in _differences(table, before, after)]


def _differences(table: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    old, new = _figures(table, before), _figures(table, after)
    for label in [*new, *(label for label in old if label not in new)]:
        if old.get(label) != new.get(label):
            yield {
                "table": CHANGE_TABLES[table],
                "label": label,
                "before": old.get(label),
                "after": new.get(label),
            }


def _figures(table: str, snapshot: Mapping[str, Any]) -> dict[str, Any]:
    column = _COLUMN.get(table, "tips")
    return {row["label"]: row.get(column) for row in snapshot.get(table, ())}
