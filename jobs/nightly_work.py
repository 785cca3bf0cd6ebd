"""Work of the night that needs more than the database: owed to the workers, once a day each."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from models.quarter import BANGKOK
from services.tasks import Task, enqueue


def owe_daily(task: str) -> Callable[[Session, datetime], str]:
    """Return the job that owes a task for today in Bangkok; the day is its one argument."""

    def run(session: Session, now: datetime) -> str:
        day = f"{now.astimezone(BANGKOK):%Y-%m-%d}"
        enqueue(session, Task(name=task, id=f"{task}:{day}", args=(day,)))
        return f"owed for {day}"

    return run
