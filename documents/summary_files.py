"""Everything one quarter is handed out as, drawn from one snapshot."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from documents.letter_settings import LetterSettings
from documents.outlines import Outline
from documents.pdf import first_page_png, page_pngs, summary_pdf
from documents.snapshot import Snapshot, fingerprint, snapshot_bytes, sound
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


_MAKERS: Mapping[str, Callable[[Snapshot, LetterSettings, Sequence[Outline]], bytes]] = {
    "pdf": summary_pdf,
    "docx": summary_docx,
    "xlsx": lambda snapshot, letter, _: summary_xlsx(snapshot, letter),
    "json": lambda snapshot, _letter, _outlines: snapshot_bytes(snapshot),
    "png": lambda snapshot, letter, _: first_page_png(snapshot, letter),
}


def render_one(kind: str, snapshot: Snapshot, letter: LetterSettings, outlines: Sequence[Outline] = ()) -> bytes:
    """Draw one file: `pdf`, `docx`, `xlsx`, `json` or `png`; TypesettingError when a page cannot be set."""
    return _MAKERS[kind](sound(snapshot), letter, outlines)


def render_pages(snapshot: Snapshot, letter: LetterSettings, outlines: Sequence[Outline] = ()) -> tuple[bytes, ...]:
    """Draw every page of the PDF as a picture to read on a screen; TypesettingError when a page cannot be set."""
    return tuple(page_pngs(sound(snapshot), letter, outlines))


def render_all(snapshot: Snapshot, letter: LetterSettings, outlines: Sequence[Outline] = ()) -> SummaryFiles:
    """Draw all files of a quarter, without outlines no map; raises TypesettingError when a page cannot be set."""
    drawn = {kind: render_one(kind, snapshot, letter, outlines) for kind in _MAKERS}
    return SummaryFiles(**drawn, fingerprint=fingerprint(snapshot))
