"""How the demo's groups grew, how much was said in them and forgotten, and what talking to them cost."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.group import Group, HeardCount, MemberCount
from models.outbound_message import OutboundMessage, OutboundState
from models.quarter import BANGKOK
from models.quota_reading import QuotaReading
from services.summary_network import NETWORK_KINDS

QUOTA, _SEED, _GROWTH = 500, 2564, 0.04
_KINDS = (("receipt", "reply", 0, OutboundState.SENT),) * 11 + (
    ("triage", "push", 1, OutboundState.SENT),
    ("digest", "push", 2, OutboundState.SENT),
    ("status_change", "push", 1, OutboundState.SENT),
    ("reminder", "push", 0, OutboundState.EXPIRED),
)


def live_through(session: Session, since: datetime, now: datetime) -> None:
    """Fill the months from `since` up to this one: members, small talk heard, messages sent, the quota."""
    chance = random.Random(_SEED)  # noqa: S311 - invented data
    months = list(_months(since.astimezone(BANGKOK).date(), now.astimezone(BANGKOK).date()))
    groups = session.scalars(select(Group).where(Group.kind.in_(NETWORK_KINDS)).order_by(Group.name)).all()
    for place, month in enumerate(reversed(months)):
        session.add(QuotaReading(month=f"{month:%Y-%m}", most=QUOTA, used=0, asked_at=now))
        for group in groups:
            members = max(3, round(group.member_count * (1 - _GROWTH * place)))
            session.add(MemberCount(group_id=group.id, on_day=month, members=members))
            session.add(HeardCount(group_id=group.id, on_day=month, messages=chance.randint(180, 420)))
        session.add_all(_messages(chance, groups[0], month, min(month + timedelta(days=27), now.date())))


def _months(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = (month + timedelta(days=31)).replace(day=1)


def _messages(chance: random.Random, group: Group, first: date, last: date) -> Iterator[OutboundMessage]:
    for number in range(chance.randint(24, 40)):
        day = first + timedelta(days=chance.randint(0, max((last - first).days - 1, 0)))
        at = datetime.combine(day, datetime.min.time(), BANGKOK)
        purpose, way, cost, state = chance.choice(_KINDS)
        yield OutboundMessage(
            dedupe_key=f"demo:{first}:{number}",
            purpose=purpose,
            group_id=group.id,
            retry_key="",
            state=state,
            way=way,
            cost=cost,
            would_cost=cost or group.member_count,
            created_at=at,
            give_up_at=at,
            settled_at=at,
        )
