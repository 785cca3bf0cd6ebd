"""The network itself: groups, members, who was silent, and what talking to them cost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.group import Group, GroupKind, HeardCount, MemberCount
from models.message_month import MessageMonth
from models.outbound_message import OutboundMessage, OutboundState
from models.quarter import BANGKOK, Quarter
from services.message_months import months_of
from services.meter import quotas_of
from services.summary_counts import of_quarter
from services.summary_rows import ROWS
from services.summary_scope import Scope

NETWORK_KINDS = (GroupKind.NEWS_NETWORK, GroupKind.COMMUNITY_FORUM)


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """One registered group of the network at the end of what is counted."""

    id: str
    name: str
    network: str | None
    place: str | None
    district: str | None
    members: int
    tips: int
    verified: int
    reporters: int


@dataclass(frozen=True, slots=True)
class Outside:
    """What came outside the groups in use: straight to the product, or through groups given up since."""

    direct: int
    tips: int
    verified: int
    reporters: int


@dataclass(frozen=True, slots=True)
class Turnover:
    """Groups that came and went in the quarter, and small talk that was heard and forgotten."""

    registered: int
    left: int
    forgotten: int


@dataclass(frozen=True, slots=True)
class MonthOfMessages:
    """One month's messages: free replies, pushes in recipients, and those that never arrived."""

    month: int
    replies: int
    pushes: int
    refused: int
    quota: int | None = None


def count_groups(session: Session, scope: Scope) -> list[GroupFigures]:
    """Return the groups that were in use at the end of what is counted, ordered by network and name."""
    tips = _tips_by_group(session, scope.quarter)
    members = _members(session, scope)
    in_use = sa.and_(Group.registered_at < scope.until, sa.or_(Group.left_at.is_(None), Group.left_at >= scope.until))
    query = select(Group).where(in_use, Group.kind.in_(NETWORK_KINDS)).order_by(Group.network, Group.name, Group.id)
    return [_figures(group, tips.get(group.id, (0, 0, 0)), members) for group in session.scalars(query)]


def count_outside(session: Session, quarter: Quarter, groups: Sequence[GroupFigures]) -> list[Outside]:
    """Count what came outside the groups in use: direct tips first, then those of groups given up since."""
    is_direct = ROWS.c.group_id.is_(None)
    elsewhere = sa.or_(is_direct, ROWS.c.group_id.not_in([group.id for group in groups]))
    kind = sa.case((is_direct, 1), else_=0).label("direct")
    query = select(kind, *_group_sums()).where(of_quarter(quarter), elsewhere).group_by(kind).order_by(kind.desc())
    return [Outside(*(int(value) for value in row)) for row in session.execute(query)]


def count_network_reporters(session: Session, quarter: Quarter) -> dict[str | None, int]:
    """Return how many known people reported through each network; None is everybody who came directly."""
    reporters = sa.func.count(sa.distinct(ROWS.c.reporter))
    query = select(ROWS.c.network, reporters).where(of_quarter(quarter)).group_by(ROWS.c.network)
    return {row[0]: row[1] for row in session.execute(query)}


def count_turnover(session: Session, scope: Scope) -> Turnover:
    """Count groups registered and left in the quarter, and messages heard and forgotten."""
    registered, left = (
        select(sa.func.count(Group.id)).where(moment >= scope.quarter.start, moment < scope.until).scalar_subquery()
        for moment in (Group.registered_at, Group.left_at)
    )
    last_day = scope.until.astimezone(BANGKOK).date()
    days = (HeardCount.on_day >= scope.quarter.first_day, HeardCount.on_day <= min(last_day, scope.quarter.last_day))
    heard = select(sa.func.sum(HeardCount.messages)).where(*days).scalar_subquery()
    return Turnover(*(int(value or 0) for value in session.execute(select(registered, left, heard)).one()))


def count_messages(session: Session, scope: Scope) -> list[MonthOfMessages]:
    """Return the three months' messages: those there are, and the sums of those forgotten since."""
    starts = [datetime(year, month, 1, tzinfo=BANGKOK) for year, month in scope.quarter.months()]
    sent, at = OutboundMessage.state == OutboundState.SENT, OutboundMessage.created_at
    month = sa.case((at < starts[1], 1), (at < starts[2], 2), else_=3)
    lost = OutboundMessage.state.in_((OutboundState.REFUSED, OutboundState.EXPIRED))
    sums = (
        sa.func.sum(sa.case((sa.and_(sent, OutboundMessage.way == "reply"), 1), else_=0)),
        sa.func.sum(sa.case((sent, OutboundMessage.cost), else_=0)),
        sa.func.sum(sa.case((lost, 1), else_=0)),
    )
    query = select(month, *sums).where(at >= scope.quarter.start, at < scope.until).group_by(month)
    found = {row[0]: MonthOfMessages(*(int(value) for value in row)) for row in session.execute(query)}
    kept = zip(months_of(session, scope.quarter), quotas_of(session, scope.quarter), strict=True)
    return [
        replace(_with_forgotten(found.get(number) or MonthOfMessages(number, 0, 0, 0), month), quota=quota)
        for number, (month, quota) in enumerate(kept, 1)
    ]


def _with_forgotten(there: MonthOfMessages, kept: MessageMonth | None) -> MonthOfMessages:
    if kept is None:
        return there
    sums = {"replies": kept.replies, "pushes": kept.pushes, "refused": kept.lost}
    return replace(there, **{name: getattr(there, name) + value for name, value in sums.items()})


def _tips_by_group(session: Session, quarter: Quarter) -> dict[str | None, tuple[int, int, int]]:
    query = select(ROWS.c.group_id, *_group_sums()).where(of_quarter(quarter)).group_by(ROWS.c.group_id)
    return {row[0]: (int(row[1]), int(row[2]), int(row[3])) for row in session.execute(query)}


def _group_sums() -> tuple[ColumnElement[int], ...]:
    return sa.func.count(), sa.func.sum(ROWS.c.verified), sa.func.count(sa.distinct(ROWS.c.reporter))


def _members(session: Session, scope: Scope) -> Mapping[str, int]:
    """Return the last count of members known for each group by the end of what is counted."""
    last_day = min(scope.until.astimezone(BANGKOK).date(), scope.quarter.last_day)
    newest = (
        select(MemberCount.group_id, sa.func.max(MemberCount.on_day).label("on_day"))
        .where(MemberCount.on_day <= last_day)
        .group_by(MemberCount.group_id)
        .subquery()
    )
    same = sa.and_(MemberCount.group_id == newest.c.group_id, MemberCount.on_day == newest.c.on_day)
    query = select(MemberCount.group_id, MemberCount.members).join(newest, same)
    return {row[0]: row[1] for row in session.execute(query)}


def _figures(group: Group, counts: tuple[int, int, int], members: Mapping[str, int]) -> GroupFigures:
    return GroupFigures(
        id=group.id,
        name=group.name,
        network=group.network,
        place=group.district or group.district_group,
        district=group.district,
        members=members.get(group.id, group.member_count),
        tips=counts[0],
        verified=counts[1],
        reporters=counts[2],
    )
