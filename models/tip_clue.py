"""Clues: what another tip of the same incident would share, kept so that it is found by index, not by reading all."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime


class TipClue(Base):
    """A kind of event at a place, as in `fire@soi:...`, and when the tip's event was."""

    __tablename__ = "tip_clue"

    tip_id: Mapped[str] = mapped_column(ForeignKey("tip.id", ondelete="CASCADE"), primary_key=True)
    clue: Mapped[str] = mapped_column(String(160), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


Index("ix_tip_clue_clue_at", TipClue.clue, TipClue.at)
"""Read backwards from a moment: the newest tips with a clue cost the same however many are stored."""
