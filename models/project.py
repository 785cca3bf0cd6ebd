"""A project or indicator of the register, and the version that tells caches when names changed."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, Float, Index, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, UtcDateTime
from models.project_report import ProjectReport


class Project(Base):
    """One project of one fiscal year (Buddhist era); the `last_…` columns repeat its newest report for quick lists."""

    __tablename__ = "project"
    __table_args__ = (UniqueConstraint("code", "fiscal_year", name="uq_project_code"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    code: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(10), default="project")
    source: Mapped[str] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(Text)
    fiscal_year: Mapped[int] = mapped_column(Integer)
    agency: Mapped[str] = mapped_column(Text, default="")
    budget: Mapped[float | None] = mapped_column(Float)
    budget_spent: Mapped[float | None] = mapped_column(Float)
    start: Mapped[date | None] = mapped_column(Date)
    end: Mapped[date | None] = mapped_column(Date)
    target: Mapped[float | None] = mapped_column(Float)
    result: Mapped[float | None] = mapped_column(Float)
    result_unit: Mapped[str | None] = mapped_column(String(40))
    note: Mapped[str | None] = mapped_column(Text)
    responsible_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    coordinator_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    form: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    last_no: Mapped[int | None] = mapped_column(Integer)
    last_percent: Mapped[float | None] = mapped_column(Float)
    last_plan_status: Mapped[str | None] = mapped_column(String(10))
    last_report_on: Mapped[date | None] = mapped_column(Date)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)

    reports: Mapped[list[ProjectReport]] = relationship(
        order_by=ProjectReport.no, cascade="all, delete-orphan", back_populates=None
    )

    def remember_last(self) -> None:
        """Repeat the newest report in the `last_…` columns."""
        last = max(self.reports, key=lambda report: report.no, default=None)
        self.last_no = last.no if last else None
        self.last_percent = last.percent if last else None
        self.last_plan_status = last.plan_status if last else None
        self.last_report_on = last.day if last else None


class RegisterVersion(Base):
    """A number that grows whenever a name, code, year or agency in the register changes."""

    __tablename__ = "register_version"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(Integer)


Index("ix_project_fiscal_year", Project.fiscal_year)
Index("ix_project_last_plan_status", Project.last_plan_status)
