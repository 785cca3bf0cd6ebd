"""Engines and sessions: SQLite and PostgreSQL as equals."""

from typing import Any

import sqlalchemy as sa
from pysqlite3 import dbapi2
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker

from models.vault import Vault

Sessions = sessionmaker[Session]
_BUSY = "busy_timeout=30000"
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", _BUSY, "foreign_keys=ON", "cache_size=-4000", "secure_delete=ON")


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


def make_sessions(
    engine: sa.Engine, *, vault: Vault, tasks: object, media: object = None, links: object = None
) -> Sessions:
    """Return the session factory; each session carries the vault, the durable engine's port, the media store, links."""
    info = {"vault": vault, "tasks": tasks, "media": media, "links": links}
    return sessionmaker(engine, info=info, expire_on_commit=False)


def scrub(engine: sa.Engine, *, thoroughly: bool = False) -> bool:
    """Take erased rows out of SQLite's write-ahead log; False while a long reader still needs it.

    The database file itself overwrites what is freed (secure_delete). PostgreSQL keeps dead rows, all of them sealed,
    hashes or numbers of LINE's; `thoroughly` writes its tables anew without them, False while somebody uses them.
    """
    if engine.dialect.name != "sqlite":
        return not thoroughly or _write_anew(engine)
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        # Writers wait while the log is emptied, so a long reader must not hold us, and through us them.
        driver.execute("PRAGMA busy_timeout=1000")
        busy: int = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        driver.execute(f"PRAGMA {_BUSY}")
    return not busy


def _write_anew(engine: sa.Engine) -> bool:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text("SET lock_timeout = '5s'"))
        try:
            for name in sa.inspect(connection).get_table_names():
                connection.execute(sa.text(f'VACUUM FULL "{name}"'))
        except sa.exc.DBAPIError:
            return False
        finally:
            connection.execute(sa.text("RESET lock_timeout"))
    return True


def insert_once(session: Session, table: type[DeclarativeBase]) -> Any:  # noqa: ANN401 - one of two dialects' inserts
    """Return an insert statement that knows ON CONFLICT, of the dialect at hand."""
    kinds: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
    return kinds[session.get_bind().dialect.name](table)


def hold(session: Session, table: type[DeclarativeBase], key: object) -> None:
    """Keep everybody else from changing the row until this transaction ends; what is read of it afterwards stands.

    A write that changes nothing does that on both engines: SQLite, which locks no rows, lets one writer in at a time.
    """
    session.flush()
    column = sa.inspect(table).primary_key[0]
    session.execute(sa.update(table).where(column == key).values({column.name: column}))
