"""Word's table of contents: true page numbers as the file is opened, and a field that Word can bring up to date."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm
from docx.styles.style import ParagraphStyle

from documents.docx_fields import add_field, begin_field, end_field, name_of_bookmark

RIGHT = Cm(16)
INDENTS = {1: Cm(0), 2: Cm(0.6)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: how deep, what it says, the page as it is printed."""

    level: int
    text: str
    page: str


def add_contents(document: Document, entries: Sequence[Entry]) -> None:
    """Add the contents as one field; heading number `n` of the report carries bookmark `n`, counted from 0.

    Nothing marks the field as outdated: Word would ask whoever opens the file about "other files" first.
    """
    for level, indent in INDENTS.items():
        style = cast("ParagraphStyle", document.styles[f"toc {level}"]).paragraph_format
        style.left_indent = indent
        style.tab_stops.add_tab_stop(RIGHT, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    for place, entry in enumerate(entries):
        line = document.add_paragraph(style=f"toc {entry.level}")
        if place == 0:
            begin_field(line, r'TOC \o "1-2" \h \z')
        line.add_run(f"{entry.text}\t")
        add_field(line, rf"PAGEREF {name_of_bookmark(place)} \h", entry.page)
        if place == len(entries) - 1:
            end_field(line)
