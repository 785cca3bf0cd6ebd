"""Meetings, activities, plans, opinions and communities as rows of a table or objects of a list."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from language.geography import GROUPS, district_named, group_of
from language.meeting_message import Record, RecordKind
from language.thai_dates import parse_thai_date
from models.meeting import MeetingKind
from services.register_json import FieldError

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "kind": ("ประเภท", "type"),
    "title": ("ชื่อ", "เรื่อง", "หัวข้อ", "name", "topic"),
    "date": ("วันที่", "held_on"),
    "district": ("เขต",),
    "district_group": ("กลุ่มเขต", "group"),
    "place": ("สถานที่",),
    "people": ("ผู้เข้าร่วม", "จำนวนคน", "attendees", "participants", "members"),
    "detail": ("รายละเอียด", "มติ", "text", "minutes"),
}
"""Each field with the other headings that it may stand under."""

_FIELD = {heading: field for field, others in COLUMNS.items() for heading in (field, *others)}
_KINDS: Mapping[str, tuple[RecordKind, MeetingKind | None]] = {
    "council": (RecordKind.MEETING, MeetingKind.COUNCIL),
    "สภาคนเมือง": (RecordKind.MEETING, MeetingKind.COUNCIL),
    "working_group": (RecordKind.MEETING, MeetingKind.WORKING_GROUP),
    "คณะทำงาน": (RecordKind.MEETING, MeetingKind.WORKING_GROUP),
    "hearing": (RecordKind.MEETING, MeetingKind.HEARING),
    "รับฟัง": (RecordKind.MEETING, MeetingKind.HEARING),
    "forum": (RecordKind.MEETING, MeetingKind.FORUM),
    "meeting": (RecordKind.MEETING, MeetingKind.FORUM),
    "ประชุม": (RecordKind.MEETING, MeetingKind.FORUM),
    "activity": (RecordKind.ACTIVITY, None),
    "กิจกรรม": (RecordKind.ACTIVITY, None),
    "plan": (RecordKind.PLAN, None),
    "แผน": (RecordKind.PLAN, None),
    "opinion": (RecordKind.OPINION, None),
    "ความเห็น": (RecordKind.OPINION, None),
    "community": (RecordKind.COMMUNITY, None),
    "ชุมชน": (RecordKind.COMMUNITY, None),
}


def record_from_row(row: Mapping[str, Any], today: date) -> Record:
    """Return the record that a row tells of; FieldError names the first field that cannot be."""
    if not isinstance(row, Mapping):
        raise FieldError("record", "is no object")
    told = {_FIELD[name]: value for name, value in _plain(row).items() if name in _FIELD}
    kind, body = _kind(told.get("kind"))
    district = _district(told.get("district"))
    record = Record(
        kind=kind,
        body=body.value if body else None,
        title=_text(told, "title"),
        day=_day(told.get("date"), today),
        district=district,
        district_group=_group(told.get("district_group")) or (group_of(district) if district else None),
        place=_text(told, "place"),
        people=_count(told.get("people")),
        detail=_text(told, "detail"),
    )
    _check(record)
    return record


def _check(record: Record) -> None:
    if not record.title:
        raise FieldError("title", "is empty")
    if record.lacks_day:
        raise FieldError("date", "is empty")
    if record.kind is RecordKind.OPINION and record.district_group is None:
        raise FieldError("district_group", "is empty; an opinion belongs to a district group or a district")
    if record.kind is RecordKind.COMMUNITY and record.district is None:
        raise FieldError("district", "is empty; a community belongs to a district")


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {str(name).strip().lower(): value for name, value in row.items() if value not in (None, "")}


def _text(told: Mapping[str, Any], field: str) -> str:
    return str(told.get(field, "")).strip()


def _kind(value: object) -> tuple[RecordKind, MeetingKind | None]:
    found = _KINDS.get(str(value or "").strip().lower())
    if found is None:
        raise FieldError("kind", f"is none of {', '.join(name for name in _KINDS if name.isascii())}")
    return found


def _day(value: object, today: date) -> date | None:
    if value is None:
        return None
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    day = parse_thai_date(str(value), today)
    if day is None:
        raise FieldError("date", "is no date")
    return day


def _district(value: object) -> str | None:
    if value is None:
        return None
    district = district_named(str(value))
    if district is None:
        raise FieldError("district", "is no district of Bangkok")
    return district


def _group(value: object) -> str | None:
    if value is None:
        return None
    name = str(value).strip().removeprefix("กลุ่ม")
    if name not in GROUPS:
        raise FieldError("district_group", f"is none of {', '.join(GROUPS)}")
    return name


def _count(value: object) -> int | None:
    if value is None:
        return None
    try:
        count = int(float(str(value).replace(",", "")))
    except (ValueError, OverflowError):
        raise FieldError("people", "is no number") from None
    if count < 0:
        raise FieldError("people", "is below zero")
    return count
