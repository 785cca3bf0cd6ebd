"""One record, as it was read from a message or a row, into the tables of meetings, activities and opinions."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from language.masking import mask
from language.meeting_message import Record, RecordKind
from models.meeting import MeetingKind, Opinion
from models.person import CITY_WIDE, Person, Role
from models.quarter import BANGKOK
from services.meetings import (
    ActivityFacts,
    MeetingFacts,
    record_activity,
    record_community,
    record_meeting,
)

_TITLE, _PLACE, _TOPIC, _NAME = 300, 200, 100, 200


def may_record(person: Person, record: Record) -> bool:
    """Tell whether the person may keep the record: analysts all, officers those of their districts or of none."""
    if person.role in CITY_WIDE - {Role.COMMAND}:
        return True
    return person.role is Role.OFFICER and (record.district is None or record.district in person.district_names())


def keep_record(session: Session, record: Record, *, now: datetime, by: str | None = None) -> None:
    """Keep a record that has all it needs; one without a day is of today. Texts are kept masked."""
    today = now.astimezone(BANGKOK).date()
    if record.kind is RecordKind.MEETING:
        record_meeting(session, _meeting(record, today), now=now, by=by)
    elif record.kind is RecordKind.OPINION:
        session.add(_opinion(record, today, now, by))
    elif record.kind is RecordKind.COMMUNITY:
        community = record_community(session, record.district or "", record.title[:_NAME], now=now, by=by)
        community.members = record.people if record.people is not None else community.members
    else:
        record_activity(session, _activity(record, today), now=now, by=by)
    session.flush()


def _meeting(record: Record, today: date) -> MeetingFacts:
    return MeetingFacts(
        kind=MeetingKind(record.body or MeetingKind.FORUM),
        title=mask(record.title)[:_TITLE],
        held_on=record.day or today,
        district=record.district,
        district_group=record.district_group,
        place=mask(record.place)[:_PLACE],
        attendees=record.people,
        minutes=mask(record.detail),
    )


def _activity(record: Record, today: date) -> ActivityFacts:
    return ActivityFacts(
        title=mask(record.title)[:_TITLE],
        held_on=record.day or today,
        district=record.district,
        place=mask(record.place)[:_PLACE],
        participants=record.people,
        detail=mask(record.detail),
        is_plan=record.kind is RecordKind.PLAN,
    )


def _opinion(record: Record, today: date, now: datetime, by: str | None) -> Opinion:
    return Opinion(
        district_group=record.district_group or "",
        district=record.district,
        topic=mask(record.title)[:_TOPIC],
        text=mask(record.detail or record.title),
        heard_on=record.day or today,
        recorded_by=by,
        recorded_at=now,
    )
