"""People under an id of our own; their LINE identity is kept apart, sealed."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, UtcDateTime, one_of, random_id


class Role(StrEnum):
    """What a person may do; only granted, never taken by talking to the bot."""

    CITIZEN = "citizen"
    VOLUNTEER = "volunteer"
    OFFICER = "officer"
    ANALYST = "analyst"
    COMMAND = "command"
    ADMIN = "admin"


STAFF = frozenset({Role.OFFICER, Role.ANALYST, Role.COMMAND, Role.ADMIN})
CITY_WIDE = frozenset({Role.ANALYST, Role.COMMAND, Role.ADMIN})
TRIAGE = frozenset({Role.OFFICER, Role.ANALYST, Role.ADMIN})


class Person(Base):
    """Somebody who talks to the bot, known by a random id."""

    __tablename__ = "person"

    id: Mapped[str] = mapped_column(String(16), primary_key=True, default=random_id)
    role: Mapped[Role] = mapped_column(one_of(Role, 12), default=Role.CITIZEN)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    noticed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    blocked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    session_version: Mapped[int] = mapped_column(default=0)
    districts: Mapped[list["PersonDistrict"]] = relationship(cascade="all, delete-orphan", lazy="selectin")

    def may_triage(self, district: str | None) -> bool:
        """Tell whether this person may work on tips of the district (None: place unknown)."""
        if self.role not in TRIAGE:
            return False
        return self.role in CITY_WIDE or district is None or district in self.district_names()

    def district_names(self) -> set[str]:
        """Return the districts an officer works in."""
        return {row.district for row in self.districts}

    @property
    def is_staff(self) -> bool:
        """Whether the person works for the city or the command."""
        return self.role in STAFF


class PersonDistrict(Base):
    """A district that an officer is responsible for."""

    __tablename__ = "person_district"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    district: Mapped[str] = mapped_column(String(40), primary_key=True)


class Identity(Base):
    """The one place where a LINE user id exists: sealed, and found through its fingerprint."""

    __tablename__ = "identity"

    fingerprint: Mapped[str] = mapped_column(String(40), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), unique=True)
    line_id_sealed: Mapped[bytes] = mapped_column(LargeBinary)
