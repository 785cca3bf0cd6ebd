"""Meetings, activities, communities and opinions of the networks: recorded, and counted for summaries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from models.meeting import Activity, Community, Meeting, MeetingKind, Opinion
from models.quarter import Quarter


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """A meeting as it is told; `district` or `district_group` may be None for city-wide ones."""

    kind: MeetingKind
    title: str
    held_on: date
    district: str | None = None
    district_group: str | None = None
    place: str = ""
    attendees: int | None = None
    minutes: str = ""


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """An activity, or a plan agreed on."""

    title: str
    held_on: date
    district: str | None = None
    place: str = ""
    participants: int | None = None
    detail: str = ""
    is_plan: bool = False


def record_meeting(
    session: Session, facts: MeetingFacts, *, now: datetime, by: str | None = None, project_id: int | None = None
) -> Meeting:
    """Keep a meeting."""
    meeting = Meeting(
        kind=facts.kind,
        title=facts.title,
        held_on=facts.held_on,
        district=facts.district,
        district_group=facts.district_group,
        place=facts.place,
        attendees=facts.attendees,
        minutes=facts.minutes,
        project_id=project_id,
        recorded_by=by,
        recorded_at=now,
    )
    session.add(meeting)
    session.flush()
    return meeting


def record_activity(
    session: Session, facts: ActivityFacts, *, now: datetime, by: str | None = None, project_id: int | None = None
) -> Activity:
    """Keep an activity or an agreed plan."""
    activity = Activity(
        title=facts.title,
        held_on=facts.held_on,
        district=facts.district,
        place=facts.place,
        participants=facts.participants,
        detail=facts.detail,
        is_plan=facts.is_plan,
        project_id=project_id,
        recorded_by=by,
        recorded_at=now,
    )
    session.add(activity)
    session.flush()
    return activity


def record_community(session: Session, district: str, name: str, *, now: datetime, by: str | None = None) -> Community:
    """Keep a community in the district's register, once under its name."""
    known = session.scalar(sa.select(Community).where(Community.district == district, Community.name == name))
    if known is not None:
        return known
    community = Community(district=district, name=name, registered_on=now.date(), recorded_by=by, recorded_at=now)
    session.add(community)
    session.flush()
    return community


def record_opinion(session: Session, meeting: Meeting, topic: str, text: str, *, now: datetime) -> Opinion:
    """Keep an opinion heard at a meeting of a district group; who said it is not kept."""
    opinion = Opinion(
        district_group=meeting.district_group or "",
        district=meeting.district,
        topic=topic,
        text=text,
        heard_on=meeting.held_on,
        meeting_id=meeting.id,
        recorded_at=now,
    )
    session.add(opinion)
    session.flush()
    return opinion


def meetings_in(session: Session, quarter: Quarter, kinds: Sequence[MeetingKind] = ()) -> list[Meeting]:
    """Return the meetings held in a quarter, by date; of these kinds only when some are given."""
    query = sa.select(Meeting).where(Meeting.held_on.between(quarter.first_day, quarter.last_day))
    if kinds:
        query = query.where(Meeting.kind.in_(kinds))
    return list(session.scalars(query.order_by(Meeting.held_on, Meeting.id)))


def activities_in(session: Session, quarter: Quarter) -> list[Activity]:
    """Return the activities and plans of a quarter, by date."""
    query = sa.select(Activity).where(Activity.held_on.between(quarter.first_day, quarter.last_day))
    return list(session.scalars(query.order_by(Activity.held_on, Activity.id)))


def districts_without_council(session: Session, year: int, month: int, districts: Sequence[str]) -> list[str]:
    """Return the districts whose citizens' council did not meet in a month (Christian year), in the order given."""
    first = date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1)
    query = sa.select(Meeting.district).where(
        Meeting.kind == MeetingKind.COUNCIL, Meeting.held_on >= first, Meeting.held_on < following
    )
    met = set(session.scalars(query))
    return [district for district in districts if district not in met]


def opinions_by_group(session: Session, quarter: Quarter) -> dict[str, list[str]]:
    """Return the topics heard in a quarter under each district group, in the order they were heard."""
    query = sa.select(Opinion).where(Opinion.heard_on.between(quarter.first_day, quarter.last_day))
    topics: dict[str, list[str]] = {}
    for opinion in session.scalars(query.order_by(Opinion.heard_on, Opinion.id)):
        topics.setdefault(opinion.district_group, []).append(opinion.topic)
    return topics
