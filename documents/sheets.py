"""One table as one Excel sheet: true numbers, totals and shares as formulas, a native chart below them."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from documents.blocks import Cell, Chart, Column, Table
from documents.figures import NUMERIC_KINDS
from documents.totals import TOTAL, total_row

INK = "#1F4E6B"
HEAD_ROW = 2
FIRST_ROW = HEAD_ROW + 1
CHARACTERS_A_SHARE = 11
NOTE_LINE, TITLE_LINE = 20, 27
ROWS_BESIDE_A_CHART = 8
"""A longer table's chart is printed on a page of its own."""
MINUTES_UNIT = " (นาที)"


def write_table(sheet: Worksheet, table: Table, formats: Mapping[str, Format]) -> None:
    """Write title, note, head, rows and totals, the head frozen and filters ready."""
    sheet.write(0, 0, table.title, formats["title"])
    _write_note(sheet, table, formats["note"])
    # Said outright: a program that does not measure the rows itself would cut the marks of Thai letters off.
    sheet.set_row(0, TITLE_LINE)
    sheet.set_row(HEAD_ROW, NOTE_LINE * max(ceil(len(column.head) / _characters(column)) for column in table.columns))
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, _characters(column))
        sheet.write(HEAD_ROW, place, column.head + (MINUTES_UNIT if column.kind == "minutes" else ""), formats["head"])
    for row, cells in enumerate(table.rows, FIRST_ROW):
        _write_row(sheet, row, table, cells, formats)
    _write_totals(sheet, table, formats)
    sheet.freeze_panes(FIRST_ROW, 1)
    sheet.autofilter(HEAD_ROW, 0, _last_row(table), len(table.columns) - 1)


def print_setup(sheet: Worksheet, table: Table, secrecy: str) -> None:
    """Print on A4, one page wide, the head on every page."""
    print_marks(sheet, table.title, secrecy)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, HEAD_ROW)


def print_marks(sheet: Worksheet, title: str, secrecy: str) -> None:
    """Print on A4 with secrecy in red above and below, or the title above; the page's number below."""
    mark = f'&C&"TH Sarabun New,Bold"&18&KC00000{secrecy}'
    sheet.set_paper(9)
    sheet.set_header(mark if secrecy else f"&C{title}")
    sheet.set_footer(f"{mark}&R&P/&N" if secrecy else "&C&P/&N")


def draw_chart(book: Workbook, sheet: Worksheet, table: Table, chart: Chart) -> None:
    """Add a native bar or line chart of the sheet's own cells, below the table, where a printed page has room."""
    drawn = book.add_chart({"type": "bar" if chart.kind == "bars" else "line"})
    names, last = sheet.get_name(), _last_row(table)
    for key, name in chart.columns:
        place = _place_of(table, key)
        drawn.add_series(
            {
                "name": name or table.columns[place].head,
                "categories": [names, FIRST_ROW, 0, last, 0],
                "values": [names, FIRST_ROW, place, last, place],
                "fill": {"color": INK},
                "data_labels": {"value": True},
            }
        )
    # The table's name: the report sorts its bars and says so, a sheet draws them in the order of its rows.
    drawn.set_title({"name": table.title, "name_font": {"size": 12}})
    drawn.set_legend({"none": len(chart.columns) == 1})
    drawn.set_y_axis({"reverse": chart.kind == "bars", "min": None if chart.kind == "bars" else 0})
    drawn.set_size({"width": 720, "height": max(320, 26 * len(table.rows))})
    if len(table.rows) > ROWS_BESIDE_A_CHART:
        sheet.set_h_pagebreaks([_last_row(table) + 2])
    sheet.insert_chart(_last_row(table) + 3, 0, drawn, {"description": table.title})


def _write_note(sheet: Worksheet, table: Table, form: Format) -> None:
    """Write the note over the table's width and as many lines as it takes, so that it makes no page wider."""
    lines = ceil(len(table.note) / sum(map(_characters, table.columns)))
    sheet.merge_range(1, 0, 1, len(table.columns) - 1, table.note, form)
    sheet.set_row(1, NOTE_LINE * max(1, lines))


def _characters(column: Column) -> float:
    return max(9, column.width * CHARACTERS_A_SHARE)


def _write_row(sheet: Worksheet, row: int, table: Table, cells: Sequence[Cell], formats: Mapping[str, Format]) -> None:
    for place, (column, value) in enumerate(zip(table.columns, cells, strict=True)):
        formula = _formula(table, column, cells, row)
        if formula and value is not None:
            sheet.write_formula(row, place, formula, formats[column.kind], value)
        else:
            _write_cell(sheet, row, place, value, formats[column.kind])


def _write_cell(sheet: Worksheet, row: int, place: int, value: Cell, form: Format) -> None:
    """Write numbers as numbers, ISO days as days, all else as text: a code or a sign never becomes a formula."""
    if isinstance(value, int | float):
        sheet.write_number(row, place, value, form)
    elif value and form.num_format == "d mmm yyyy":
        sheet.write_datetime(row, place, date.fromisoformat(value[:10]), form)
    else:
        sheet.write_string(row, place, "-" if value is None else value, form)


def _formula(table: Table, column: Column, cells: Sequence[Cell], row: int) -> str:
    """Put the column's formula in this row's cells, empty when a cell it reads is unknown or withheld."""
    known = all(isinstance(cells[_place_of(table, key)], int | float) for key in column.formula_of)
    if not column.formula or not known:
        return ""
    letters = {key: _letter(_place_of(table, key)) for key in column.formula_of}
    here = {key: f"{letter}{row + 1}" for key, letter in letters.items()}
    whole = {
        f"all_{key}": f"{letter}${FIRST_ROW + 1}:{letter}${_last_row(table) + 1}" for key, letter in letters.items()
    }
    return column.formula.format_map({**here, **whole})


def _write_totals(sheet: Worksheet, table: Table, formats: Mapping[str, Format]) -> None:
    totals, row = total_row(table), _last_row(table) + 1
    for place, (column, value) in enumerate(zip(table.columns, totals or (), strict=False)):
        form = formats[f"total {column.kind if column.kind in NUMERIC_KINDS else 'text'}"]
        if isinstance(value, int | float):
            letter = _letter(place)
            sheet.write_formula(row, place, f"=SUM({letter}{FIRST_ROW + 1}:{letter}{row})", form, value)
        else:
            sheet.write_string(row, place, TOTAL if place == 0 else "-" if value is None else "", form)


def _last_row(table: Table) -> int:
    return HEAD_ROW + max(1, len(table.rows))


def _place_of(table: Table, key: str) -> int:
    return next(place for place, column in enumerate(table.columns) if column.key == key)


def _letter(place: int) -> str:
    return chr(ord("A") + place)
