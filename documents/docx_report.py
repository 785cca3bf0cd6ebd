"""The report in Word: the same blocks as the PDF, as headings, paragraphs, tables and pictures an office can edit."""

import io
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Length, Pt
from docx.table import _Row
from docx.text.paragraph import Paragraph as WordParagraph

from documents.blocks import Block, Bullets, Cell, Chart, DistrictMap, Heading, Paragraph, Table, described
from documents.docx_contents import Entry, add_contents
from documents.docx_fields import bookmark, keep_whole, keep_with_next, narrow_cells, repeat_as_header, shade, turn_page
from documents.docx_styles import SIZES, dress_run
from documents.figures import NUMERIC_KINDS, written
from documents.heights import is_kept_whole
from documents.pdf import HeadingPlace
from documents.thai_text import thai_digits as in_thai
from documents.thai_text import tie
from documents.totals import total_row

TEXT_WIDTH = 16.0
CELL_POINTS, CAPTION_POINTS = SIZES["Table Text"], SIZES["Caption"]
TABLE_TEXT_ID = "TableText"
LONGEST_WHOLE = 900
"""Letters of a cell whose row may be cut by the foot of a page: it may not fit on one."""
HEADINGS = frozenset({"Heading 1", "Heading 2"})
GAP_POINTS, NOTE_POINTS, NOTE_LINE = 6, 12, 14
FEW = 2
HEAD_SHADE, TOTAL_SHADE = "E8E8E8", "F4F4F4"


def write_report(
    document: Document,
    pairs: Sequence[tuple[str, Block]],
    pictures: Sequence[bytes],
    places: Sequence[HeadingPlace],
    *,
    thai_digits: bool,
) -> None:
    """Add contents and blocks; `pictures` are the charts and the map, `places` the headings' pages in their order."""
    headings = [(number, block) for number, block in pairs if isinstance(block, Heading)]
    said = [str(place.page) for place in places]
    pages = [in_thai(page) for page in said] if thai_digits else said
    document.add_paragraph("สารบัญ", style="Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_contents(
        document,
        [
            Entry(block.level, f"{number} {block.text}", page)
            for (number, block), page in zip(headings, pages, strict=True)
        ],
    )
    turn_page(document)
    _write_blocks(document, pairs, pictures)
    _set_headings(document, places)


def _set_headings(document: Document, places: Sequence[HeadingPlace]) -> None:
    """Give each heading the bookmark that the contents look up; one that begins a page of the PDF begins one here."""
    lines = [line for line in document.paragraphs if line.style and line.style.name in HEADINGS]
    for number, (line, place) in enumerate(zip(lines, places, strict=True)):
        bookmark(line, number)
        # The first stands behind the break that ends the contents.
        line.paragraph_format.page_break_before = place.first and number > 0


def _write_blocks(document: Document, pairs: Sequence[tuple[str, Block]], pictures: Sequence[bytes]) -> None:
    waiting = iter(pictures)
    following = [block for _, block in pairs[1:]]
    for (number, block), after in zip_longest(pairs, following):
        _write(document, number, block, waiting)
        if isinstance(block, Paragraph) and isinstance(after, Table | Chart | DistrictMap):
            document.paragraphs[-1].paragraph_format.keep_with_next = True


def _write(document: Document, number: str, block: Block, pictures: Iterator[bytes]) -> None:
    match block:
        case Heading():
            document.add_paragraph(f"{number} {block.text}", style=f"Heading {block.level}")
        case Paragraph():
            document.add_paragraph(tie(block.text)).paragraph_format.first_line_indent = Cm(1.25)
        case Bullets():
            _bullets(document, block)
        case Table():
            _table(document, number, block)
        case Chart() | DistrictMap():
            _picture(document, number, block, next(pictures))


def _bullets(document: Document, block: Bullets) -> None:
    for item in block.items:
        document.add_paragraph(tie(item), style="List Bullet")


def _picture(document: Document, number: str, figure: Chart | DistrictMap, picture: bytes) -> None:
    shape = document.add_picture(io.BytesIO(picture), width=Cm(TEXT_WIDTH))
    shape._inline.docPr.set("descr", described(figure))  # noqa: SLF001 (python-docx has no word for alternative text)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    caption = _caption(document, number, figure.title)
    caption.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _caption(document: Document, number: str, title: str) -> WordParagraph:
    caption = document.add_paragraph(style="Caption")
    dress_run(caption.add_run(number), CAPTION_POINTS, bold=True)
    dress_run(caption.add_run(f" {tie(title)}"), CAPTION_POINTS)
    return caption


def _table(document: Document, number: str, table: Table) -> None:
    _caption(document, number, table.title).paragraph_format.keep_with_next = True
    head, total = tuple(column.head for column in table.columns), total_row(table)
    filled = [(head, HEAD_SHADE), *((row, "") for row in table.rows), *([(total, TOTAL_SHADE)] if total else [])]
    grid = document.add_table(rows=len(filled), cols=len(table.columns), style="Table Grid")
    grid.autofit = False
    narrow_cells(grid)
    for grid_column, width in zip(grid.columns, _widths(table), strict=True):
        grid_column.width = width
    together = _together(len(filled), whole=is_kept_whole(table), has_note=bool(table.note))
    for place, (row, (cells, fill)) in enumerate(zip(grid.rows, filled, strict=True)):
        _fill(row, table, cells, fill)
        if place in together:
            keep_with_next(row)
    repeat_as_header(grid.rows[0])
    note = document.add_paragraph(style="Caption")
    if table.note:
        dress_run(note.add_run(f"หมายเหตุ: {tie(table.note)}"), NOTE_POINTS)
    note.paragraph_format.space_before = Pt(2)
    note.paragraph_format.line_spacing = Pt(NOTE_LINE if table.note else GAP_POINTS)


def _together(rows: int, *, whole: bool, has_note: bool) -> set[int]:
    """Return which rows stay with what follows: all of a table kept whole, first and last few of a longer one."""
    followed = set(range(rows if has_note else rows - 1))
    return followed if whole else followed - set(range(FEW, rows - FEW))


def _fill(row: _Row, table: Table, cells: Sequence[Cell], fill: str) -> None:
    if all(len(str(value)) <= LONGEST_WHOLE for value in cells):
        keep_whole(row)
    for cell, value, column, width in zip(row.cells, cells, table.columns, _widths(table), strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        # By its id: by its name python-docx searches all styles for every cell, and a report has a thousand.
        paragraph._p.style = TABLE_TEXT_ID  # noqa: SLF001
        dress_run(paragraph.add_run("" if value == "" else written(value, column.kind)), CELL_POINTS, bold=bool(fill))
        if column.kind in NUMERIC_KINDS:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if fill:
            shade(cell, fill)


def _widths(table: Table) -> list[Length]:
    whole = sum(column.width for column in table.columns)
    return [Cm(TEXT_WIDTH * column.width / whole) for column in table.columns]
