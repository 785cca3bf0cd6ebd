"""Progress reports of projects, and what they said before they were corrected."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, Float, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime


class ProjectReport(Base):
    """One report: percent as reported, baht spent to date; `quarter` only for indicators."""

    __tablename__ = "project_report"
    __table_args__ = (UniqueConstraint("project_id", "no", name="uq_project_report_project_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    no: Mapped[int] = mapped_column(Integer)
    quarter: Mapped[int | None] = mapped_column(Integer)
    day: Mapped[date | None] = mapped_column(Date)
    percent: Mapped[float | None] = mapped_column(Float)
    budget_spent: Mapped[float | None] = mapped_column(Float)
    plan_status: Mapped[str | None] = mapped_column(String(10))
    target_status: Mapped[str | None] = mapped_column(String(10))
    narrative: Mapped[str] = mapped_column(Text, default="")
    letters: Mapped[list[Any]] = mapped_column(JSON, default=list)
    reported_by: Mapped[str | None] = mapped_column(String(16))
    reported_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ReportChange(Base):
    """What a report said until `changed_at`; never changed itself."""

    __tablename__ = "report_change"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("project_report.id", ondelete="CASCADE"), index=True)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by: Mapped[str | None] = mapped_column(String(16))
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
