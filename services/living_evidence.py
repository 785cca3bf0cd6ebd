"""Evidence that the running system itself gives for an indicator: its registered groups, and the hours it was awake."""

from datetime import UTC, datetime, time

import sqlalchemy as sa
from sqlalchemy.orm import Session

from language.phrases import indicators as phrases
from models.group import Group, GroupKind
from models.inbound_event import InboundEvent
from models.indicator import EvidenceKind
from models.job_run import JobRun
from models.quarter import BANGKOK, Quarter
from services.evidence_facts import EvidenceFacts

SYSTEM = "system"
"""The source of evidence that nobody recorded by hand."""
_LAST_QUARTER = 4


def living_evidence(session: Session, fiscal_year: int) -> list[EvidenceFacts]:
    """Return rosters of the year's news-network groups, and the channel with its hours, while there is any group."""
    since, until = _span(fiscal_year)
    query = select_groups(since, until).order_by(Group.registered_at, Group.id)
    rosters = [_roster(group, since, fiscal_year) for group in session.scalars(query)]
    if not rosters:
        return []
    hours = hours_awake(session, since, until)
    channel = EvidenceFacts(EvidenceKind.CHANNEL, phrases.channel(hours), detail={"hours": hours, "source": SYSTEM})
    return [*rosters, channel] if hours else rosters


def select_groups(since: datetime, until: datetime) -> sa.Select[Group]:
    """Select the groups of the news network that were registered at any time between the two moments."""
    return sa.select(Group).where(
        Group.kind == GroupKind.NEWS_NETWORK,
        Group.registered_at < until,
        sa.or_(Group.left_at.is_(None), Group.left_at >= since),
    )


def hours_awake(session: Session, since: datetime, until: datetime) -> int:
    """Count the hours of the day, 0 to 24, in which the system has worked or received something in the span."""
    hours: set[int] = set()
    for column in (JobRun.started_at, InboundEvent.received_at):
        hour = sa.extract("hour", column)
        hours |= {
            int(value) for value in session.scalars(sa.select(hour).where(column >= since, column < until).distinct())
        }
    return len(hours)


def _roster(group: Group, since: datetime, fiscal_year: int) -> EvidenceFacts:
    """Date a group that was there before the year to the year's first quarter."""
    at = group.registered_at if group.registered_at and group.registered_at >= since else None
    day = at.astimezone(BANGKOK).date() if at else None
    return EvidenceFacts(
        EvidenceKind.ROSTER,
        phrases.group(group.name, group.member_count),
        day,
        Quarter.of(day).number if day else Quarter(fiscal_year, 1).number,
        {"occupations": list(group.occupations), "members": group.member_count, "source": SYSTEM},
    )


def _span(fiscal_year: int) -> tuple[datetime, datetime]:
    first, last = Quarter(fiscal_year, 1).first_day, Quarter(fiscal_year, _LAST_QUARTER).last_day
    begin = datetime.combine(first, time(), tzinfo=BANGKOK).astimezone(UTC)
    end = datetime.combine(last, time.max, tzinfo=BANGKOK).astimezone(UTC)
    return begin, end
