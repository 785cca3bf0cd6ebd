"""Media, pins and early edits that may yet be explained; let go after an hour."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime


class LooseMessage(Base):
    """A message without a story: who sent it, in which chat, and when; of a pin the point, of an edit the text."""

    __tablename__ = "loose_message"

    message_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    chat: Mapped[str] = mapped_column(String(16))
    person_id: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(12))
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
    content_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)


Index("ix_loose_message_sender", LooseMessage.chat, LooseMessage.person_id, LooseMessage.occurred_at)
