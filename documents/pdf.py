"""The summary on paper: letter and report as one PDF, its first page and its figures as PNG."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from documents.blocks import Chart, DistrictMap
from documents.drawing import block_drawings, letter_drawing
from documents.letter import letter_of
from documents.letter_settings import LetterSettings
from documents.numbering import numbered
from documents.outlines import Outline
from documents.report_outline import names_of, outline, report_title
from documents.snapshot import Snapshot, fingerprint
from documents.thai_text import break_words, thai_digits
from documents.typst_press import ask, press_pdf, press_png

PREVIEW_PPI = 110
FIGURE_PPI = 200
EMBLEM_PPI = 600


def summary_pdf(snapshot: Snapshot, settings: LetterSettings, outlines: Sequence[Outline]) -> bytes:
    """Set the covering letter and the report in one PDF."""
    return press_pdf("summary.typ", _whole(snapshot, settings, outlines), _made(snapshot))


def page_pngs(snapshot: Snapshot, settings: LetterSettings, outlines: Sequence[Outline]) -> list[bytes]:
    """Draw the same pages as pictures for a screen."""
    return press_png("summary.typ", _whole(snapshot, settings, outlines), _made(snapshot), ppi=PREVIEW_PPI)


def letter_pdf(snapshot: Snapshot, settings: LetterSettings) -> bytes:
    """Set the covering letter alone."""
    return press_pdf(
        "summary.typ", {**_frame(snapshot, settings), "letter": _letter(snapshot, settings)}, _made(snapshot)
    )


def first_page_png(snapshot: Snapshot, settings: LetterSettings) -> bytes:
    """Draw the letter's first page for the chat."""
    data = {**_frame(snapshot, settings), "letter": _letter(snapshot, settings)}
    return press_png("summary.typ", data, _made(snapshot), ppi=PREVIEW_PPI)[0]


def figure_pngs(snapshot: Snapshot, outlines: Sequence[Outline]) -> list[bytes]:
    """Draw every chart and the map in the report's order; without outlines there is no map."""
    figures = [("", block) for block in outline(snapshot) if isinstance(block, Chart | DistrictMap)]
    drawings = block_drawings(figures, outlines)
    data = {"title": report_title(), "figures": drawings}
    return press_png("figure.typ", data, _made(snapshot), ppi=FIGURE_PPI) if drawings else []


def emblem_png(snapshot: Snapshot, settings: LetterSettings) -> bytes:
    """Draw the office's emblem for Word, which takes no SVG; nothing without one."""
    if settings.emblem_path is None:
        return b""
    data = {"title": report_title(), "emblem": str(settings.emblem_path)}
    return press_png("emblem.typ", data, _made(snapshot), ppi=EMBLEM_PPI)[0]


@dataclass(frozen=True, slots=True)
class HeadingPlace:
    """The report's page that a heading stands on, and whether the page begins with it."""

    page: int
    first: bool


def heading_places(snapshot: Snapshot, settings: LetterSettings, outlines: Sequence[Outline]) -> Sequence[HeadingPlace]:
    """Tell where each heading of the PDF stands, in the report's order."""
    return [HeadingPlace(**place) for place in ask("summary.typ", _whole(snapshot, settings, outlines), "headings")]


def _made(snapshot: Snapshot) -> date:
    return date.fromisoformat(snapshot["compiled_at"][:10])


def _frame(snapshot: Snapshot, settings: LetterSettings) -> dict[str, Any]:
    return {
        "title": cover_words(snapshot, in_thai=False)["subject"],
        "office": settings.office,
        "fingerprint": fingerprint(snapshot),
        "thai_digits": settings.thai_digits,
        "secrecy": settings.secrecy,
    }


def _letter(snapshot: Snapshot, settings: LetterSettings) -> dict[str, Any]:
    return letter_drawing(letter_of(snapshot, settings))


def _whole(snapshot: Snapshot, settings: LetterSettings, outlines: Sequence[Outline]) -> dict[str, Any]:
    return {
        **_frame(snapshot, settings),
        "letter": _letter(snapshot, settings),
        "report": _report(snapshot, settings, outlines),
    }


def _report(snapshot: Snapshot, settings: LetterSettings, outlines: Sequence[Outline]) -> dict[str, Any]:
    words = cover_words(snapshot, in_thai=settings.thai_digits)
    cover = {key: break_words(value) for key, value in words.items()}
    blocks = block_drawings(numbered(outline(snapshot), in_thai=settings.thai_digits), outlines)
    return {**cover, "office": break_words(settings.office), "fingerprint": fingerprint(snapshot), "blocks": blocks}


def cover_words(snapshot: Snapshot, *, in_thai: bool) -> dict[str, str]:
    """Say what the cover says: title, period, fiscal year, the day of the figures, draft or amendment."""
    names = names_of(snapshot)
    period = f"ไตรมาสที่ {names['quarter']} ({names['months_said']})"
    year = f"ปีงบประมาณ พ.ศ. {names['fiscal_year']}"
    words = {
        "title": report_title(),
        "subject": f"{report_title()} ไตรมาสที่ {names['quarter']} {year}{names['edition_said']}",
        "period": period,
        "year": year,
        "as-of": names["as_of_said"],
        "status": snapshot.get("status_said", ""),
    }
    return {key: thai_digits(value) for key, value in words.items()} if in_thai else words
