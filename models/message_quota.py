"""How many paid messages a month LINE allowed: kept month by month, because LINE tells of the current one alone."""

from datetime import date, datetime

from sqlalchemy import Date
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime


class MessageQuota(Base):
    """The quota of one month as LINE last told it; `most` is None where the plan has no limit."""

    __tablename__ = "message_quota"

    month: Mapped[date] = mapped_column(Date, primary_key=True)
    most: Mapped[int | None]
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
