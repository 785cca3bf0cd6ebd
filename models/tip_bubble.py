"""What the bot itself said about a tip: who quotes it speaks of that tip."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime


class TipBubble(Base):
    """One bubble of the bot's in the chat in which the tip was told, by LINE's id of it."""

    __tablename__ = "tip_bubble"

    message_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    tip_id: Mapped[str] = mapped_column(ForeignKey("tip.id", ondelete="CASCADE"), index=True)
    said_at: Mapped[datetime] = mapped_column(UtcDateTime)
