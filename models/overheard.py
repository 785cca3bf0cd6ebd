"""Pieces of stories that were not begun yet when they were heard: kept sealed for two minutes, then let go."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime


class Overheard(Base):
    """A text in a group that may belong to a tip that is still on its way; of message ids only the fingerprints."""

    __tablename__ = "overheard"

    webhook_event_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("line_group.id", ondelete="CASCADE"))
    sender: Mapped[str | None] = mapped_column(String(40))
    message: Mapped[str] = mapped_column(String(40), index=True)
    quoted: Mapped[str | None] = mapped_column(String(40))
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
    heard_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    payload_sealed: Mapped[bytes] = mapped_column(LargeBinary)


Index("ix_overheard_sender", Overheard.group_id, Overheard.sender)
