"""Small numbers withheld, so that no table of figures points at a person."""

from collections.abc import Mapping, Sequence
from typing import Any

FEWEST_SHOWN = 3
SMALL = f"<{FEWEST_SHOWN}"
COVERED = "*"
"""Stands for a cell that is not small itself, but would give a small one away by subtraction."""
FEWEST_WITHHELD = 2

Figure = int | str | None


def withhold(values: Sequence[int | None]) -> list[Figure]:
    """Replace 1 and 2, and then as many more as it takes that their sum tells none of them; 0 and None stay."""
    shown: list[Figure] = [SMALL if value and value < FEWEST_SHOWN else value for value in values]
    while _is_guessable(values, shown):
        candidates = [(value, place) for place, value in enumerate(shown) if isinstance(value, int) and value]
        if not candidates:
            break
        shown[min(candidates)[1]] = COVERED
    return shown


def withhold_columns(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> list[dict[str, Any]]:
    """Return the rows with small cells of the columns withheld, each column by itself."""
    shown = {column: withhold([row[column] for row in rows]) for column in columns}
    return [{**row, **{column: shown[column][place] for column in columns}} for place, row in enumerate(rows)]


def withhold_parts(
    rows: Sequence[Mapping[str, Any]], of: str, wholes: Mapping[Any, Mapping[str, Any]], columns: Sequence[str]
) -> list[dict[str, Any]]:
    """Return the rows with small cells withheld, part by part; `of` names the whole a row is part of.

    A whole that is withheld would follow from parts that are all shown, and with it a small one beside it: its least
    part is covered too.
    """
    parts = [[row for row in rows if row[of] == name] for name in dict.fromkeys(row[of] for row in rows)]
    return [row for part in parts for row in _part(part, wholes.get(part[0][of], {}), columns)]


def _part(
    rows: Sequence[Mapping[str, Any]], whole: Mapping[str, Any], columns: Sequence[str]
) -> Sequence[dict[str, Any]]:
    shown = withhold_columns(rows, columns)
    for column in columns:
        cells = [row[column] for row in shown]
        told = [(value, place) for place, value in enumerate(cells) if isinstance(value, int) and value]
        if isinstance(whole.get(column), str) and told and not any(isinstance(cell, str) for cell in cells):
            shown[min(told)[1]][column] = COVERED
    return shown


def _is_guessable(values: Sequence[int | None], shown: Sequence[Figure]) -> bool:
    """Tell whether the withheld cells follow from their sum: one alone, or all at their least or all at their most."""
    hidden = [value or 0 for value, cell in zip(values, shown, strict=True) if isinstance(cell, str)]
    if not hidden:
        return False
    only_small = COVERED not in shown
    extremes = (len(hidden), len(hidden) * (FEWEST_SHOWN - 1))
    return len(hidden) < FEWEST_WITHHELD or (only_small and sum(hidden) in extremes)
