"""The summary as a Word file that an office can edit: letter first, then the report in its own section."""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from documents.blocks import DistrictMap
from documents.docx_fields import add_field, restart_page_numbers, turn_page
from documents.docx_fonts import name_stand_in
from documents.docx_letter import write_letter
from documents.docx_report import write_report
from documents.docx_styles import dress, dress_run
from documents.letter import letter_of
from documents.letter_settings import LetterSettings
from documents.numbering import numbered
from documents.outlines import Outline
from documents.pdf import cover_words, emblem_png, figure_pngs, heading_places
from documents.report_outline import outline
from documents.snapshot import Snapshot, fingerprint
from documents.thai_text import tie

MARK_POINTS = 24
COVER_SPACE = Cm(5)
REPORT_TOP = Cm(2.9)
MARK_ROOM, NUMBER_GAP = Cm(0.4), Pt(18)
"""The secrecy mark stands above the emblem, the page's number below the mark."""
HALF = 32
"""Digits of the fingerprint on each of its two lines."""
ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def summary_docx(snapshot: Snapshot, settings: LetterSettings, outlines: Sequence[Outline]) -> bytes:
    """Write the letter and the report as DOCX; equal figures give equal bytes."""
    document = Document()
    dress(document)
    name_stand_in(document)
    write_letter(document, letter_of(snapshot, settings), emblem_png(snapshot, settings))
    section = document.add_section()
    section.top_margin = REPORT_TOP
    _frame(document, section, settings)
    _cover(document, snapshot, settings)
    blocks = [block for block in outline(snapshot) if outlines or not isinstance(block, DistrictMap)]
    write_report(
        document,
        numbered(blocks, in_thai=settings.thai_digits),
        figure_pngs(snapshot, outlines),
        heading_places(snapshot, settings, outlines),
        thai_digits=settings.thai_digits,
    )
    _describe(document, snapshot, settings)
    return _saved(document)


def _frame(document: WordDocument, report: Section, settings: LetterSettings) -> None:
    """Put numbers at the head of every page but the first of letter and report, secrecy at head and foot of all."""
    report.header.is_linked_to_previous = False
    for section in document.sections:
        restart_page_numbers(section, thai_digits=settings.thai_digits)
        section.different_first_page_header_footer = True
        section.header_distance = section.footer_distance = MARK_ROOM
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            _mark(part.paragraphs[0], settings.secrecy)
        numbers = section.header.add_paragraph("- ")
        numbers.alignment, numbers.paragraph_format.space_before = WD_ALIGN_PARAGRAPH.CENTER, NUMBER_GAP
        add_field(numbers, "PAGE", "2")
        numbers.add_run(" -")


def _mark(paragraph: Paragraph, secrecy: str) -> None:
    if secrecy and not paragraph.text:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        dress_run(paragraph.add_run(secrecy), MARK_POINTS, bold=True, red=True)


def _cover(document: WordDocument, snapshot: Snapshot, settings: LetterSettings) -> None:
    words = cover_words(snapshot, in_thai=settings.thai_digits)
    lines = (words["period"], words["year"], settings.office, f"ข้อมูล ณ วันที่ {words['as-of']}", words["status"])
    title = document.add_paragraph(tie(words["title"]), style="Title")
    title.alignment, title.paragraph_format.space_before = WD_ALIGN_PARAGRAPH.CENTER, COVER_SPACE
    code = fingerprint(snapshot)
    for line in (*lines, "รหัสตรวจสอบชุดข้อมูล (SHA-256)", code[:HALF], code[HALF:]):
        if line:
            document.add_paragraph(tie(line)).alignment = WD_ALIGN_PARAGRAPH.CENTER
    turn_page(document)


def _describe(document: WordDocument, snapshot: Snapshot, settings: LetterSettings) -> None:
    made = date.fromisoformat(snapshot["compiled_at"][:10])
    properties = document.core_properties
    properties.title = cover_words(snapshot, in_thai=False)["subject"]
    properties.author, properties.language = settings.office, "th-TH"
    properties.comments = fingerprint(snapshot)
    properties.created = properties.modified = datetime(made.year, made.month, made.day, tzinfo=UTC)


def _saved(document: WordDocument) -> bytes:
    """Save the file with every part dated alike, so that equal contents are equal bytes."""
    loose, packed = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            archive.writestr(zipfile.ZipInfo(name, ZIP_DAY), parts.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
