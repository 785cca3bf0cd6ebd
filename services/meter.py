"""The meter: what this month's messages cost, what they would have without free replies, what LINE's quota leaves."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from models.outbound_message import OutboundMessage, OutboundState
from models.quarter import BANGKOK, Quarter
from models.quota_reading import QuotaReading
from models.session import insert_once


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """Messages counted per recipient: paid for, said free of charge, and what all would have cost as pushes."""

    paid: int
    free: int
    would: int


def month_meter(session: Session, now: datetime) -> Meter:
    """Return the meter of the month of `now`, in Bangkok."""
    start = now.astimezone(BANGKOK).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    free = func.sum(case((OutboundMessage.way == "reply", 1), else_=0))
    query = select(func.sum(OutboundMessage.cost), free, func.sum(OutboundMessage.would_cost)).where(
        OutboundMessage.state == OutboundState.SENT, OutboundMessage.settled_at >= start
    )
    paid, replies, would = session.execute(query).one()
    return Meter(paid=int(paid or 0), free=int(replies or 0), would=int(would or 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthsQuota:
    """What LINE last said of this month's paid messages: the limit, None where there is none, and what is used."""

    limit: int | None
    used: int
    asked_at: datetime

    @property
    def left(self) -> int | None:
        """How many recipients can still be paid for."""
        return None if self.limit is None else max(0, self.limit - self.used)


def note_quota(session: Session, *, limit: int | None, used: int, now: datetime) -> None:
    """Keep LINE's newest answer about this month."""
    told = {"most": limit, "used": used, "asked_at": now}
    statement = insert_once(session, QuotaReading).values(month=_month(now), **told)
    session.execute(statement.on_conflict_do_update(index_elements=["month"], set_=told))


def last_quota(session: Session, now: datetime) -> MonthsQuota | None:
    """Return LINE's newest answer about this month; None when it was not asked yet."""
    row = session.get(QuotaReading, _month(now), populate_existing=True)
    return None if row is None else MonthsQuota(limit=row.most, used=row.used, asked_at=row.asked_at)


def quotas_of(session: Session, quarter: Quarter) -> list[int | None]:
    """Return the quotas of the quarter's three months as LINE last told them; None where it did not or has no limit."""
    rows = [session.get(QuotaReading, f"{year}-{month:02}") for year, month in quarter.months()]
    return [row.most if row else None for row in rows]


def _month(now: datetime) -> str:
    return f"{now.astimezone(BANGKOK):%Y-%m}"
