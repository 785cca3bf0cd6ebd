"""Quarterly summaries: a draft is released once and frozen; a later view is a numbered amendment."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import select
from sqlalchemy.orm import Session

from language.phrases import summary as words
from models.person import Person, Role
from models.quarter import Quarter
from models.quarter_summary import QuarterSummary
from services.audit import note_deed
from services.summary_drafts import Edition, draft_of, editions_of, keep_figures, make_draft
from services.summary_drawing import files_of, frozen_figures

__all__ = [
    "Edition",
    "editions_of",
    "files_of",
    "frozen_figures",
    "has_reader",
    "is_due",
    "release",
    "release_draft",
    "released",
    "releases_itself_at",
    "was_drafted_in_its_turn",
]


def release(session: Session, quarter: Quarter, edition: Edition, *, by: str, now: datetime) -> QuarterSummary:
    """Release the quarter's draft as it was read; without one, or with a day or a reason given, compile it first.

    SummaryRefusedError when an amendment comes without a reason.
    """
    row = draft_of(session, quarter)
    if row is None or edition.as_of or edition.reason:
        row = make_draft(session, quarter, edition, now=now)
    release_draft(session, row, by=by, now=now)
    return row


def release_draft(session: Session, draft: QuarterSummary, *, by: str, now: datetime) -> None:
    """Freeze the draft as an edition; AlreadyReleasedError the second time."""
    draft.freeze(by=by, at=now)
    figures = frozen_figures(session, draft)
    figures["status_said"] = words.amendment(draft.edition) if draft.edition else ""
    keep_figures(session, draft, figures)
    session.flush()
    note_deed(session, actor=by, verb="release summary", subject=f"summary {draft.id}", now=now, reason=draft.reason)


def released(session: Session) -> Sequence[QuarterSummary]:
    """Return every released edition, newest first."""
    query = select(QuarterSummary).where(QuarterSummary.released_at.is_not(None))
    return session.scalars(query.order_by(QuarterSummary.released_at.desc(), QuarterSummary.id.desc())).all()


def is_due(session: Session, draft: QuarterSummary, *, days: int, now: datetime) -> bool:
    """Tell whether a draft is to be released by itself now."""
    moment = releases_itself_at(session, draft, days=days)
    return moment is not None and now >= moment


def releases_itself_at(session: Session, draft: QuarterSummary, *, days: int) -> datetime | None:
    """Return when a draft releases itself: after so many days (0: never), or at once when nobody could read it."""
    if draft.released_at is not None or draft.edition or not was_drafted_in_its_turn(draft):
        return None
    if not has_reader(session):
        return draft.compiled_at
    return draft.compiled_at + timedelta(days=days) if days else None


def was_drafted_in_its_turn(draft: QuarterSummary) -> bool:
    """Tell whether the draft was made in the quarter after its own; older ones are history and wait for a person."""
    return Quarter.of(draft.compiled_at).previous() == Quarter(draft.fiscal_year, draft.quarter)


def has_reader(session: Session) -> bool:
    """Tell whether an analyst is registered, who could read a draft and release it."""
    analysts = select(sa.func.count()).select_from(Person).where(Person.role == Role.ANALYST)
    return bool(session.scalar(analysts.where(Person.erased_at.is_(None))))
