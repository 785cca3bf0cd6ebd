"""Tips: what people told, what belongs to it, and what became of it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, UtcDateTime, one_of, random_id


class TipState(StrEnum):
    """Where a tip stands; `unsure` waits for an officer's one tap and is forgotten after a week."""

    UNSURE = "unsure"
    NEW = "new"
    VERIFYING = "verifying"
    VERIFIED = "verified"
    UNFOUNDED = "unfounded"
    FORWARDED = "forwarded"
    RESOLVED = "resolved"
    DUPLICATE = "duplicate"
    WITHDRAWN = "withdrawn"


COUNTED = frozenset(TipState) - {TipState.UNSURE, TipState.WITHDRAWN}
"""States of tips that figures count."""
CLOSED = frozenset({TipState.UNFOUNDED, TipState.RESOLVED, TipState.DUPLICATE, TipState.WITHDRAWN})


class Channel(StrEnum):
    """The way a tip came in."""

    GROUP = "group"
    DIRECT = "direct"
    IMPORT = "import"


class Tip(Base):
    """One tip of one reporter. Text, pins and notes are sealed; what figures need is in the clear."""

    __tablename__ = "tip"

    id: Mapped[str] = mapped_column(String(16), primary_key=True, default=random_id)
    code: Mapped[str] = mapped_column(String(16), unique=True)
    state: Mapped[TipState] = mapped_column(one_of(TipState, 10), default=TipState.NEW)
    category: Mapped[str] = mapped_column(String(16))
    urgency: Mapped[str] = mapped_column(String(10))
    confidence: Mapped[float] = mapped_column(default=0.0)
    reasons: Mapped[list[str]] = mapped_column(JSON, default=list)
    district: Mapped[str | None] = mapped_column(String(40))
    subdistrict: Mapped[str | None] = mapped_column(String(40))
    place_keys: Mapped[list[str]] = mapped_column(JSON, default=list)
    point_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    happened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    happened_precision: Mapped[str | None] = mapped_column(String(12))
    reported_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    channel: Mapped[Channel] = mapped_column(one_of(Channel, 8))
    group_id: Mapped[str | None] = mapped_column(ForeignKey("line_group.id"))
    network: Mapped[str | None] = mapped_column(String(200))
    reporter_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    anonymous: Mapped[bool] = mapped_column(default=False)
    receipt_fingerprint: Mapped[str | None] = mapped_column(String(40), unique=True)
    incident_id: Mapped[str | None] = mapped_column(ForeignKey("incident.id"))
    claimed_by: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    agency: Mapped[str | None] = mapped_column(String(200))
    respond_by: Mapped[datetime | None] = mapped_column(UtcDateTime)
    resolve_by: Mapped[datetime | None] = mapped_column(UtcDateTime)
    responded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    verified_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    resolved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    messages: Mapped[list["TipMessage"]] = relationship(
        cascade="all, delete-orphan", order_by="TipMessage.occurred_at, TipMessage.id"
    )
    changes: Mapped[list["TipChange"]] = relationship(cascade="all, delete-orphan", order_by="TipChange.id")
    attachments: Mapped[list["Attachment"]] = relationship(cascade="all, delete-orphan", order_by="Attachment.id")

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something about the tip."""
        return self.state not in CLOSED


class TipMessage(Base):
    """A LINE message that belongs to a tip; `removed_at` when it was unsent, its text wiped."""

    __tablename__ = "tip_message"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    tip_id: Mapped[str] = mapped_column(ForeignKey("tip.id", ondelete="CASCADE"), index=True)
    message_id: Mapped[str | None] = mapped_column(String(64), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    sender_id: Mapped[str | None] = mapped_column(String(16))
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
    edited_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    part: Mapped[str] = mapped_column(String(12), default="report")


class TipChange(Base):
    """One line of a tip's history: who, when, what, with a sealed note."""

    __tablename__ = "tip_change"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    tip_id: Mapped[str] = mapped_column(ForeignKey("tip.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor_id: Mapped[str | None] = mapped_column(String(16))
    what: Mapped[str] = mapped_column(String(20))
    before: Mapped[str | None] = mapped_column(String(200))
    after: Mapped[str | None] = mapped_column(String(200))
    note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    for_reporter: Mapped[bool] = mapped_column(default=False)


class AttachmentState(StrEnum):
    """Whether a file is to be fetched, kept, gone at LINE, refused by our limits, or unsent."""

    WAITING = "waiting"
    KEPT = "kept"
    GONE = "gone"
    REFUSED = "refused"
    UNSENT = "unsent"


class Attachment(Base):
    """A picture, clip or file of a tip or, as evidence, of a progress report; the bytes lie sealed under `key`."""

    __tablename__ = "attachment"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    tip_id: Mapped[str | None] = mapped_column(ForeignKey("tip.id", ondelete="CASCADE"), index=True)
    report_id: Mapped[int | None] = mapped_column(ForeignKey("project_report.id", ondelete="CASCADE"), index=True)
    message_id: Mapped[str | None] = mapped_column(String(64), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    state: Mapped[AttachmentState] = mapped_column(one_of(AttachmentState, 10), default=AttachmentState.WAITING)
    sha256: Mapped[str | None] = mapped_column(String(64), index=True)
    picture_hash: Mapped[str | None] = mapped_column(String(16))
    size: Mapped[int | None]
    mime: Mapped[str | None] = mapped_column(String(100))
    key: Mapped[str | None] = mapped_column(String(100))
    thumbnail_key: Mapped[str | None] = mapped_column(String(100))
    attempts: Mapped[int] = mapped_column(default=0)
    fetch_after: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    reason: Mapped[str | None] = mapped_column(String(100))
    part: Mapped[str] = mapped_column(String(12), default="report")


class Tombstone(Base):
    """A message that was unsent, perhaps before we saw it: whatever arrives under this id is dropped.

    Of the id only the vault's fingerprint is kept, so that nothing of an unsent message can be searched for.
    """

    __tablename__ = "tombstone"

    fingerprint: Mapped[str] = mapped_column(String(40), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


Index("ix_tip_reported_at", Tip.reported_at)
Index("ix_tip_group_reporter", Tip.group_id, Tip.reporter_id, Tip.last_added_at)
Index("ix_tip_incident", Tip.incident_id)
Index("ix_tip_state_district", Tip.state, Tip.district)
Index("ix_attachment_picture_hash", Attachment.picture_hash)
Index("ix_tip_reporter", Tip.reporter_id)
