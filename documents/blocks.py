"""What a report is made of, before it is drawn as PDF, DOCX or XLSX."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Cell: TypeAlias = str | int | float | None
"""A figure or words; None is unknown, and a string such as "<3" stands for a small cell withheld."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading: level 1 opens a chapter, level 2 a part of it."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """Sentences that stand one below the other."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; `kind` says how its cells are written, `width` is a share of the line."""

    key: str
    head: str
    kind: str = "text"
    width: float = 1.0
    formula: str = ""
    """How a spreadsheet computes it, other columns in braces: `{tips}` this row's cell, `{all_tips}` the column's."""
    formula_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of figures; `totals` names the columns that are summed in a last row."""

    key: str
    title: str
    sheet: str
    """A short name, for a spreadsheet's tab."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one line or one set of bars, in the order of the chart's labels."""

    name: str
    values: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars (`kind="bars"`, drawn in the order given) or lines (`kind="lines"`), each value labelled."""

    key: str
    kind: str
    title: str
    unit: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    table: str = ""
    """The key of the table whose cells a spreadsheet draws it from; empty for none."""
    columns: tuple[tuple[str, str], ...] = ()
    """That table's columns, each with the series' name."""


@dataclass(frozen=True, slots=True)
class DistrictMap:
    """One value for each district, to be drawn on the city's outlines."""

    key: str
    title: str
    unit: str
    values: Mapping[str, Cell] = field(default_factory=dict)


Block: TypeAlias = Heading | Paragraph | Bullets | Table | Chart | DistrictMap


def described(figure: Chart | DistrictMap) -> str:
    """Put the figure in words for whoever cannot see it."""
    return f"{figure.title}: {', '.join(f'{label} {value}' for label, value in _pairs(figure))} ({figure.unit})"


def _pairs(figure: Chart | DistrictMap) -> list[tuple[str, Any]]:
    if isinstance(figure, DistrictMap):
        return list(figure.values.items())
    return [
        (f"{label} {series.name}".strip(), value)
        for series in figure.series
        for label, value in zip(figure.labels, series.values, strict=True)
    ]
