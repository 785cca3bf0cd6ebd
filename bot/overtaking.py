"""Keeping events, and with each what overtook it on the way, whichever web process heard that."""

import json
from datetime import datetime

from sqlalchemy.orm import Session

from bot.events import LineEvent
from models.inbound_event import EventState, InboundEvent
from models.session import insert_once
from services.overheard import Heard, Piece, take_up
from services.tasks import Task, enqueue


def heard_as(event: LineEvent, group_id: str, sender: str | None, at: datetime) -> Heard:
    """Return what a message of a group is known by."""
    return Heard(
        event_id=event.id,
        group_id=group_id,
        sender=sender,
        message_id=event.message_id,
        quoted_message_id=event.quoted_message_id,
        occurred_at=event.occurred_at,
        heard_at=at,
    )


def payload_of(event: LineEvent) -> str:
    """Return the event as it is kept, before it is sealed."""
    return json.dumps(event.raw, ensure_ascii=False, default=str)


def keep_overtaken(session: Session, begun: Heard, now: datetime) -> int:
    """Keep and owe what overtook this message; return how many events."""
    return sum(_keep_piece(session, piece, now) for piece in take_up(session, begun))


def keep_once(session: Session, values: dict[str, object], key: str) -> bool:
    """Keep an event the first time it is met, and owe the work on it unless it is skipped; False when it was there."""
    statement = insert_once(session, InboundEvent).values(values)
    statement = statement.on_conflict_do_nothing(index_elements=["webhook_event_id"]).returning(InboundEvent.id)
    inbox_id: int | None = session.scalar(statement)
    if inbox_id is None:
        return False
    if values["state"] is EventState.WAITING:
        task_id = f"event:{values['webhook_event_id']}"
        enqueue(session, Task(name="process_event", id=task_id, args=(inbox_id,), key=key, priority=inbox_id))
    return True


def _keep_piece(session: Session, piece: Piece, now: datetime) -> bool:
    values: dict[str, object] = {
        "webhook_event_id": piece.event_id,
        "kind": "text",
        "group_id": piece.group_id,
        "sender": piece.sender,
        "occurred_at": piece.occurred_at,
        "received_at": now,
        "payload_sealed": piece.payload_sealed,
        "state": EventState.WAITING,
    }
    return keep_once(session, values, f"{piece.group_id}:{piece.sender}")
