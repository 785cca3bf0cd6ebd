"""What overtook its tip: LINE promises no order, and a detail that comes before its tip looks like small talk.

Such a piece is kept sealed for two minutes. When its tip comes, to whichever process, it is taken up; else let go.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, false, or_, select
from sqlalchemy.orm import Session

from models.inbound_event import InboundEvent
from models.overheard import Overheard
from models.session import insert_once
from models.vault import vault_of

LIFE = timedelta(minutes=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A message of a group: what it is known by, who said it, and when it was said and heard."""

    event_id: str
    group_id: str
    sender: str | None
    message_id: str | None
    quoted_message_id: str | None = None
    occurred_at: datetime
    heard_at: datetime


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece that was taken up: what is needed to keep its event."""

    event_id: str
    group_id: str
    sender: str | None
    occurred_at: datetime
    payload_sealed: bytes


def put_aside(session: Session, heard: Heard, payload: str) -> bool:
    """Keep a piece for a while; False, and nothing is kept, when its sender's story has come already."""
    if heard.message_id is None or _has_come(session, heard):
        return False
    vault = vault_of(session)
    values = {
        "webhook_event_id": heard.event_id,
        "group_id": heard.group_id,
        "sender": heard.sender,
        "message": vault.fingerprint(heard.message_id),
        "quoted": vault.fingerprint(heard.quoted_message_id) if heard.quoted_message_id else None,
        "occurred_at": heard.occurred_at,
        "heard_at": heard.heard_at,
        "payload_sealed": vault.seal(payload),
    }
    statement = insert_once(session, Overheard).values(values)
    session.execute(statement.on_conflict_do_nothing(index_elements=["webhook_event_id"]))
    return True


def take_up(session: Session, begun: Heard) -> Sequence[Piece]:
    """Return, and let go of, what belongs to this message if it is told: said by its sender after it, or quoting it."""
    mine: ColumnElement[bool] = false()
    if begun.sender is not None:
        mine = and_(Overheard.sender == begun.sender, Overheard.occurred_at >= begun.occurred_at)
    quoting = vault_of(session).fingerprints(begun.message_id) if begun.message_id else []
    statement = delete(Overheard).where(
        Overheard.group_id == begun.group_id,
        Overheard.heard_at > begun.heard_at - LIFE,
        or_(mine, Overheard.quoted.in_(quoting)),
    )
    kept = (Overheard.webhook_event_id, Overheard.group_id, Overheard.sender, Overheard.occurred_at)
    rows = session.execute(statement.returning(*kept, Overheard.payload_sealed)).all()
    return sorted((Piece(*row) for row in rows), key=lambda piece: piece.occurred_at)


def forget_piece(session: Session, message_id: str) -> None:
    """Forget a message that was unsent."""
    session.execute(delete(Overheard).where(Overheard.message.in_(vault_of(session).fingerprints(message_id))))


def forget_pieces_of(session: Session, line_id: str) -> None:
    """Forget whatever a person said of late."""
    session.execute(delete(Overheard).where(Overheard.sender.in_(vault_of(session).fingerprints(line_id))))


def let_go(session: Session, now: datetime) -> int:
    """Let go of what nobody took up in time; return how many pieces."""
    old = delete(Overheard).where(Overheard.heard_at <= now - LIFE)
    return len(session.execute(old.returning(Overheard.webhook_event_id)).all())


def _has_come(session: Session, heard: Heard) -> bool:
    if heard.sender is None:
        return False
    told = select(InboundEvent.id).where(
        InboundEvent.group_id == heard.group_id,
        InboundEvent.sender == heard.sender,
        InboundEvent.occurred_at.between(heard.occurred_at - LIFE, heard.occurred_at),
    )
    return session.scalar(told.limit(1)) is not None
