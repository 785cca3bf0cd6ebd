"""Take-over: a worker watches for slots that died with tasks in hand, and gives those tasks back to the queues."""

import threading
from typing import Protocol

import sqlalchemy as sa
import structlog

from bot.slots import Slots

log = structlog.get_logger(__name__)

_EVERY_SECONDS = 5.0
_PATIENCE = 10


class TasksInHand(Protocol):
    """What take-over needs of the durable engine."""

    def slots_with_work(self) -> set[str]:
        """Return the slots that have begun tasks which did not end."""

    def give_back(self, slot: str) -> int:
        """Put the slot's unfinished tasks back into their queues; return how many."""


class Takeover:
    """Looks around every few seconds while its worker lives."""

    def __init__(self, slots: Slots, tasks: TasksInHand, slot: str) -> None:
        self._slots, self._tasks, self._slot = slots, tasks, slot
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Hold the own slot and begin to look around; on SQLite there is nothing to do."""
        if not self._slots.can_tell:
            return
        # An earlier process of the slot, or somebody who looks whether it died, may hold it for a moment.
        if not any(self._slots.hold(self._slot) or self._stop.wait(0.5) for _ in range(_PATIENCE)):
            log.warning("another worker runs under this WORKER_SLOT; give each its own", slot=self._slot)
        self._thread = threading.Thread(target=self._watch, name="takeover", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop looking, and let the own slot go."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(timeout=_EVERY_SECONDS)
        self._slots.release()

    def look_around(self) -> int:
        """Give back what dead slots held; return how many tasks that were."""
        given_back = 0
        self._slots.hold(self._slot)
        for slot in sorted(self._tasks.slots_with_work() - {self._slot}):
            with self._slots.if_dead(slot) as is_dead:
                number = self._tasks.give_back(slot) if is_dead else 0
            if number:
                log.warning("took over the tasks of a dead worker", slot=slot, tasks=number)
            given_back += number
        return given_back

    def _watch(self) -> None:
        while not self._stop.wait(_EVERY_SECONDS):
            try:
                self.look_around()
            except sa.exc.DBAPIError as error:
                log.warning("take-over could not reach the database", reason=type(error).__name__)
