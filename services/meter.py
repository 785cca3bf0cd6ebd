"""The meter: what this month's messages cost, and what they would have cost without free replies."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from models.outbound_message import OutboundMessage, OutboundState
from models.quarter import BANGKOK


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
