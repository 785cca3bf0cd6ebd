"""Scrubbing: what was erased leaves the database's write-ahead log too."""

from datetime import timedelta

import structlog
from sqlalchemy import func, select

from bot.runtime import Runtime
from models.person import Person
from models.session import scrub
from models.tip import Tombstone
from services.tasks import Task, enqueue

log = structlog.get_logger(__name__)

_AGAIN = timedelta(minutes=1)
_TRIES = 30
_A_DAY_AND_MORE = timedelta(days=2)


def scrub_database(runtime: Runtime, label: str, attempt: int = 0) -> None:
    """Empty the log; tried again in a minute while somebody is reading for long."""
    if scrub(runtime.database):
        return
    log.warning("database not scrubbed yet", attempt=attempt)
    if attempt < _TRIES:
        task = Task(name="scrub", id=f"scrub:{label}:{attempt + 1}", args=(label, attempt + 1), delay=_AGAIN)
        with runtime.sessions.begin() as session:
            enqueue(session, task)


def scrub_thoroughly(runtime: Runtime, minute: str) -> str:
    """Write the tables anew, once a day on which something was erased; what is in use is left for the next night."""
    since = runtime.clock() - _A_DAY_AND_MORE
    with runtime.sessions() as session:
        unsent = session.scalar(select(func.count()).select_from(Tombstone).where(Tombstone.at > since))
        erased = session.scalar(select(func.count()).select_from(Person).where(Person.erased_at > since))
    if not (unsent or erased):
        return "nothing was erased"
    if scrub(runtime.database, thoroughly=True):
        return "tables written anew"
    log.warning("tables in use, not written anew", minute=minute)
    return "tables in use, left for the next night"
