"""What officers corrected: the examples that the understanding learns from."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime


class Correction(Base):
    """One officer's correction of one judgement; the text is sealed and masked."""

    __tablename__ = "correction"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    tip_id: Mapped[str | None] = mapped_column(String(16))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor_id: Mapped[str] = mapped_column(String(16))
    text_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    judged: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    corrected: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    learned_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
