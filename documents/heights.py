"""How tall a table becomes, estimated from its words: whether it is kept whole or may break over pages."""

import unicodedata
from math import ceil

from documents.blocks import Table
from documents.figures import written
from documents.totals import total_row

LINE, ROW = 15.4, 3.0
LETTER = 5.2
"""Points of a line, of the space around a row, and of a letter's width, as the PDF sets them."""
TEXT_WIDTH = 454.0
TALLEST_WHOLE = 400.0
"""Points: a taller table may break; a page has some 700, and a table kept whole leaves the rest of one empty."""


def is_kept_whole(table: Table) -> bool:
    """Tell whether the table is short enough to stand on one page."""
    return height(table) <= TALLEST_WHOLE


def height(table: Table) -> float:
    """Return about how many points the table is tall, its head and total included."""
    whole = sum(column.width for column in table.columns)
    rooms = [max(1.0, TEXT_WIDTH * column.width / whole - 8) / LETTER for column in table.columns]
    heads = [column.head for column in table.columns]
    rows = [
        [written(value, column.kind) for value, column in zip(row, table.columns, strict=True)] for row in table.rows
    ]
    total: list[list[str]] = [[]] if total_row(table) else []
    return sum(ROW + LINE * _lines(row, rooms) for row in [heads, *rows, *total])


def _lines(cells: list[str], rooms: list[float]) -> int:
    return max((ceil(_letters(cell) / room) for cell, room in zip(cells, rooms, strict=False)), default=1) or 1


def _letters(words: str) -> int:
    return sum(unicodedata.category(letter) != "Mn" for letter in words)
