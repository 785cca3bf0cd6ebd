"""A month of messages: the sums of those that were forgotten since."""

from datetime import date, datetime

from sqlalchemy import Date
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime


class MessageMonth(Base):
    """Kept when the messages themselves are gone, because a quarter's summary may be compiled months later."""

    __tablename__ = "message_month"

    month: Mapped[date] = mapped_column(Date, primary_key=True)
    replies: Mapped[int] = mapped_column(default=0)
    pushes: Mapped[int] = mapped_column(default=0)
    lost: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
