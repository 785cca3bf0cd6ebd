"""One-time links that let staff into the console."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime


class SignInLink(Base):
    """One link, known only by the fingerprint of its token; it opens the console once, before it expires."""

    __tablename__ = "sign_in_link"

    fingerprint: Mapped[str] = mapped_column(String(40), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    def is_good(self, now: datetime) -> bool:
        """Tell whether the link still opens the door."""
        return self.used_at is None and now < self.expires_at


Index("ix_sign_in_link_person", SignInLink.person_id, SignInLink.made_at)
