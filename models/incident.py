"""Incidents: what several people saw, told by each in a tip of their own."""

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime, random_id


class Incident(Base):
    """One event in the city; tips point to it."""

    __tablename__ = "incident"

    id: Mapped[str] = mapped_column(String(16), primary_key=True, default=random_id)
    category: Mapped[str] = mapped_column(String(16))
    district: Mapped[str | None] = mapped_column(String(40))
    first_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_at: Mapped[datetime] = mapped_column(UtcDateTime)
    witnesses: Mapped[int] = mapped_column(default=1)


Index("ix_incident_where_when", Incident.district, Incident.last_at)
