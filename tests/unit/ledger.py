"""One transaction on a database of its own, with work that is owed done at a moment of the test's choosing."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from models.session import make_engine, make_sessions
from models.vault import Vault
from tests.flow.inline_tasks import InlineTasks


def session_at(database_url: str, now: datetime) -> Iterator[Session]:
    """Give the session, and let go of the database afterwards."""
    engine = make_engine(database_url)
    with make_sessions(engine, vault=Vault([bytes(32)]), tasks=InlineTasks(lambda: now)).begin() as session:
        yield session
    engine.dispose()
