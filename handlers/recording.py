"""Staff record a meeting, an activity, a plan, an opinion or a community: shown as understood, kept when confirmed."""

from datetime import date, datetime, timedelta

from handlers.turn import Turn
from language.geography import DISTRICTS
from language.meeting_message import Record, RecordKind, month_asked, read_record
from language.phrases import collection, project_card
from language.phrases import records as phrases
from models.quarter import BANGKOK
from services.conversations import drop, recall, remember
from services.meetings import districts_without_council
from services.outbox import SILENCE, Words
from services.records import keep_record, may_record
from services.topics import RECORD, chat_key
from services.words import Button, Text

_CONFIRM_LIFE = timedelta(hours=24)


def take_record(turn: Turn) -> Words:
    """Show what was understood, or ask for what is missing; a press of the button keeps it."""
    record = read_record(turn.text, _local_day(turn.occurred_at))
    if turn.person is None or record is None:
        return SILENCE
    missing = _missing(record)
    if missing is not None:
        return _say(missing)
    if not may_record(turn.person, record):
        return _say(phrases.NOT_YOURS)
    told = {"text": turn.text, "sent_at": turn.occurred_at.isoformat()}
    remember(turn.session, chat_key(turn.person, turn.group, RECORD), told, now=turn.now)
    buttons = (Button(project_card.CONFIRM, "do=keep_record"), Button(project_card.CANCEL, "do=drop_record"))
    return Words(messages=[Text(_shown(record), quick=buttons)])


def confirm_record(turn: Turn) -> Words:
    """Keep or drop what was shown."""
    key = chat_key(turn.person, turn.group, RECORD)
    told = recall(turn.session, key, now=turn.now, within=_CONFIRM_LIFE)
    if told is None or turn.person is None:
        return _say(project_card.EXPIRED)
    drop(turn.session, key)
    if turn.data["do"] == "drop_record":
        return _say(project_card.CANCELLED)
    record = read_record(told["text"], _local_day(datetime.fromisoformat(told["sent_at"])))
    if record is None or not may_record(turn.person, record):
        return _say(phrases.NOT_YOURS)
    keep_record(turn.session, record, now=turn.now, by=turn.person.id)
    return _say(phrases.SAVED)


def show_districts_without_council(turn: Turn) -> Words:
    """Name the districts whose council did not meet in the month asked about; to staff alone."""
    if turn.person is None or not turn.person.is_staff:
        return SILENCE if turn.group is not None else _say(collection.ONLY_STAFF)
    month = month_asked(turn.text, _local_day(turn.now))
    found = districts_without_council(turn.session, month.year, month.month, list(DISTRICTS))
    return _say(phrases.without_council(found, month))


def _missing(record: Record) -> str | None:
    if not record.title:
        return phrases.NO_TITLE
    if record.kind is RecordKind.OPINION and record.district_group is None:
        return phrases.NO_GROUP
    if record.kind is RecordKind.COMMUNITY and record.district is None:
        return phrases.NO_DISTRICT
    return phrases.NO_DAY if record.lacks_day else None


def _shown(record: Record) -> str:
    where = (phrases.in_district(record.district), phrases.in_group(record.district_group), record.place)
    return phrases.shown(
        kind=record.kind.value,
        title=record.title,
        body=record.body,
        day=record.day,
        where=where,
        people=record.people,
        detail=record.detail,
    )


def _local_day(moment: datetime) -> date:
    return moment.astimezone(BANGKOK).date()


def _say(sentence: str) -> Words:
    return Words(messages=[Text(sentence)])
