"""What a chat is in the middle of: a guided report, a question's context, a confirmation that is due."""

from datetime import datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime


class Conversation(Base):
    """The open topic of one person in one chat (`chat`: a group's id, or `direct`), sealed."""

    __tablename__ = "conversation"

    person_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    chat: Mapped[str] = mapped_column(String(16), primary_key=True)
    topic: Mapped[str] = mapped_column(String(20), primary_key=True)
    data_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
