"""Quarterly summaries: drafted, released once with frozen figures, amended by numbered editions, delivered."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from documents.letter_settings import LetterSettings
from documents.outlines import Outline
from documents.snapshot import fingerprint, snapshot_bytes
from language.geography import DISTRICTS, outlines
from language.phrases import summary as words
from models.person import Person, Role
from models.quarter import BANGKOK, Quarter
from models.quarter_summary import QuarterSummary, SummaryDelivery
from models.vault import vault_of
from services.audit import note_deed
from services.letter_file import letter_settings, plain_values
from services.outbox import Chat, Words, owe
from services.summary_figures import compile_figures
from services.summary_scope import SummaryRefusedError
from services.words import Text

if TYPE_CHECKING:
    from documents.summary_files import SummaryFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What is to be released: as of which day, under which letter, and why again if it is an amendment."""

    letter: LetterSettings
    as_of: date | None = None
    reason: str = ""


def release(session: Session, quarter: Quarter, edition: Edition, *, by: str, now: datetime) -> QuarterSummary:
    """Freeze the quarter's figures as its next edition; an amendment needs a reason (SummaryRefusedError)."""
    number = len(editions_of(session, quarter))
    if number and not edition.reason:
        raise SummaryRefusedError("this quarter is released; an amendment needs a reason")
    figures = compile_figures(session, quarter, now=now, as_of=edition.as_of, reader=Role.COMMAND)
    figures["status_said"] = words.amendment(number) if number else ""
    row = QuarterSummary(
        fiscal_year=quarter.fiscal_year,
        quarter=quarter.number,
        edition=number,
        as_of=edition.as_of or now.astimezone(BANGKOK).date(),
        compiled_at=now,
        figures_sealed=vault_of(session).seal_bytes(snapshot_bytes(figures)),
        fingerprint=fingerprint(figures),
        letter=plain_values(edition.letter),
        reason=edition.reason or None,
    )
    row.freeze(by=by, at=now)
    session.add(row)
    session.flush()
    note_deed(session, actor=by, verb="release summary", subject=f"summary {row.id}", now=now, reason=row.reason)
    return row


def editions_of(session: Session, quarter: Quarter) -> Sequence[QuarterSummary]:
    """Return the quarter's released editions, oldest first."""
    query = select(QuarterSummary).where(QuarterSummary.fiscal_year == quarter.fiscal_year)
    return session.scalars(query.where(QuarterSummary.quarter == quarter.number).order_by(QuarterSummary.edition)).all()


def released(session: Session) -> Sequence[QuarterSummary]:
    """Return every released edition, newest first."""
    return session.scalars(select(QuarterSummary).order_by(QuarterSummary.released_at.desc())).all()


def frozen_figures(session: Session, summary: QuarterSummary) -> dict[str, Any]:
    """Return the figures as they were frozen."""
    figures: dict[str, Any] = json.loads(vault_of(session).open_bytes(summary.figures_sealed))
    return figures


def files_of(session: Session, summary: QuarterSummary) -> "SummaryFiles":
    """Draw the released files again: the same figures and letter give the same bytes."""
    return draw(frozen_figures(session, summary), letter_settings(summary.letter))


def draw(figures: dict[str, Any], letter: LetterSettings) -> "SummaryFiles":
    """Draw the files of a snapshot, with the map of the fifty districts."""
    from documents.summary_files import render_all  # noqa: PLC0415 - half a second that only paper pays for

    return render_all(figures, letter, city_outlines())


def city_outlines() -> list[Outline]:
    """Return the districts' outlines in force, as the map takes them."""
    return [
        Outline(name, rings, DISTRICTS[name].point[::-1]) for name, rings in outlines().items() if name in DISTRICTS
    ]


def deliver(session: Session, summary: QuarterSummary, link: Callable[[QuarterSummary], str], *, now: datetime) -> int:
    """Owe the news to everybody of the command who was not told yet; return how many that were."""
    told = set(session.scalars(select(SummaryDelivery.person_id).where(SummaryDelivery.summary_id == summary.id)))
    people = session.scalars(select(Person.id).where(Person.role == Role.COMMAND, Person.blocked_at.is_(None))).all()
    said = words.released(summary.fiscal_year, summary.quarter, summary.edition, link(summary))
    waiting = [person for person in people if person not in told]
    for person in waiting:
        owe(
            session,
            Chat(person_id=person),
            Words(messages=[Text(said)], purpose="summary"),
            key=f"summary:{summary.id}:{person}",
            now=now,
        )
        session.add(SummaryDelivery(summary_id=summary.id, person_id=person, way="line", owed_at=now))
    return len(waiting)


def deliveries_of(session: Session, summary: QuarterSummary) -> Sequence[SummaryDelivery]:
    """Return who was owed the news of an edition, in the order of time."""
    query = select(SummaryDelivery).where(SummaryDelivery.summary_id == summary.id)
    return session.scalars(query.order_by(SummaryDelivery.owed_at, SummaryDelivery.person_id)).all()
