"""Everything one quarter is handed out as, drawn from one snapshot."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.letter_settings import LetterSettings
from documents.outlines import Outline
from documents.pdf import first_page_png, summary_pdf
from documents.snapshot import Snapshot, fingerprint, snapshot_bytes
from documents.word import summary_docx
from documents.workbook import summary_xlsx


@dataclass(frozen=True, slots=True)
class SummaryFiles:
    """The bytes of each file; `fingerprint` is the SHA-256 of `json`, printed on every cover."""

    pdf: bytes
    docx: bytes
    xlsx: bytes
    json: bytes
    png: bytes
    fingerprint: str


def render_all(snapshot: Snapshot, letter: LetterSettings, outlines: Sequence[Outline] = ()) -> SummaryFiles:
    """Draw all files of a quarter, without outlines no map; raises TypesettingError when a page cannot be set."""
    return SummaryFiles(
        pdf=summary_pdf(snapshot, letter, outlines),
        docx=summary_docx(snapshot, letter, outlines),
        xlsx=summary_xlsx(snapshot, letter),
        json=snapshot_bytes(snapshot),
        png=first_page_png(snapshot, letter),
        fingerprint=fingerprint(snapshot),
    )
