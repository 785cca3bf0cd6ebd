"""The outbox: the only way anything is ever said on LINE; a debt is written in the transaction of its fact."""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session

from models.outbound_message import OutboundMessage, OutboundState
from models.vault import vault_of
from services.tasks import Task, enqueue
from services.words import Message, to_line

MAX_OBJECTS = 5
OVER_BUDGET, QUOTA_USED = "over budget", "the month's quota is used up"
"""Why words are held that were worth a push."""
_KEEP_TRYING = timedelta(hours=24)
_KEEP_HELD = timedelta(days=30)
_BACK_OFF = [timedelta(seconds=seconds) for seconds in (1, 2, 5, 15, 60, 300, 900, 3600)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The free way to answer an event: good once, for about a minute."""

    token: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """Whom words are for: a group, a person in one-to-one chat, or (both) a person as soon as they speak in a group."""

    person_id: str | None = None
    group_id: str | None = None

    def is_it(self) -> ColumnElement[bool]:
        """Return the condition that an outbound message is for this chat."""
        if self.group_id is None:
            return and_(OutboundMessage.group_id.is_(None), OutboundMessage.person_id == self.person_id)
        for_all = OutboundMessage.person_id.is_(None)
        mine = for_all if self.person_id is None else or_(for_all, OutboundMessage.person_id == self.person_id)
        return and_(OutboundMessage.group_id == self.group_id, mine)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is to be said: the messages, what they are for (a row of the delivery policy), the tip they are about."""

    messages: Sequence[Message]
    purpose: str = "answer"
    tip_id: str | None = None


SILENCE = Words(messages=())

LATER = Words(messages=(), purpose="later")
"""A task will answer, with the reply that it was left."""


def owe(
    session: Session, chat: Chat, words: Words, *, key: str, now: datetime, reply: Reply | None = None
) -> OutboundMessage | None:
    """Owe the words to the chat, once per `key`; return the debt, None when that key was owed before."""
    if session.scalar(select(OutboundMessage.id).where(OutboundMessage.dedupe_key == key)) is not None:
        return None
    row = OutboundMessage(
        dedupe_key=key,
        purpose=words.purpose,
        person_id=chat.person_id,
        group_id=chat.group_id,
        content_sealed=_sealed(session, to_line(words.messages[:MAX_OBJECTS])),
        reply_token=reply.token if reply else None,
        reply_until=reply.until if reply else None,
        retry_key=str(uuid.uuid4()),
        created_at=now,
        give_up_at=now + _KEEP_TRYING,
        tip_id=words.tip_id,
    )
    session.add(row)
    session.flush()
    enqueue(session, deliver_task(row))
    return row


def deliver_task(row: OutboundMessage, delay: timedelta = timedelta()) -> Task:
    """Return the task that makes the next attempt at the debt."""
    return Task(name="deliver", id=f"deliver:{row.id}:{row.attempts}", args=(row.id,), delay=delay)


def pause_after(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts that came to nothing."""
    return _BACK_OFF[min(attempts, len(_BACK_OFF)) - 1]


def tried_by(created_at: datetime, attempts: int) -> datetime:
    """Return when a debt with so many attempts behind it is tried again, as long as its tasks are not lost."""
    return created_at + sum((pause_after(number) for number in range(1, attempts + 1)), timedelta())


def hold(row: OutboundMessage, *, now: datetime, reason: str, keep: timedelta = _KEEP_HELD) -> None:
    """Keep the words for the chat's next event, whose reply is free, for as long as they are news."""
    row.state, row.reason = OutboundState.HELD, reason
    row.reply_token, row.reply_until = None, None
    row.give_up_at = now + keep


def held_for(session: Session, chat: Chat, limit: int) -> Sequence[OutboundMessage]:
    """Return the words held for a chat, oldest first."""
    query = select(OutboundMessage).where(
        chat.is_it(), OutboundMessage.state == OutboundState.HELD, OutboundMessage.carried_by.is_(None)
    )
    return session.scalars(query.order_by(OutboundMessage.id).limit(limit)).all()


def carried_by(session: Session, carrier: OutboundMessage) -> Sequence[OutboundMessage]:
    """Return the words that go along with the carrier's, in the order in which they are said."""
    query = select(OutboundMessage).where(OutboundMessage.carried_by == carrier.id)
    return session.scalars(query.order_by(OutboundMessage.id)).all()


def take_back(session: Session, tip_id: str, *, now: datetime) -> None:
    """Say nothing any more about a tip whose words are gone: what waits or is held is given up, and wiped."""
    gone = {"state": OutboundState.EXPIRED, "content_sealed": None, "reply_token": None, "settled_at": now}
    session.execute(update(OutboundMessage).where(_unsaid(tip_id)).values(gone | {"reason": "taken back"}))


def unsaid_about(session: Session, tip_id: str) -> Sequence[OutboundMessage]:
    """Return what is still to be said about a tip."""
    return session.scalars(select(OutboundMessage).where(_unsaid(tip_id))).all()


def reword(session: Session, row: OutboundMessage, messages: Sequence[Message]) -> None:
    """Put other words into a debt that is not paid yet."""
    row.content_sealed = _sealed(session, to_line(messages[:MAX_OBJECTS]))


def _unsaid(tip_id: str) -> ColumnElement[bool]:
    # What is unsaid is little and found by its state; the tip alone would be looked for among all that was ever said.
    unsaid = OutboundMessage.state.in_([OutboundState.WAITING, OutboundState.HELD])
    return and_(unsaid, OutboundMessage.tip_id == tip_id)


def content_of(session: Session, row: OutboundMessage) -> list[dict[str, Any]]:
    """Return the message objects of a debt; empty once they were sent and wiped."""
    if row.content_sealed is None:
        return []
    objects: list[dict[str, Any]] = json.loads(vault_of(session).open(row.content_sealed))
    return objects


def carry_held(session: Session, carrier: OutboundMessage, chat: Chat) -> None:
    """Let the carrier's reply take along what is held for the chat, as far as five objects reach."""
    room = MAX_OBJECTS - len(content_of(session, carrier))
    for row in held_for(session, chat, MAX_OBJECTS):
        size = len(content_of(session, row))
        if size > room:
            return
        row.carried_by = carrier.id
        room -= size


def _sealed(session: Session, objects: list[dict[str, Any]]) -> bytes:
    return vault_of(session).seal(json.dumps(objects, ensure_ascii=False))
