"""Word's own fields and table rules: page numbers, a table of contents, rows that repeat and do not break."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph


def add_field(paragraph: Paragraph, instruction: str, shown: str, *, dirty: bool = False) -> None:
    """Add a field that Word keeps up to date; `shown` stands there until it does."""
    begin = _field_mark("begin")
    if dirty:
        begin.set(qn("w:dirty"), "true")
    words = OxmlElement("w:instrText")
    words.set(qn("xml:space"), "preserve")
    words.text = instruction
    for element in (begin, words, _field_mark("separate")):
        paragraph.add_run()._r.append(element)  # noqa: SLF001 (fields are below python-docx's surface)
    paragraph.add_run(shown)
    paragraph.add_run()._r.append(_field_mark("end"))  # noqa: SLF001 (as above)


def add_contents(document: Document, headings: Sequence[str]) -> None:
    """Add a table of contents that already names the chapters and asks Word for the page numbers."""
    paragraph = document.add_paragraph()
    add_field(paragraph, r'TOC \o "1-2" \h \z', "\n".join(headings), dirty=True)


def turn_page(document: Document) -> None:
    """Let what follows start on a new page."""
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def repeat_as_header(row: _Row) -> None:
    """Let the row stand again at the top of every page the table reaches."""
    _row_rule(row, "w:tblHeader")


def keep_whole(row: _Row) -> None:
    """Keep the row from being cut by the foot of a page."""
    _row_rule(row, "w:cantSplit")


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
    section._sectPr.append(numbers)  # noqa: SLF001 (as above)


def _row_rule(row: _Row, tag: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(tag))  # noqa: SLF001 (row rules are below python-docx's surface)


def _field_mark(kind: str) -> BaseOxmlElement:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark
