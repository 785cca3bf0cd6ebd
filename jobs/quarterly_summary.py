"""Quarterly summaries by the clock: what is closed and has no summary is owed; the table of summaries is the memory."""

from datetime import datetime

from sqlalchemy.orm import Session

from services.summary_delivery import note_outcomes
from services.summary_drafts import drafts, quarters_without
from services.summary_mail import take_up_lost
from services.tasks import Task, enqueue


def tend_summaries(session: Session, now: datetime) -> str:
    """Owe drafts of closed quarters, the release of drafts that may be due, and mail that was lost on its way."""
    stamp = f"{now:%Y%m%d%H%M}"
    quarters, waiting = quarters_without(session, now), drafts(session)
    for quarter in quarters:
        args = (quarter.fiscal_year, quarter.number)
        enqueue(session, Task(name="draft_summary", id=f"draft:{quarter}:{stamp}", args=args))
    for draft in waiting:
        enqueue(session, Task(name="release_summary", id=f"release:{draft.id}:{stamp}", args=(draft.id,)))
    note_outcomes(session, now=now)
    lost = take_up_lost(session, now)
    return f"{len(quarters)} quarters to draft, {len(waiting)} drafts waiting, {lost} mails taken up again"
