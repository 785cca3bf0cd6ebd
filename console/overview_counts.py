"""The overview's figures, counted over the tips that the person may see."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from console.desk import Desk
from console.sight import VERIFIED, sight_of
from language.labels import Urgency
from models.inbound_event import EventState, InboundEvent
from models.outbound_message import OutboundMessage, OutboundState
from models.quarter import BANGKOK, Quarter
from models.tip import CLOSED, COUNTED, Tip, TipState

DAYS = 14


@dataclass(frozen=True, slots=True)
class Tally:
    """How many tips there were, how many of them were checked and true, how many are still open."""

    tips: int
    verified: int
    open: int


@dataclass(frozen=True, slots=True)
class OpenTips:
    """Open tips of one urgency, and how many of them wait longer than promised."""

    urgency: Urgency
    open: int
    overdue: int


def counted_since(desk: Desk, since: datetime) -> Tally:
    """Count what was reported since a moment."""
    query = select(
        func.count(), _sum(Tip.state.in_(VERIFIED)), _sum(Tip.state.not_in(CLOSED | {TipState.UNSURE}))
    ).where(Tip.reported_at >= since, *_counted(desk))
    return Tally(*desk.session.execute(query).one())


def open_tips(desk: Desk) -> list[OpenTips]:
    """Count open tips by urgency, the most urgent first; overdue is what nobody answered in time."""
    late = Tip.responded_at.is_(None) & (Tip.respond_by < desk.now)
    query = select(Tip.urgency, func.count(), _sum(late)).where(Tip.state.not_in(CLOSED | {TipState.UNSURE}))
    found = {
        row[0]: (row[1], row[2])
        for row in desk.session.execute(query.where(*sight_of(desk.person)).group_by(Tip.urgency))
    }
    return [OpenTips(urgency, *found.get(str(urgency), (0, 0))) for urgency in Urgency]


def unsure_tips(desk: Desk) -> int:
    """Count what waits for somebody to say whether it is a tip."""
    query = select(func.count()).where(Tip.state == TipState.UNSURE, *sight_of(desk.person))
    return desk.session.scalar(query) or 0


def by_day(desk: Desk) -> Sequence[tuple[date, int]]:
    """Count tips by the day in Bangkok that they were reported on, for the last fortnight."""
    today = desk.now.astimezone(BANGKOK).date()
    days = [today - timedelta(days=back) for back in reversed(range(DAYS))]
    since = datetime.combine(days[0], time.min, BANGKOK)
    query = select(Tip.reported_at).where(Tip.reported_at >= since, *_counted(desk))
    counts = Counter(moment.astimezone(BANGKOK).date() for moment in desk.session.scalars(query))
    return [(day, counts[day]) for day in days]


def by_district(desk: Desk) -> Mapping[str | None, int]:
    """Count this quarter's tips by district."""
    query = select(Tip.district, func.count()).where(Tip.reported_at >= Quarter.of(desk.now).start, *_counted(desk))
    return {row[0]: row[1] for row in desk.session.execute(query.group_by(Tip.district))}


def queue_health(session: Session) -> Mapping[str, int]:
    """Count events and messages that are not where they should be."""
    events, messages = InboundEvent.state, OutboundMessage.state
    return {
        "waiting_events": _rows(session, events == EventState.WAITING),
        "failed_events": _rows(session, events == EventState.FAILED),
        "waiting_messages": _rows(session, messages == OutboundState.WAITING),
        "held_messages": _rows(session, messages == OutboundState.HELD),
        "refused_messages": _rows(session, messages.in_([OutboundState.REFUSED, OutboundState.EXPIRED])),
    }


def _counted(desk: Desk) -> Sequence[ColumnElement[bool]]:
    return [Tip.state.in_(COUNTED), *sight_of(desk.person)]


def _rows(session: Session, condition: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).where(condition)) or 0


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
