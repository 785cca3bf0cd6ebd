"""Who told something in which group of late: what they say next is kept too, so that it can be put together."""

import threading
from datetime import datetime, timedelta
from time import monotonic

from sqlalchemy import func, select

from models.inbound_event import InboundEvent
from models.session import Sessions

LIFE = timedelta(minutes=45)
"""How long after a kept message what the same person says in that group is kept."""

_FRESH_SECONDS = 1.0


class OpenThreads:
    """Tellers by group, kept in memory; what other web processes kept is read at most once a second."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self._lock = threading.Lock()
        self._told_at: dict[tuple[str, str], datetime] = {}
        self._read_until = 0
        self._read_at: float | None = None

    def is_open(self, group_id: str, sender: str, now: datetime) -> bool:
        """Tell whether the sender said something in the group of late that was kept."""
        if self._read_at is None or monotonic() - self._read_at > _FRESH_SECONDS:
            self._read(now)
        told_at = self._told_at.get((group_id, sender))
        return told_at is not None and now - told_at < LIFE

    def is_told_in(self, group_id: str, now: datetime) -> bool:
        """Tell whether anybody's words were kept in the group of late."""
        return any(group == group_id and now - told_at < LIFE for (group, _), told_at in list(self._told_at.items()))

    def note(self, group_id: str, sender: str, at: datetime) -> None:
        """Note that something of the sender was kept."""
        self._told_at[group_id, sender] = max(at, self._told_at.get((group_id, sender), at))

    def _read(self, now: datetime) -> None:
        with self._lock:
            self._read_at = monotonic()
            query = (
                select(
                    InboundEvent.group_id,
                    InboundEvent.sender,
                    func.max(InboundEvent.occurred_at),
                    func.max(InboundEvent.id),
                )
                .where(InboundEvent.id > self._read_until, InboundEvent.occurred_at > now - LIFE)
                .group_by(InboundEvent.group_id, InboundEvent.sender)
            )
            with self._sessions() as session:
                rows = session.execute(query).all()
            for group_id, sender, told_at, newest in rows:
                self._read_until = max(self._read_until, newest)
                if group_id and sender:
                    self.note(group_id, sender, told_at)
            self._forget(now)

    def _forget(self, now: datetime) -> None:
        for key in [key for key, told_at in self._told_at.items() if now - told_at >= LIFE]:
            del self._told_at[key]
