"""One kept event becomes rows and words, in one transaction; run by the durable engine."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import sleep
from urllib.parse import parse_qsl

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from bot.dispatcher import answer
from bot.events import LineEvent, read_event
from bot.loading import dots_while_slow, show_dots_if_late
from bot.patience import look_again, waits_for_its_story
from bot.runtime import Runtime
from handlers.turn import Turn
from language.understanding import Understanding, understand
from models.group import Group
from models.inbound_event import EventState, InboundEvent
from models.person import Person
from models.vault import vault_of
from services.etiquette import is_quiet_hour
from services.groups import find_group, group_of
from services.outbox import LATER, SILENCE, Chat, Reply, Words, held_for, owe
from services.people import person_of
from services.tasks import enqueue

log = structlog.get_logger(__name__)

_REPLY_LIFE = timedelta(seconds=55)
_TRIES = 6


@dataclass(frozen=True, slots=True)
class _Places:
    """Where people reach us: the console and files, and the bot's own chat."""

    base_url: str
    chat_url: str


def process_event(runtime: Runtime, inbox_id: int) -> None:
    """Work on one kept event; an event that fails is marked for an officer to see and lets its neighbours go on."""
    # Asked for before the database is held; known but for the first time.
    places = _Places(runtime.settings.public_base_url, runtime.line.chat_url())
    for attempt in range(_TRIES):
        try:
            show_dots_if_late(runtime, inbox_id)
            with runtime.sessions.begin() as session:
                _process(session, inbox_id, runtime, places)
        except DBAPIError as error:
            if attempt == _TRIES - 1:
                raise
            log.warning("database busy", inbox_id=inbox_id, attempt=attempt, reason=type(error).__name__)
            sleep(0.2 * 2**attempt)
        except Exception as error:
            log.exception("event failed", inbox_id=inbox_id)
            _mark_failed(runtime, inbox_id, type(error).__name__)
            return
        else:
            return


def _process(session: Session, inbox_id: int, runtime: Runtime, places: _Places) -> None:
    row = session.get(InboundEvent, inbox_id, with_for_update=True)
    if row is None or row.state is not EventState.WAITING or row.payload_sealed is None:
        return
    event = read_event(json.loads(vault_of(session).open(row.payload_sealed)))
    now = runtime.clock()
    with dots_while_slow(runtime, event):
        turn = _turn(session, row, event, now=now, places=places)
        if waits_for_its_story(turn, row.received_at):
            enqueue(session, look_again(row))
            return
        _say(session, turn, answer(turn))
    if turn.group is not None:
        turn.group.last_heard_at = max(turn.group.last_heard_at or turn.occurred_at, turn.occurred_at)
    row.finish(EventState.DONE, now)


def _turn(session: Session, row: InboundEvent, event: LineEvent, *, now: datetime, places: _Places) -> Turn:
    known = find_group(session, event.group_id) if event.group_id else None
    # Judged before the first row is written, for SQLite lets nobody else write from then on.
    judged = _judged(event, known.district if known else None)
    group = known or (group_of(session, event.group_id, now=now) if event.group_id else None)
    person = person_of(session, event.user_id, now=now) if event.user_id else None
    return Turn(
        session=session,
        now=now,
        event_id=row.id,
        kind=event.kind,
        occurred_at=event.occurred_at,
        person=person,
        group=group,
        text=event.text,
        message_id=event.message_id,
        quoted_message_id=event.quoted_message_id,
        quote_token=event.quote_token,
        mentioned=event.mentioned,
        point=event.point,
        place=event.place,
        image_set=event.image_set.id if event.image_set else None,
        file_name=event.file_name,
        members=event.members,
        reply=Reply(token=event.reply_token, until=row.received_at + _REPLY_LIFE) if event.reply_token else None,
        data=dict(parse_qsl(event.data)) | ({"chosen": event.chosen} if event.chosen else {}),
        understanding=judged,
        base_url=places.base_url,
        chat_url=places.chat_url,
    )


def _judged(event: LineEvent, home_district: str | None) -> Understanding | None:
    if not event.text:
        return None
    return understand(event.text, sent_at=event.occurred_at, home_district=home_district)


def _say(session: Session, turn: Turn, words: Words) -> None:
    chat = _chat_of(turn.person, turn.group)
    if chat is None or words == LATER:
        return
    quiet = turn.group is not None and is_quiet_hour(turn.group, turn.now)
    carries = turn.reply is not None and not quiet and bool(held_for(session, chat, 1))
    if words.messages or carries:
        said = words if words.messages else SILENCE
        owe(session, chat, said, key=f"event:{turn.event_id}", now=turn.now, reply=turn.reply)


def _chat_of(person: Person | None, group: Group | None) -> Chat | None:
    if group is not None:
        return Chat(group_id=group.id, person_id=person.id if person else None)
    return None if person is None else Chat(person_id=person.id)


def _mark_failed(runtime: Runtime, inbox_id: int, reason: str) -> None:
    with runtime.sessions.begin() as session:
        row = session.get(InboundEvent, inbox_id, with_for_update=True)
        if row is not None and row.state is EventState.WAITING:
            row.finish(EventState.FAILED, runtime.clock(), reason)
