"""Scrubbing: what was erased leaves the database's write-ahead log too."""

from datetime import timedelta

import structlog

from bot.runtime import Runtime
from models.session import scrub
from services.tasks import Task, enqueue

log = structlog.get_logger(__name__)

_AGAIN = timedelta(minutes=1)
_TRIES = 30


def scrub_database(runtime: Runtime, label: str, attempt: int = 0) -> None:
    """Empty the log; tried again in a minute while somebody is reading for long."""
    if scrub(runtime.database):
        return
    log.warning("database not scrubbed yet", attempt=attempt)
    if attempt < _TRIES:
        task = Task(name="scrub", id=f"scrub:{label}:{attempt + 1}", args=(label, attempt + 1), delay=_AGAIN)
        with runtime.sessions.begin() as session:
            enqueue(session, task)
