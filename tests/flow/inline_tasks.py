"""The durable engine's stand-in for conversations: keeps tasks with their transaction and runs them when told to."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import event
from sqlalchemy.orm import Session

from services.tasks import Task


class InlineTasks:
    """Same promises as the engine: in the caller's transaction, once per id, in the order of a key, delays kept."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._seen: set[str] = set()
        self._due: list[tuple[datetime, int, Task]] = []
        self._number = 0
        self.work: Mapping[str, Callable[..., object]] = {}

    def enqueue(self, session: Session, task: Task) -> None:
        if "pending" not in session.info:
            event.listen(session, "after_commit", self._take_over)
            event.listen(session, "after_rollback", _forget)
        session.info.setdefault("pending", []).append(task)

    def _take_over(self, session: Session) -> None:
        for task in session.info["pending"]:
            if task.id not in self._seen:
                self._seen.add(task.id)
                self._number += 1
                self._due.append((self._clock() + task.delay, self._number, task))
        session.info["pending"] = []

    def run_due(self) -> int:
        """Run whatever is due, and what that makes due, until nothing is left; return how many tasks ran."""
        ran = 0
        while ready := [entry for entry in self._due if entry[0] <= self._clock()]:
            entry = min(ready, key=lambda item: (item[2].name == "deliver", item[1]))
            self._due.remove(entry)
            self.work[entry[2].name](*entry[2].args)
            ran += 1
        return ran

    def lose(self) -> None:
        """Forget every task, as an engine does that is not in a backup."""
        self._due.clear()

    def forget_ended(self, before: datetime) -> int:
        """Forget nothing: what ended is not kept here."""
        return 0

    @property
    def waiting(self) -> int:
        """How many tasks wait for their time."""
        return len(self._due)


def _forget(session: Session) -> None:
    session.info["pending"] = []
