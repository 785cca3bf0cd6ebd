"""Free replies kept for an answer that takes a task's time: sealed, one a message, and used once."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from services.conversations import DIRECT, recall, remember
from services.outbox import Reply

_TOPIC = "reply"
_LIFE = timedelta(minutes=1)


def keep_reply(session: Session, person_id: str, message_id: str, reply: Reply, *, now: datetime) -> None:
    """Keep the reply that the person's message brought, beside others that are still good."""
    kept = _kept(session, person_id, now) | {message_id: [reply.token, reply.until.isoformat()]}
    remember(session, (person_id, DIRECT, _TOPIC), kept, now=now)


def take_reply(session: Session, person_id: str, message_id: str, *, now: datetime) -> Reply | None:
    """Return the reply of the message and forget it; None when it is too old or was taken."""
    kept = _kept(session, person_id, now)
    found = kept.pop(message_id, None)
    if found is None:
        return None
    remember(session, (person_id, DIRECT, _TOPIC), kept, now=now)
    return Reply(token=found[0], until=datetime.fromisoformat(found[1]))


def _kept(session: Session, person_id: str, now: datetime) -> dict[str, Any]:
    data = recall(session, (person_id, DIRECT, _TOPIC), now=now, within=_LIFE) or {}
    return {message: reply for message, reply in data.items() if datetime.fromisoformat(reply[1]) > now}
