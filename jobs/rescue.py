"""Rescue: whatever waits although its task is over, or was lost with a machine, is taken up again."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.inbound_event import EventState, InboundEvent
from models.outbound_message import OutboundMessage, OutboundState
from services.tasks import Task, enqueue

_PATIENCE = timedelta(minutes=10)
_SEND_PATIENCE = timedelta(hours=2)
_AT_ONCE = 500


def rescue(session: Session, now: datetime) -> str:
    """Enqueue again, under an id of this run, what has waited too long; both tasks are safe to run twice."""
    stamp = f"{now:%Y%m%d%H%M}"
    waiting = InboundEvent.state == EventState.WAITING
    events = session.scalars(
        select(InboundEvent).where(waiting, InboundEvent.received_at < now - _PATIENCE).limit(_AT_ONCE)
    ).all()
    for event in events:
        key = f"{event.group_id or 'direct'}:{event.sender}"
        task_id = f"event:{event.webhook_event_id}:{stamp}"
        enqueue(session, Task(name="process_event", id=task_id, args=(event.id,), key=key, priority=event.id))
    unsent = OutboundMessage.state == OutboundState.WAITING
    messages = session.scalars(
        select(OutboundMessage).where(unsent, OutboundMessage.created_at < now - _SEND_PATIENCE).limit(_AT_ONCE)
    ).all()
    for message in messages:
        enqueue(session, Task(name="deliver", id=f"deliver:{message.id}:{stamp}", args=(message.id,)))
    return f"{len(events)} events, {len(messages)} messages taken up again"
