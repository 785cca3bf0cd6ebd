"""Rescue: whatever waits although its task is over, or was lost with a machine, is taken up again."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.inbound_event import EventState, InboundEvent
from models.outbound_message import OutboundMessage, OutboundState
from services.outbox import tried_by
from services.tasks import Task, enqueue

_PATIENCE = timedelta(minutes=10)
_SEND_PATIENCE = timedelta(hours=2)
_AT_ONCE = 500


def rescue(session: Session, now: datetime) -> str:
    """Enqueue again what has waited too long, under ids of this hour; both tasks are safe to run twice."""
    # While no worker runs, each look would add one more task for the same debt: one an hour is enough.
    stamp = f"{now:%Y%m%d%H}"
    waiting = InboundEvent.state == EventState.WAITING
    events = session.scalars(
        select(InboundEvent).where(waiting, InboundEvent.received_at < now - _PATIENCE).limit(_AT_ONCE)
    ).all()
    for event in events:
        key = f"{event.group_id or 'direct'}:{event.sender}"
        task_id = f"event:{event.webhook_event_id}:{stamp}"
        enqueue(session, Task(name="process_event", id=task_id, args=(event.id,), key=key, priority=event.id))
    lost = _lost_messages(session, now)
    for number, attempts in lost:
        enqueue(session, Task(name="deliver", id=f"deliver:{number}:{attempts}:{stamp}", args=(number,)))
    return f"{len(events)} events, {len(lost)} messages taken up again"


def _lost_messages(session: Session, now: datetime) -> list[tuple[int, int]]:
    """Return id and attempts of debts that should have been tried long ago; one that only waits its time is not lost.

    Taking up what is not lost would give it a second row of attempts, and LINE, while it is down, a storm of them.
    """
    query = select(OutboundMessage.id, OutboundMessage.attempts, OutboundMessage.created_at).where(
        OutboundMessage.state == OutboundState.WAITING, OutboundMessage.created_at < now - _SEND_PATIENCE
    )
    old = session.execute(query.order_by(OutboundMessage.id)).all()
    lost = [(row.id, row.attempts) for row in old if tried_by(row.created_at, row.attempts) < now - _SEND_PATIENCE]
    return lost[:_AT_ONCE]
