"""A month of messages: what LINE allowed, and the sums of messages that were forgotten since."""

from datetime import date, datetime

from sqlalchemy import Date
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime


class MessageMonth(Base):
    """Kept when the messages themselves are gone, because a quarter's summary may be compiled months later.

    `most` is the quota as LINE last told it, None where it was not asked or the plan has no limit.
    """

    __tablename__ = "message_month"

    month: Mapped[date] = mapped_column(Date, primary_key=True)
    most: Mapped[int | None]
    replies: Mapped[int] = mapped_column(default=0)
    pushes: Mapped[int] = mapped_column(default=0)
    lost: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
