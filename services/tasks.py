"""The port to the durable engine: work that is owed, enqueued in the transaction that makes it due."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One piece of durable work: `name` of what runs, `id` that exists once, ids as arguments and nothing else.

    Tasks of one `key` run one after the other, in the order of `priority`.
    """

    name: str
    id: str
    args: tuple[int | str, ...] = ()
    key: str | None = None
    priority: int | None = None
    delay: timedelta = field(default=timedelta())


class Tasks(Protocol):
    """Whatever keeps tasks until they are done."""

    def enqueue(self, session: Session, task: Task) -> None:
        """Keep the task in the session's own transaction; a second task of the same id is dropped."""


def enqueue(session: Session, task: Task) -> None:
    """Owe the task, in this transaction."""
    tasks: Tasks = session.info["tasks"]
    tasks.enqueue(session, task)
