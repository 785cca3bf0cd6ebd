"""Evidence for an indicator's levels."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Date, Enum, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime


class EvidenceKind(StrEnum):
    """What a piece of evidence is; each level of the indicator needs its kind."""

    ROSTER = "roster"
    CHANNEL = "channel"
    ORDER = "order"
    MEETING = "meeting"
    HANDOVER = "handover"


class IndicatorEvidence(Base):
    """One piece of evidence of a fiscal year; `detail` holds what its kind needs (occupations, hours, number …)."""

    __tablename__ = "indicator_evidence"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    kind: Mapped[EvidenceKind] = mapped_column(
        Enum(EvidenceKind, native_enum=False, length=10, values_callable=lambda kinds: [kind.value for kind in kinds])
    )
    quarter: Mapped[int | None] = mapped_column(Integer)
    happened_on: Mapped[date | None] = mapped_column(Date)
    title: Mapped[str] = mapped_column(String(300))
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    recorded_by: Mapped[str | None] = mapped_column(String(16))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
