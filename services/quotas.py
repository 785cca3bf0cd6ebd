"""What LINE allows in a month: written down when it is asked, read again by the quarter's summary."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from models.message_quota import MessageQuota
from models.quarter import BANGKOK, Quarter


def note_quota(session: Session, most: int | None, *, now: datetime) -> None:
    """Keep the quota of the month of `now`, as LINE tells it; None where the plan has no limit."""
    month = now.astimezone(BANGKOK).date().replace(day=1)
    session.merge(MessageQuota(month=month, most=most, asked_at=now))


def quotas_of(session: Session, quarter: Quarter) -> Sequence[int | None]:
    """Return the quotas of the quarter's three months; None where LINE was not asked or sets no limit."""
    rows = (session.get(MessageQuota, date(year, month, 1)) for year, month in quarter.months())
    return [row.most if row else None for row in rows]
