"""What came in through exported chats: which lines were taken, and who stands behind a name in a group."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime

IMPORTED = "import:"
"""What the message ids of imported lines begin with; LINE's own are digits."""


class ImportedLine(Base):
    """A line that was taken from an exported chat, known again by its HMAC; of small talk there is no row."""

    __tablename__ = "imported_line"

    fingerprint: Mapped[str] = mapped_column(String(40), primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("line_group.id", ondelete="CASCADE"))
    person_id: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class ImportedSender(Base):
    """The person behind a display name of one group; of the name there is only its HMAC."""

    __tablename__ = "imported_sender"

    fingerprint: Mapped[str] = mapped_column(String(40), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)


Index("ix_imported_line_minute", ImportedLine.group_id, ImportedLine.at)
