"""The covering letter or memo in Word, in the order of the printed one, with real styles to edit."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Length, Pt
from docx.text.paragraph import Paragraph

from documents.docx_emblem import float_emblem
from documents.docx_fields import spread_thai
from documents.docx_styles import dress_run
from documents.letter import Letter
from documents.thai_text import tie

INDENT = Cm(2.5)
TOP_MARGIN = Cm(2)
MEMO_LABEL, MEMO_TITLE, URGENCY = 20, 29, 32
TITLE_LINE = Pt(35)
PART_GAP, CLOSING_GAP, SIGNATURE_GAP = Pt(6), Pt(12), Pt(64)
HEAD_GAP = Pt(50)
"""Above the number of a letter without urgency, so that it stands at the emblem's foot."""
RIGHT_MARGIN = Cm(16)
OFFICE_AT, DATE_AT, URGENCY_AT, TITLE_AT = Cm(9.6), Cm(7.5), Cm(2), Cm(7.5)


def write_letter(document: Document, letter: Letter, emblem: bytes = b"") -> None:
    """Add the letter's parts to an empty document; empty parts leave no trace, but the emblem leaves its place."""
    document.sections[0].top_margin = TOP_MARGIN
    (_memo_head if letter.form == "memo" else _letter_head)(document, letter)
    if emblem:
        float_emblem(document.paragraphs[0], emblem, letter.form)
    for text in letter.paragraphs:
        _body(document, text)
    for text in letter.ending:
        _body(document, text).paragraph_format.keep_with_next = True
    _signature(document, letter)
    for place, line in enumerate(letter.owner):
        form = document.add_paragraph(tie(line)).paragraph_format
        form.space_before, form.space_after = Pt(0) if place else SIGNATURE_GAP, Pt(0)


def _memo_head(document: Document, letter: Letter) -> None:
    head = document.add_paragraph()
    head.paragraph_format.line_spacing = TITLE_LINE
    head.paragraph_format.tab_stops.add_tab_stop(URGENCY_AT)
    head.paragraph_format.tab_stops.add_tab_stop(TITLE_AT, WD_TAB_ALIGNMENT.CENTER)
    dress_run(head.add_run(f"\t{letter.urgency}"), URGENCY, bold=True, red=True)
    dress_run(head.add_run("\tบันทึกข้อความ"), MEMO_TITLE, bold=True)
    _leaders(document, (("ส่วนราชการ", letter.office),))
    _leaders(document, (("ที่", letter.number), ("วันที่", letter.dated)))
    _leaders(document, (("เรื่อง", letter.subject),))
    document.add_paragraph(f"เรียน  {letter.addressee}").paragraph_format.space_before = PART_GAP


def _leaders(document: Document, fields: tuple[tuple[str, str], ...]) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    stops = (Cm(6.8), RIGHT_MARGIN) if len(fields) > 1 else (RIGHT_MARGIN,)
    for stop in stops:
        paragraph.paragraph_format.tab_stops.add_tab_stop(stop, WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS)
    for label, value in fields:
        dress_run(paragraph.add_run(label), MEMO_LABEL, bold=True)
        paragraph.add_run(f"  {tie(value)}\t")


def _letter_head(document: Document, letter: Letter) -> None:
    if letter.urgency:
        mark = document.add_paragraph()
        dress_run(mark.add_run(letter.urgency), URGENCY, bold=True, red=True)
        mark.paragraph_format.space_after = Pt(0)
    head = document.add_paragraph(f"{tie(f'ที่ {letter.number}')}\t{letter.office}").paragraph_format
    head.left_indent, head.first_line_indent, head.space_after = OFFICE_AT, -OFFICE_AT, Pt(0)
    head.space_before = Pt(0) if letter.urgency else HEAD_GAP
    for line in letter.address:
        form = document.add_paragraph(tie(line)).paragraph_format
        form.left_indent, form.space_after = OFFICE_AT, Pt(0)
    dated = document.add_paragraph(letter.dated).paragraph_format
    dated.left_indent, dated.space_before = DATE_AT, PART_GAP
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
        form = paragraph.paragraph_format
        form.left_indent = Cm(3 if letter.form == "memo" else 1.6)
        form.keep_with_next = place < len(lines) - 1
        form.space_before, form.space_after = _above(line, letter), Pt(0)


def _above(line: str, letter: Letter) -> Length:
    gaps = {letter.closing: CLOSING_GAP, letter.signatory[0]: SIGNATURE_GAP}
    return gaps.get(line, Pt(0))
