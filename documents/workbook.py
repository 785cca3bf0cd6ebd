"""The summary as an Excel workbook: every table's data, native charts, formulas where a reader expects them."""

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from documents.blocks import Chart, Table
from documents.letter_settings import LetterSettings
from documents.pdf import cover_words
from documents.report_outline import outline
from documents.sheets import INK, TITLE_LINE, draw_chart, print_marks, print_setup, write_table
from documents.snapshot import Snapshot, fingerprint

FONT = "TH Sarabun New"
POINTS = 14
NUMBER_FORMATS = {
    "count": "#,##0",
    "money": "#,##0.00",
    "percent": "0.0",
    "change": "+0.0;-0.0;0.0",
    "minutes": "#,##0",
}


def summary_xlsx(snapshot: Snapshot, settings: LetterSettings) -> bytes:
    """Write one sheet a table behind a cover sheet; equal figures give equal bytes."""
    kept = io.BytesIO()
    with Workbook(kept, {"in_memory": True}) as book:
        formats = _formats(book)
        _describe(book, snapshot, settings)
        blocks = outline(snapshot, whole=True)
        tables = [block for block in blocks if isinstance(block, Table)]
        charts = {block.table: block for block in blocks if isinstance(block, Chart) and block.table}
        cover = book.add_worksheet("ปก")
        _cover(cover, snapshot, settings, [(table.title, table.sheet) for table in tables], formats)
        for table in tables:
            sheet = book.add_worksheet(table.sheet)
            write_table(sheet, table, formats)
            print_setup(sheet, table, settings.secrecy)
            if table.key in charts:
                draw_chart(book, sheet, table, charts[table.key])
    return kept.getvalue()


def _formats(book: Workbook) -> Mapping[str, Format]:
    base: dict[str, object] = {"font_name": FONT, "font_size": POINTS, "valign": "top"}
    special: dict[str, dict[str, object]] = {
        "text": {"text_wrap": True},
        "note": {"font_color": "#555555", "text_wrap": True},
        "title": {"bold": True, "font_size": 18},
        "head": {"bold": True, "bg_color": "#E8E8E8", "bottom": 1, "text_wrap": True, "align": "center"},
        "date": {"num_format": "d mmm yyyy", "align": "left"},
        "link": {"font_color": INK, "underline": 1},
    }
    numbers: dict[str, dict[str, object]] = {
        kind: {"num_format": code, "align": "right"} for kind, code in NUMBER_FORMATS.items()
    }
    totals: dict[str, dict[str, object]] = {
        f"total {kind}": {**rule, "bold": True, "top": 1} for kind, rule in numbers.items()
    }
    totals |= {f"total {kind}": {"bold": True, "top": 1} for kind in ("text", "date")}
    return {name: book.add_format({**base, **rule}) for name, rule in {**special, **numbers, **totals}.items()}


def _describe(book: Workbook, snapshot: Snapshot, settings: LetterSettings) -> None:
    made = date.fromisoformat(snapshot["compiled_at"][:10])
    book.set_properties(
        {
            "title": cover_words(snapshot, in_thai=False)["subject"],
            "author": settings.office,
            "comments": fingerprint(snapshot),
            "created": datetime(made.year, made.month, made.day, tzinfo=UTC),
        }
    )


def _cover(
    sheet: Worksheet,
    snapshot: Snapshot,
    settings: LetterSettings,
    contents: Sequence[tuple[str, str]],
    formats: Mapping[str, Format],
) -> None:
    words = cover_words(snapshot, in_thai=False)
    lines = (
        settings.secrecy,
        words["period"],
        words["year"],
        settings.office,
        f"ข้อมูล ณ วันที่ {words['as-of']}",
        words["status"],
    )
    sheet.set_column(0, 0, 90)
    sheet.set_row(0, TITLE_LINE)
    print_marks(sheet, words["title"], settings.secrecy)
    sheet.write(0, 0, words["title"], formats["title"])
    said = [*(line for line in lines if line), f"SHA-256 {fingerprint(snapshot)}", *snapshot["notes"].values()]
    for row, line in enumerate(said, 1):
        sheet.write(row, 0, line, formats["text"])
    for row, (title, name) in enumerate(contents, len(said) + 2):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", formats["link"], title)
