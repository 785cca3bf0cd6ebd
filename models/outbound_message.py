"""What we owe somebody on LINE, and what became of it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime, one_of


class OutboundState(StrEnum):
    """Waiting to be sent; held for the person's next message; sent; or given up, with the reason."""

    WAITING = "waiting"
    HELD = "held"
    SENT = "sent"
    REFUSED = "refused"
    EXPIRED = "expired"


class OutboundMessage(Base):
    """One debt of words: up to five message objects to one chat, sealed until they are sent."""

    __tablename__ = "outbound_message"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    dedupe_key: Mapped[str] = mapped_column(String(120), unique=True)
    purpose: Mapped[str] = mapped_column(String(24))
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    group_id: Mapped[str | None] = mapped_column(ForeignKey("line_group.id", ondelete="CASCADE"))
    content_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    reply_token: Mapped[str | None] = mapped_column(String(64))
    reply_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    retry_key: Mapped[str] = mapped_column(String(36))
    state: Mapped[OutboundState] = mapped_column(one_of(OutboundState, 10), default=OutboundState.WAITING)
    way: Mapped[str | None] = mapped_column(String(8))
    cost: Mapped[int] = mapped_column(default=0)
    would_cost: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    give_up_at: Mapped[datetime] = mapped_column(UtcDateTime)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason: Mapped[str | None] = mapped_column(String(60))
    request_id: Mapped[str | None] = mapped_column(String(64))
    tip_id: Mapped[str | None] = mapped_column(String(16))
    carried_by: Mapped[int | None] = mapped_column(index=True)


Index("ix_outbound_person_state", OutboundMessage.person_id, OutboundMessage.state)
Index("ix_outbound_group_state", OutboundMessage.group_id, OutboundMessage.state)
Index("ix_outbound_state_created", OutboundMessage.state, OutboundMessage.created_at)
