"""A plain table as a workbook, and back."""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import openpyxl
import xlsxwriter


def write_table(name: str, heading: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return an XLSX file with one sheet; text stays text, so that no cell becomes a formula."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, heading, book.add_format({"bold": True}))
    for number, row in enumerate(rows, start=1):
        sheet.write_row(number, 0, row)
    book.close()
    return content.getvalue()


def read_table(content: bytes) -> Iterator[list[Any]]:
    """Yield the rows of the first sheet of an XLSX file; ValueError when it is none."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except Exception as error:
        raise ValueError("the file is no XLSX workbook") from error
    for row in book.worksheets[0].iter_rows(values_only=True):
        yield list(row)
    book.close()
