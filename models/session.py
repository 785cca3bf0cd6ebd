"""Engines and sessions: SQLite and PostgreSQL as equals."""

from typing import Any

import sqlalchemy as sa
from pysqlite3 import dbapi2
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker

from models.vault import Vault

Sessions = sessionmaker[Session]
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=30000", "foreign_keys=ON", "cache_size=-16000")


def make_engine(url: str, *, single: bool = False) -> sa.Engine:
    """Return an engine for the URL; `single` gives it one connection, so that SQLite's writers queue up here.

    SQLite gets WAL, full durability and immediate transactions; `postgres://` is read as Heroku writes it.
    """
    if not url.startswith("sqlite"):
        for prefix in ("postgres://", "postgresql://"):
            if url.startswith(prefix):
                url = "postgresql+psycopg://" + url.removeprefix(prefix)
        return sa.create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=10, hide_parameters=True)
    sizes: dict[str, Any] = {"pool_size": 1, "max_overflow": 0} if single else {"pool_size": 10, "max_overflow": 20}
    engine = sa.create_engine(
        url, module=dbapi2, connect_args={"timeout": 30, "check_same_thread": False}, hide_parameters=True, **sizes
    )
    sa.event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own type
    connection.isolation_level = "IMMEDIATE"
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def make_sessions(engine: sa.Engine, *, vault: Vault, tasks: object) -> Sessions:
    """Return the session factory; each session carries the vault and the port to the durable engine."""
    return sessionmaker(engine, info={"vault": vault, "tasks": tasks}, expire_on_commit=False)


def insert_once(session: Session, table: type[DeclarativeBase]) -> Any:  # noqa: ANN401 - one of two dialects' inserts
    """Return an insert statement that knows ON CONFLICT, of the dialect at hand."""
    kinds: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
    return kinds[session.get_bind().dialect.name](table)
