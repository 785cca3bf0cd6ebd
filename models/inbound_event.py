"""What LINE told us: each event once, kept sealed until it is worked on, then only its trace."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime, one_of


class EventState(StrEnum):
    """Waiting to be worked on; done; unreadable or unknown, so skipped; failed, for an officer to see."""

    WAITING = "waiting"
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"


class InboundEvent(Base):
    """One webhook event. Its sealed payload is wiped as soon as the event is worked on."""

    __tablename__ = "inbound_event"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    webhook_event_id: Mapped[str] = mapped_column(String(64), unique=True)
    kind: Mapped[str] = mapped_column(String(40))
    group_id: Mapped[str | None] = mapped_column(String(16))
    sender: Mapped[str | None] = mapped_column(String(40))
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    payload_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    state: Mapped[EventState] = mapped_column(one_of(EventState, 10), default=EventState.WAITING)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    error: Mapped[str | None] = mapped_column(String(200))

    def finish(self, state: EventState, at: datetime, error: str | None = None) -> None:
        """Note how the event ended; unless it failed, nothing of what was said stays here."""
        self.state, self.finished_at, self.error = state, at, error
        if state is not EventState.FAILED:
            self.payload_sealed = None


Index("ix_inbound_event_thread", InboundEvent.group_id, InboundEvent.sender, InboundEvent.occurred_at)
Index("ix_inbound_event_state", InboundEvent.state)
