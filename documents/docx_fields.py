"""Word's own fields and table rules: page numbers, a table of contents, rows that repeat and do not break."""

from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

FIRST_BOOKMARK = 100_000_000
CELL_MARGIN = "80"
"""Twentieths of a point."""


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a field that Word can bring up to date; `shown` stands there until it does."""
    begin_field(paragraph, instruction)
    paragraph.add_run(shown)
    end_field(paragraph)


def begin_field(paragraph: Paragraph, instruction: str) -> None:
    """Open a field: what is added until its end is what it shows."""
    words = OxmlElement("w:instrText")
    words.set(qn("xml:space"), "preserve")
    words.text = instruction
    for element in (_field_mark("begin"), words, _field_mark("separate")):
        paragraph.add_run()._r.append(element)  # noqa: SLF001 (fields are below python-docx's surface)


def end_field(paragraph: Paragraph) -> None:
    """Close the field that was opened last."""
    paragraph.add_run()._r.append(_field_mark("end"))  # noqa: SLF001 (as above)


def name_of_bookmark(number: int) -> str:
    """Return the name of a heading's bookmark, as Word itself names them."""
    return f"_Toc{FIRST_BOOKMARK + number}"


def bookmark(paragraph: Paragraph, number: int) -> None:
    """Put a heading's bookmark around the paragraph's text."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name_of_bookmark(number))
    paragraph.runs[0]._r.addprevious(start)  # noqa: SLF001 (bookmarks are below python-docx's surface)
    paragraph.runs[-1]._r.addnext(end)  # noqa: SLF001 (as above)


def turn_page(document: Document) -> None:
    """Let what follows start on a new page."""
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def repeat_as_header(row: _Row) -> None:
    """Let the row stand again at the top of every page the table reaches."""
    _row_rule(row, "w:tblHeader")


def keep_whole(row: _Row) -> None:
    """Keep the row from being cut by the foot of a page."""
    _row_rule(row, "w:cantSplit")


def narrow_cells(table: Table) -> None:
    """Leave four points at each side of a cell, as the PDF does: Word's own margins cut long words."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), CELL_MARGIN)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)  # noqa: SLF001 (below python-docx's surface)


def keep_with_next(row: _Row) -> None:
    """Keep the row on the page of what follows it."""
    for cell in row.cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True


def shade(cell: _Cell, colour: str) -> None:
    """Colour a cell's background, given as six hexadecimal digits."""
    fill = OxmlElement("w:shd")
    fill.set(qn("w:val"), "clear")
    fill.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(fill)  # noqa: SLF001 (shading is below python-docx's surface)


def spread_thai(paragraph: Paragraph) -> None:
    """Align the paragraph as Thai distributed, as office files have it."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 (python-docx has no word for it)
    alignment = OxmlElement("w:jc")
    alignment.set(qn("w:val"), "thaiDistribute")
    properties.append(alignment)


def restart_page_numbers(section: Section, *, thai_digits: bool) -> None:
    """Count the section's pages from 1, in Thai digits if asked."""
    numbers = OxmlElement("w:pgNumType")
    numbers.set(qn("w:start"), "1")
    if thai_digits:
        numbers.set(qn("w:fmt"), "thaiNumbers")
    properties = section._sectPr  # noqa: SLF001 (as above)
    # Word reads a section's rules in their order alone: page numbers come before columns.
    properties.find(qn("w:cols")).addprevious(numbers)


def _row_rule(row: _Row, tag: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(tag))  # noqa: SLF001 (row rules are below python-docx's surface)


def _field_mark(kind: str) -> BaseOxmlElement:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark
