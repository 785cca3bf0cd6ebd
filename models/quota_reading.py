"""What LINE last said of the month's message quota."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime


class QuotaReading(Base):
    """The newest answer of a month (`2026-04`, in Bangkok); `most` is None where the plan has no limit."""

    __tablename__ = "quota_reading"

    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    most: Mapped[int | None]
    used: Mapped[int]
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
