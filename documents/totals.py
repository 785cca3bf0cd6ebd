"""The last row of a table: sums of what is known, and nothing where a small cell is withheld."""

from documents.blocks import Cell, Table

TOTAL = "รวม"


def total_row(table: Table) -> tuple[Cell, ...] | None:
    """Sum the table's columns, None for a table without totals; a withheld or unknown cell withholds its sum."""
    if not table.totals:
        return None
    columns = [[row[place] for row in table.rows] for place in range(len(table.columns))]
    sums = (
        _sum(values) if column.key in table.totals else ""
        for column, values in zip(table.columns, columns, strict=True)
    )
    return (TOTAL, *tuple(sums)[1:])


def _sum(values: list[Cell]) -> Cell:
    known = [value for value in values if isinstance(value, int | float)]
    return sum(known) if len(known) == len(values) else None
