"""Rows of any table as JSON, and back, on either database: what a column holds decides how it is written."""

import base64
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

import sqlalchemy as sa

Value = Any
"""Whatever a column holds."""

_BATCH = 500


def reflected(connection: sa.Connection, names: set[str]) -> sa.MetaData:
    """Return the tables of these names as the database has them, whichever version made them."""
    metadata = sa.MetaData()
    there = set(sa.inspect(connection).get_table_names())
    metadata.reflect(connection, only=sorted(names & there))
    return metadata


def rows_of(connection: sa.Connection, table: sa.Table) -> Iterator[bytes]:
    """Yield each row as one line of JSON, in the order of the primary key."""
    query = sa.select(table).order_by(*table.primary_key.columns)
    result = connection.execution_options(yield_per=_BATCH).execute(query)
    for row in result.mappings():
        yield json.dumps({key: _plain(value) for key, value in row.items()}, ensure_ascii=False).encode() + b"\n"


def insert_rows(connection: sa.Connection, table: sa.Table, lines: Iterator[bytes]) -> int:
    """Insert the rows that `rows_of` wrote, maybe from the other kind of database; return how many."""
    reads = {column.name: _reader(column, connection.dialect.name) for column in table.columns}
    batch: list[dict[str, Value]] = []
    number = 0
    for line in lines:
        batch.append(_read(json.loads(line), reads))
        number += 1
        if len(batch) == _BATCH:
            connection.execute(table.insert(), batch)
            batch = []
    if batch:
        connection.execute(table.insert(), batch)
    return number


def set_counters(connection: sa.Connection, table: sa.Table) -> None:
    """Let PostgreSQL's counters go on after the highest number that was inserted; SQLite does so by itself."""
    column = table.autoincrement_column
    if connection.dialect.name != "postgresql" or column is None:
        return
    highest = connection.scalar(sa.select(sa.func.max(column)))
    if highest is not None:
        counter = sa.func.pg_get_serial_sequence(table.name, column.name)
        connection.execute(sa.select(sa.func.setval(counter, highest)))


def _plain(value: Value) -> Value:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date | time) else value


def _read(row: Mapping[str, Value], reads: Mapping[str, Callable[[Value], Value]]) -> dict[str, Value]:
    return {name: None if row.get(name) is None else read(row[name]) for name, read in reads.items()}


def _reader(column: sa.Column[Any], dialect: str) -> Callable[[Value], Value]:
    if isinstance(column.type, sa.JSON):
        column.type.none_as_null = True
        return _as_is
    if isinstance(column.type, sa.DateTime):
        return _naive_moment if dialect == "sqlite" else datetime.fromisoformat
    kinds: tuple[tuple[type, Callable[[Value], Value]], ...] = (
        (sa.LargeBinary, base64.b64decode),
        (sa.Date, date.fromisoformat),
        (sa.Time, time.fromisoformat),
    )
    return next((read for kind, read in kinds if isinstance(column.type, kind)), _as_is)


def _naive_moment(value: str) -> datetime:
    return datetime.fromisoformat(value).astimezone(UTC).replace(tzinfo=None)


def _as_is(value: Value) -> Value:
    return value
