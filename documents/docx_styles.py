"""Word styles that keep Thai in its own font: every style names it for every script and both sizes."""

from typing import cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.run import Run

FONT = "TH Sarabun New"
SIZES = {
    "Normal": 16,
    "Heading 1": 18,
    "Heading 2": 16,
    "Title": 22,
    "Caption": 14,
    "List Bullet": 16,
    "Table Text": 13,
    "toc 1": 16,
    "toc 2": 16,
}
TABLE_LINE = 15.4
SPACES = {
    "Normal": (0, 6),
    "Heading 1": (18, 5),
    "Heading 2": (10, 2),
    "Caption": (6, 2),
    "List Bullet": (0, 2),
    "Table Text": (1.2, 1.2),
    "toc 1": (0, 2),
    "toc 2": (0, 2),
}
"""Points before and after a paragraph: no more than the PDF's, whose pages the contents tell."""
BOLD = frozenset({"Heading 1", "Heading 2", "Title"})


def dress(document: Document) -> None:
    """Set page, language and every style we use; what the template lacks is added."""
    for name in ("Table Text", "toc 1", "toc 2"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for name, points in SIZES.items():
        _dress_style(cast("CharacterStyle", document.styles[name]), points, bold=name in BOLD)
    for name, (before, after) in SPACES.items():
        form = cast("ParagraphStyle", document.styles[name]).paragraph_format
        # Single, as letters are: the template that python-docx brings sets a fifth more.
        form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.0
    # A table's lines stand closer, as in the PDF, where no mark touches the line above.
    cast("ParagraphStyle", document.styles["Table Text"]).paragraph_format.line_spacing = Pt(TABLE_LINE)
    for section in document.sections:
        set_page(section)


def set_page(section: Section) -> None:
    """Make the page A4 with the margins of an official letter: left 3 cm, right 2 cm."""
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2)


def dress_run(run: Run, points: float, *, bold: bool = False, red: bool = False) -> None:
    """Give one run its own size and weight, for Thai as well as Latin letters."""
    properties = run._r.get_or_add_rPr()  # noqa: SLF001 (python-docx has no word for complex scripts)
    run.font.size, run.font.bold = Pt(points), bold
    if red:
        run.font.color.rgb = RGBColor(0xC0, 0, 0)
    _complex_script(properties, points, bold=bold)


def _dress_style(style: CharacterStyle, points: float, *, bold: bool) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(points), bold
    style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    _drop_borders(style)
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    _complex_script(properties, points, bold=bold)


def _drop_borders(style: CharacterStyle) -> None:
    """Take away the rule that the default template draws under a title."""
    for border in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _complex_script(properties: BaseOxmlElement, points: float, *, bold: bool) -> None:
    _only(properties, "w:szCs").set(qn("w:val"), str(int(points * 2)))
    _only(properties, "w:bCs").set(qn("w:val"), "1" if bold else "0")
    _only(properties, "w:lang").set(qn("w:bidi"), "th-TH")


def _only(parent: BaseOxmlElement, tag: str) -> BaseOxmlElement:
    found = cast("BaseOxmlElement | None", parent.find(qn(tag)))
    if found is None:
        found = cast("BaseOxmlElement", OxmlElement(tag))
        parent.append(found)
    return found
