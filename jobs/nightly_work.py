"""Work of the night that needs more than the database: owed to the workers, once for each time it is due."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from models.quarter import BANGKOK
from services.tasks import Task, enqueue


def owe_work(task: str) -> Callable[[Session, datetime], str]:
    """Return the job that owes a task; the minute in Bangkok is its one argument, so that a run by hand is one more."""

    def run(session: Session, now: datetime) -> str:
        minute = f"{now.astimezone(BANGKOK):%Y-%m-%dT%H%M}"
        enqueue(session, Task(name=task, id=f"{task}:{minute}", args=(minute,)))
        return f"owed to the workers at {minute}"

    return run
