"""The look-alike's memory on disk: one SQLite table of JSON rows, and the media as blobs."""

import json
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

from simulator.shapes import Json

SCHEMA = """
CREATE TABLE IF NOT EXISTS rows (kind TEXT, id TEXT, body TEXT, PRIMARY KEY (kind, id));
CREATE TABLE IF NOT EXISTS media (id TEXT PRIMARY KEY, mime TEXT, data BLOB);
"""
KEEP = "INSERT INTO rows VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body"


class Store:
    """Keeps rows by kind and id; without a folder they live in memory only."""

    def __init__(self, folder: Path | None = None) -> None:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        place = ":memory:" if folder is None else str(folder / "line-lookalike.sqlite")
        self._connection = sqlite3.connect(place, check_same_thread=False, isolation_level=None)
        self._connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;" + SCHEMA)

    def put(self, kind: str, row_id: str, body: Json) -> None:
        """Keep one row, in place of the one that was there."""
        text = json.dumps(body, ensure_ascii=False)
        with self._lock:
            self._connection.execute(KEEP, (kind, row_id, text))

    def all(self, kind: str) -> Iterator[Json]:
        """Yield the rows of one kind in the order they were first kept."""
        with self._lock:
            found = self._connection.execute("SELECT body FROM rows WHERE kind = ? ORDER BY rowid", (kind,)).fetchall()
        for (text,) in found:
            yield json.loads(text)

    def drop(self, kind: str, row_id: str) -> None:
        """Forget one row."""
        with self._lock:
            self._connection.execute("DELETE FROM rows WHERE kind = ? AND id = ?", (kind, row_id))

    def put_media(self, media_id: str, mime: str, data: bytes) -> None:
        """Keep the bytes of one message or menu."""
        with self._lock:
            self._connection.execute("INSERT OR REPLACE INTO media VALUES (?, ?, ?)", (media_id, mime, data))

    def media(self, media_id: str) -> tuple[str, bytes] | None:
        """Return media type and bytes, or None."""
        with self._lock:
            found = self._connection.execute("SELECT mime, data FROM media WHERE id = ?", (media_id,)).fetchone()
        return found and (found[0], found[1])

    def drop_media(self, media_id: str) -> None:
        """Forget the bytes of one message."""
        with self._lock:
            self._connection.execute("DELETE FROM media WHERE id = ?", (media_id,))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
