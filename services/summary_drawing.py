"""A summary's files, drawn from its frozen figures and letter: the same in, the same bytes out."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from documents.letter_settings import LetterSettings
from documents.outlines import Outline
from language.geography import DISTRICTS, outlines
from models.quarter_summary import QuarterSummary
from models.vault import vault_of
from services.letter_file import letter_settings

if TYPE_CHECKING:
    from documents.summary_files import SummaryFiles


class UndrawableError(Exception):
    """A file cannot be drawn as asked, for instance because the office's emblem is not where the letter file says."""


FILE_KINDS = ("pdf", "docx", "xlsx", "json", "png")
_KEPT_DRAWINGS = 8
_DRAWING = Lock()


def frozen_figures(session: Session, summary: QuarterSummary) -> dict[str, Any]:
    """Return the figures as they were frozen."""
    figures: dict[str, Any] = json.loads(vault_of(session).open_bytes(summary.figures_sealed))
    return figures


def files_of(session: Session, summary: QuarterSummary) -> "SummaryFiles":
    """Draw all files of a kept summary again."""
    return draw(frozen_figures(session, summary), letter_settings(summary.letter))


def draw(figures: dict[str, Any], letter: LetterSettings) -> "SummaryFiles":
    """Draw the files of a snapshot, with the map of the fifty districts; UndrawableError when they cannot be."""
    from documents.summary_files import render_all  # noqa: PLC0415 - half a second that only paper pays for

    with _said_plainly():
        return render_all(figures, letter, city_outlines())


def ready_to_draw(session: Session, summary: QuarterSummary) -> tuple[bytes, str]:
    """Return figures and letter as plain values, so that nothing of the database is held while a file is drawn."""
    return vault_of(session).open_bytes(summary.figures_sealed), json.dumps(summary.letter, sort_keys=True)


@lru_cache(maxsize=_KEPT_DRAWINGS)
def draw_file(kind: str, figures: bytes, letter: str) -> bytes:
    """Draw one of FILE_KINDS, UndrawableError when it cannot be; the last few are kept: a group opens the same card."""
    from documents.summary_files import render_one  # noqa: PLC0415 - as above

    with _said_plainly():
        return render_one(kind, json.loads(figures), letter_settings(json.loads(letter)), city_outlines())


def draw_pages(figures: bytes, letter: str) -> tuple[bytes, ...]:
    """Draw letter and report as pictures, a PNG a page; the last few are kept, because they are read page by page.

    UndrawableError when they cannot be drawn.
    """
    # A browser asks for many pages at once; the first draws them all, and the others wait for it.
    with _DRAWING:
        return _pages(figures, letter)


@lru_cache(maxsize=_KEPT_DRAWINGS)
def _pages(figures: bytes, letter: str) -> tuple[bytes, ...]:
    from documents.summary_files import render_pages  # noqa: PLC0415 - as above

    with _said_plainly():
        return render_pages(json.loads(figures), letter_settings(json.loads(letter)), city_outlines())


@contextmanager
def _said_plainly() -> Iterator[None]:
    from documents.typst_press import TypesettingError  # noqa: PLC0415 - as above

    try:
        yield
    except TypesettingError as error:
        raise UndrawableError(f"the pages cannot be set: {str(error)[:200]}") from error
    except OSError as error:
        raise UndrawableError(f"the files cannot be written: {error.strerror or type(error).__name__}") from error


def city_outlines() -> list[Outline]:
    """Return the districts' outlines in force, as the map takes them."""
    return [
        Outline(name, rings, DISTRICTS[name].point[::-1]) for name, rings in outlines().items() if name in DISTRICTS
    ]
