"""Small talk leaves one trace: how many messages of a group were heard and forgotten."""

import threading
from collections import Counter
from datetime import date, datetime, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from models.group import Group, HeardCount
from models.quarter import BANGKOK
from models.session import insert_once

_EVERY = timedelta(seconds=5)


class HeardCounter:
    """Counts in memory and writes now and then; a crash costs a few seconds of a count and nobody's words."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[tuple[str, date]] = Counter()
        self._written_at: datetime | None = None

    def count(self, group_id: str, now: datetime) -> None:
        """Count one message of the group."""
        with self._lock:
            self._counts[group_id, now.astimezone(BANGKOK).date()] += 1

    def is_due(self, now: datetime) -> bool:
        """Tell whether there is something to write and the last writing is a while ago."""
        return bool(self._counts) and (self._written_at is None or now - self._written_at >= _EVERY)

    def write(self, session: Session, now: datetime) -> None:
        """Add what was counted to the day's rows."""
        with self._lock:
            counts, self._counts, self._written_at = self._counts, Counter(), now
        for (group_id, day), messages in counts.items():
            statement = insert_once(session, HeardCount).values(group_id=group_id, on_day=day, messages=messages)
            more = {"messages": HeardCount.messages + messages}
            session.execute(statement.on_conflict_do_update(index_elements=["group_id", "on_day"], set_=more))
            session.execute(update(Group).where(Group.id == group_id).values(last_heard_at=now))
