"""Durable work on summaries: draft a closed quarter once, release a draft when it is due."""

import structlog
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.runtime import Runtime
from bot.summary_links import links_of
from models.quarter import Quarter
from models.quarter_summary import QuarterSummary
from services.letter_file import read_letter_file
from services.summaries import has_reader, is_due, release_draft, was_drafted_in_its_turn
from services.summary_delivery import owe_draft_notice, owe_news
from services.summary_drafts import Edition, make_draft, take_in_hand
from services.summary_drawing import draw_file, ready_to_draw
from services.tasks import Task, enqueue

log = structlog.get_logger(__name__)

_BY_ITSELF = "clock"


def draft_summary(runtime: Runtime, fiscal_year: int, number: int) -> None:
    """Compile a closed quarter as it stood at its end and tell the analysts; does nothing when it was done before."""
    quarter, now = Quarter(fiscal_year, number), runtime.clock()
    edition = Edition(letter=read_letter_file(runtime.settings.letter_file), as_of=quarter.last_day)
    try:
        with runtime.sessions.begin() as session:
            if _exists(session, quarter):
                return
            row = make_draft(session, quarter, edition, now=now)
            if was_drafted_in_its_turn(row):
                days = runtime.settings.summary_release_days
                owe_draft_notice(session, row, links_of(runtime.settings), days, now=now)
            if not has_reader(session):
                enqueue(session, Task(name="release_summary", id=f"release:{row.id}:unread", args=(row.id,)))
    except IntegrityError:
        log.info("the quarter was drafted by another process", quarter=str(quarter))


def release_summary(runtime: Runtime, summary_id: int) -> None:
    """Release a draft that is due and owe it to its recipients, after seeing that its pages can be set."""
    with runtime.sessions.begin() as session:
        row = session.get(QuarterSummary, summary_id)
        if row is None or not _is_due(session, row, runtime):
            return
        figures, letter = ready_to_draw(session, row)
    for kind in ("pdf", "png"):
        draw_file(kind, figures, letter)
    with runtime.sessions.begin() as session:
        row = take_in_hand(session, summary_id)
        if row is not None and _is_due(session, row, runtime):
            release_draft(session, row, by=_BY_ITSELF, now=runtime.clock())
            owe_news(session, row, links_of(runtime.settings), now=runtime.clock())


def _exists(session: Session, quarter: Quarter) -> bool:
    query = select(QuarterSummary.id).where(QuarterSummary.fiscal_year == quarter.fiscal_year)
    return session.scalar(query.where(QuarterSummary.quarter == quarter.number).limit(1)) is not None


def _is_due(session: Session, row: QuarterSummary, runtime: Runtime) -> bool:
    return is_due(session, row, days=runtime.settings.summary_release_days, now=runtime.clock())
