"""The covering letter or memo in Word, in the order of the printed one, with real styles to edit."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from documents.docx_fields import spread_thai
from documents.docx_styles import dress_run
from documents.letter import Letter
from documents.thai_text import tie

INDENT = Cm(2.5)
MEMO_LABEL, MEMO_TITLE, URGENCY = 20, 29, 32
SIGNATURE_GAP = Pt(64)
RIGHT_MARGIN = Cm(16)
OFFICE_AT = Cm(9.6)


def write_letter(document: Document, letter: Letter) -> None:
    """Add the letter's parts to an empty document; empty parts leave no trace."""
    if letter.urgency:
        dress_run(document.add_paragraph().add_run(letter.urgency), URGENCY, bold=True, red=True)
    (_memo_head if letter.form == "memo" else _letter_head)(document, letter)
    for text in letter.paragraphs:
        _body(document, text)
    for text in letter.ending:
        _body(document, text).paragraph_format.keep_with_next = True
    _signature(document, letter)
    for line in letter.owner:
        document.add_paragraph(line).paragraph_format.space_after = Pt(0)


def _memo_head(document: Document, letter: Letter) -> None:
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    dress_run(title.add_run("บันทึกข้อความ"), MEMO_TITLE, bold=True)
    _leaders(document, (("ส่วนราชการ", letter.office),))
    _leaders(document, (("ที่", letter.number), ("วันที่", letter.dated)))
    _leaders(document, (("เรื่อง", letter.subject),))
    document.add_paragraph(f"เรียน  {letter.addressee}")


def _leaders(document: Document, fields: tuple[tuple[str, str], ...]) -> None:
    paragraph = document.add_paragraph()
    stops = (Cm(6.8), RIGHT_MARGIN) if len(fields) > 1 else (RIGHT_MARGIN,)
    for stop in stops:
        paragraph.paragraph_format.tab_stops.add_tab_stop(stop, WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS)
    for label, value in fields:
        dress_run(paragraph.add_run(label), MEMO_LABEL, bold=True)
        paragraph.add_run(f"  {tie(value)}\t")


def _letter_head(document: Document, letter: Letter) -> None:
    head = document.add_paragraph(f"ที่ {letter.number}\t{letter.office}")
    head.paragraph_format.left_indent, head.paragraph_format.first_line_indent = OFFICE_AT, -OFFICE_AT
    for line in letter.address:
        document.add_paragraph(line).paragraph_format.left_indent = OFFICE_AT
    document.add_paragraph(letter.dated).paragraph_format.left_indent = Cm(7.5)
    for label, values in (
        ("เรื่อง", (letter.subject,)),
        ("เรียน", (letter.addressee,)),
        ("อ้างถึง", letter.references),
        ("สิ่งที่ส่งมาด้วย", letter.enclosures),
    ):
        for place, value in enumerate(values):
            _hanging(document, "" if place else label, value)


def _hanging(document: Document, label: str, value: str) -> None:
    paragraph = document.add_paragraph(f"{label}\t{tie(value)}")
    paragraph.paragraph_format.left_indent = Cm(2.6)
    paragraph.paragraph_format.first_line_indent = Cm(-2.6)


def _body(document: Document, text: str) -> Paragraph:
    paragraph = document.add_paragraph(tie(text))
    paragraph.paragraph_format.first_line_indent = INDENT
    spread_thai(paragraph)
    return paragraph


def _signature(document: Document, letter: Letter) -> None:
    lines = ((letter.closing,) if letter.closing else ()) + letter.signatory
    for place, line in enumerate(lines):
        paragraph = document.add_paragraph(line)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.left_indent = Cm(3 if letter.form == "memo" else 1.6)
        paragraph.paragraph_format.keep_with_next = place < len(lines) - 1
        if line == letter.signatory[0]:
            paragraph.paragraph_format.space_before = SIGNATURE_GAP
