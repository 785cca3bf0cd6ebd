"""Which worker slots are alive, told by PostgreSQL itself: a worker holds a lock, and a dead process holds none."""

from collections.abc import Iterator
from contextlib import contextmanager
from zlib import crc32

import sqlalchemy as sa

_FAMILY = 0x6B6E  # "kn": keeps our locks apart from anybody else's in the same database


class Slots:
    """The locks of all slots of one database; on SQLite there is one machine, and nothing to take over."""

    def __init__(self, database: sa.Engine) -> None:
        self._database = database
        self._held: sa.Connection | None = None

    @property
    def can_tell(self) -> bool:
        """Whether this database can tell a dead worker from a busy one."""
        return self._database.dialect.name == "postgresql"

    def hold(self, slot: str) -> bool:
        """Hold the slot's lock, on a new connection when the old one was lost; False while another worker holds it."""
        if self._held is not None and not self._is_alive(self._held):
            self._held.invalidate()
            self._held.close()
            self._held = None
        if self._held is None:
            connection = self._connect()
            if not _lock(connection, slot):
                connection.close()
                return False
            self._held = connection
        return True

    def release(self) -> None:
        """Let the lock go."""
        if self._held is not None:
            self._held.invalidate()
            self._held.close()
            self._held = None

    @contextmanager
    def if_dead(self, slot: str) -> Iterator[bool]:
        """Tell whether nobody holds the slot; until the end of the block nobody else can take it."""
        with self._connect() as connection:
            got = _lock(connection, slot)
            try:
                yield got
            finally:
                if got:
                    connection.execute(sa.select(sa.func.pg_advisory_unlock(_FAMILY, _number(slot))))

    def _connect(self) -> sa.Connection:
        return self._database.connect().execution_options(isolation_level="AUTOCOMMIT")

    @staticmethod
    def _is_alive(connection: sa.Connection) -> bool:
        try:
            connection.execute(sa.select(1))
        except sa.exc.DBAPIError:
            return False
        return True


def _lock(connection: sa.Connection, slot: str) -> bool:
    return bool(connection.scalar(sa.select(sa.func.pg_try_advisory_lock(_FAMILY, _number(slot)))))


def _number(slot: str) -> int:
    """Return the slot's number as PostgreSQL's signed 32 bits."""
    number = crc32(slot.encode())
    return number - 2**32 if number >= 2**31 else number
