"""Months of messages: the sums are written down when the messages are forgotten."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from models.message_month import MessageMonth
from models.outbound_message import OutboundMessage, OutboundState
from models.quarter import BANGKOK, Quarter

_OVER = (OutboundState.SENT, OutboundState.REFUSED, OutboundState.EXPIRED)


def months_of(session: Session, quarter: Quarter) -> Sequence[MessageMonth | None]:
    """Return what is kept of the quarter's three months; None where nothing is."""
    return [session.get(MessageMonth, date(year, month, 1)) for year, month in quarter.months()]


def forget_messages(session: Session, before: datetime, *, now: datetime) -> None:
    """Delete messages that are over and were written before a moment; their month keeps the sums."""
    old = delete(OutboundMessage).where(OutboundMessage.created_at < before, OutboundMessage.state.in_(_OVER))
    facts = (OutboundMessage.created_at, OutboundMessage.state, OutboundMessage.way, OutboundMessage.cost)
    for written_at, state, way, cost in session.execute(old.returning(*facts)).all():
        month = _month(session, written_at, now)
        if state == OutboundState.SENT:
            month.replies += way == "reply"
            month.pushes += cost
        else:
            month.lost += 1


def _month(session: Session, moment: datetime, now: datetime) -> MessageMonth:
    first = moment.astimezone(BANGKOK).date().replace(day=1)
    row = session.get(MessageMonth, first)
    if row is None:
        row = MessageMonth(month=first, replies=0, pushes=0, lost=0)
        session.add(row)
    row.changed_at = now
    return row
