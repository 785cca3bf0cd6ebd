"""Cards of a released summary that the month's quota held back: owed anew, with fresh links, once it reaches again."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.group import Group
from models.outbound_message import OutboundMessage, OutboundState
from models.quarter_summary import QuarterSummary, SummaryDelivery, Way
from models.session import hold
from services.outbox import OVER_BUDGET, QUOTA_USED
from services.summary_card import Link
from services.summary_delivery import debt_of, recipients_now, send_again

_STILL_NEWS = timedelta(days=60)
_HELD_BACK = {OutboundState.HELD, OutboundState.EXPIRED}


def resume_cards(session: Session, link: Link, *, affords: Callable[[int], bool], now: datetime) -> int:
    """Owe the newest edition's cards that only money kept from their chats; `affords` judges a price in recipients."""
    return sum(_resume(session, row, link, affords, now) for row in list(_held_back(session, now)))


def _held_back(session: Session, now: datetime) -> Iterator[SummaryDelivery]:
    newest = select(QuarterSummary.id).where(QuarterSummary.released_at > now - _STILL_NEWS)
    summary_id = session.scalar(newest.order_by(QuarterSummary.released_at.desc(), QuarterSummary.id.desc()).limit(1))
    wanted = set(recipients_now(session))
    copies = select(SummaryDelivery).where(SummaryDelivery.summary_id == summary_id, SummaryDelivery.way != Way.MAIL)
    yield from (row for row in session.scalars(copies) if (row.way, row.recipient) in wanted)


def _resume(session: Session, row: SummaryDelivery, link: Link, affords: Callable[[int], bool], now: datetime) -> bool:
    known = debt_of(session, row)
    if known is None or known.state not in _HELD_BACK or not affords(_price(session, row)):
        return False
    hold(session, OutboundMessage, known.id)
    debt = session.get_one(OutboundMessage, known.id, populate_existing=True)
    # A reply that takes it along just now will say it: never twice.
    if debt.state not in _HELD_BACK or debt.carried_by is not None or debt.reason not in {OVER_BUDGET, QUOTA_USED}:
        return False
    debt.state, debt.content_sealed, debt.settled_at = OutboundState.EXPIRED, None, now
    session.flush()
    return send_again(session, row, link, now=now)


def _price(session: Session, row: SummaryDelivery) -> int:
    group = session.get(Group, row.recipient) if row.way is Way.GROUP else None
    return max(1, (group.member_count or 0) if group else 1)
