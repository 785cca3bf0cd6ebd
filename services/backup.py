"""Backup and restore: one consistent copy of database and media, taken while the system works, for either database."""

import base64
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

import sqlalchemy as sa
from pysqlite3 import dbapi2

from models import Base
from models.session import make_engine
from models.vault import Vault, VaultError
from services.backup_archive import ArchiveWriter, BackupError, Manifest, checked, members, table_name, writing
from services.backup_rows import insert_rows, reflected, rows_of, set_counters
from services.media_store import FileLostError, MediaStore

_OURS = set(Base.metadata.tables)
_KEY = re.compile(r"media/([0-9a-f]{32})")
_PROBE = "khaonet"


def back_up(
    database: sa.Engine, media: MediaStore, vault: Vault, path: Path, *, version: str, now: datetime
) -> Manifest:
    """Write database and media into an archive; the keys are not in it, and without them it cannot be read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _snapshot(database) as connection:
        manifest = Manifest(
            version=version,
            revision=_revision(connection),
            database=database.dialect.name,
            made_at=now.isoformat(),
            key_probe=base64.b64encode(vault.seal(_PROBE)).decode(),
        )
        with writing(path, manifest) as archive:
            for table in reflected(connection, _OURS).sorted_tables:
                _add_table(archive, connection, table)
            _add_media(archive, media)
    return manifest


def look_into(path: Path, vault: Vault) -> Manifest:
    """Check the archive to the last byte, and that our keys open what is in it; BackupError says what is wrong."""
    manifest = checked(path)
    try:
        vault.open(base64.b64decode(manifest.key_probe))
    except VaultError as error:
        raise BackupError(
            "the backup was sealed with a key that is not in KHAONET_KEYS; set it to the keys of the installation it "
            "came from (a local one keeps them in khaonet.env of its data folder)"
        ) from error
    return manifest


def is_empty(connection: sa.Connection) -> bool:
    """Tell whether none of our tables has a row, or there are no tables at all."""
    tables = reflected(connection, _OURS).sorted_tables
    return all(
        connection.execute(sa.select(sa.literal(1)).select_from(table).limit(1)).first() is None for table in tables
    )


def restore(database: sa.Engine, media: MediaStore, path: Path) -> None:
    """Put an archive's media and rows back, media first: until the rows are there, it can be done again.

    The database stands at the archive's revision and is empty.
    """
    for name, content in members(path):
        if match := _KEY.fullmatch(name):
            media.put_sealed(match[1], content)
    with database.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        tables = reflected(connection, _OURS)
        wanted = {table_name(table.name): table for table in tables.sorted_tables}
        for name, content in members(path):
            if name in wanted:
                insert_rows(connection, wanted[name], _lines(content))
                set_counters(connection, wanted[name])


@contextmanager
def _snapshot(database: sa.Engine) -> Iterator[sa.Connection]:
    """Open the database as it stands at one moment; those who write meanwhile are not held up."""
    if database.dialect.name != "sqlite":
        with database.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
            yield connection
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.db"
        _copy_sqlite(database, copy)
        engine = make_engine(f"sqlite:///{copy}")
        with engine.connect() as connection:
            yield connection
        engine.dispose()


def _copy_sqlite(database: sa.Engine, path: Path) -> None:
    source = database.raw_connection()
    target = dbapi2.connect(str(path))
    try:
        driver = source.driver_connection
        assert driver is not None
        driver.backup(target)
    finally:
        target.close()
        source.close()


def _revision(connection: sa.Connection) -> str:
    try:
        return str(connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one())
    except sa.exc.DBAPIError as error:
        raise BackupError("the database has no tables yet; run: khaonet db upgrade") from error


def _add_table(archive: ArchiveWriter, connection: sa.Connection, table: sa.Table) -> None:
    with tempfile.TemporaryFile() as spool:
        rows = 0
        for line in rows_of(connection, table):
            spool.write(line)
            rows += 1
        size = spool.tell()
        spool.seek(0)
        archive.add(table_name(table.name), spool, size, rows=rows)


def _add_media(archive: ArchiveWriter, media: MediaStore) -> None:
    for key in media.keys():  # noqa: SIM118 - a store is no dictionary
        try:
            with media.open_sealed(key) as (content, size):
                archive.add(f"media/{key}", content, size)
        except FileLostError:
            # Erased while the backup ran, which is as it should be.
            continue


def _lines(content: IO[bytes]) -> Iterator[bytes]:
    return (line for line in content if line.strip())
