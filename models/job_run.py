"""What the timetable started, and how it ended."""

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime


class JobRun(Base):
    """One run of one job for one due moment; `due` makes it happen once."""

    __tablename__ = "job_run"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    name: Mapped[str] = mapped_column(String(40))
    due: Mapped[str] = mapped_column(String(60))
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    outcome: Mapped[str | None] = mapped_column(String(200))
    failed: Mapped[bool] = mapped_column(default=False)


Index("ix_job_run_name", JobRun.name, JobRun.started_at)
