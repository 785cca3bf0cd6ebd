"""Quarterly summaries: drafts, the released editions with their frozen figures, and who was given them."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime, one_of, random_id


class AlreadyReleasedError(Exception):
    """A released summary never changes; a later view is a new edition."""


class QuarterSummary(Base):
    """One edition of a quarter's summary; edition 0 is the first, later ones are amendments.

    The figures are sealed as the canonical JSON that `fingerprint` is the SHA-256 of; every file is drawn from them.
    """

    __tablename__ = "quarter_summary"
    __table_args__ = (UniqueConstraint("fiscal_year", "quarter", "edition", name="uq_quarter_summary_edition"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    fiscal_year: Mapped[int]
    quarter: Mapped[int]
    edition: Mapped[int]
    as_of: Mapped[date] = mapped_column(Date)
    compiled_at: Mapped[datetime] = mapped_column(UtcDateTime)
    figures_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    fingerprint: Mapped[str] = mapped_column(String(64))
    letter: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    reason: Mapped[str | None] = mapped_column(String(200))
    released_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    released_by: Mapped[str | None] = mapped_column(String(40))

    def freeze(self, *, by: str, at: datetime) -> None:
        """Release the edition; AlreadyReleasedError the second time."""
        if self.released_at is not None:
            raise AlreadyReleasedError(f"{self.fiscal_year}Q{self.quarter} edition {self.edition}")
        self.released_at, self.released_by = at, by


class Way(StrEnum):
    """How somebody is given a summary: a card in a group, a card one-to-one, or a letter by e-mail."""

    GROUP = "group"
    PERSON = "person"
    MAIL = "mail"


class DeliveryState(StrEnum):
    """Owed and under way; kept for the chat's next message; given; or given up, with the reason."""

    WAITING = "waiting"
    HELD = "held"
    SENT = "sent"
    REFUSED = "refused"
    EXPIRED = "expired"


class SummaryRecipient(Base):
    """An address that released summaries are mailed to, sealed; one that was removed keeps its past deliveries."""

    __tablename__ = "summary_recipient"

    id: Mapped[str] = mapped_column(String(16), primary_key=True, default=random_id)
    address_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SummaryDelivery(Base):
    """One released edition owed to one recipient; the unique row is what keeps it from being given twice."""

    __tablename__ = "summary_delivery"
    __table_args__ = (UniqueConstraint("summary_id", "way", "recipient", name="uq_summary_delivery_recipient"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    summary_id: Mapped[int] = mapped_column(ForeignKey("quarter_summary.id", ondelete="CASCADE"))
    way: Mapped[Way] = mapped_column(one_of(Way, 8))
    recipient: Mapped[str] = mapped_column(String(16))
    owed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    state: Mapped[DeliveryState] = mapped_column(one_of(DeliveryState, 10), default=DeliveryState.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    try_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason: Mapped[str | None] = mapped_column(String(100))


Index("ix_quarter_summary_released_at", QuarterSummary.released_at)
