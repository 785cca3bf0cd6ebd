"""A backup's archive: one compressed tar of JSON Lines, sealed media and a manifest that proves them."""

import gzip
import hashlib
import io
import json
import os
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

FORMAT = "khaonet.backup/1"
MANIFEST = "manifest.json"
_PIECE = 1024 * 1024


class BackupError(Exception):
    """The backup cannot be made, read or restored; the message says why in one sentence."""


@dataclass(slots=True, kw_only=True)
class Manifest:
    """What a backup holds: of which schema, made when and by what, and every file's size, SHA-256 and rows."""

    format: str = FORMAT
    version: str
    revision: str
    database: str
    made_at: str
    key_probe: str
    files: dict[str, dict[str, Any]] = field(default_factory=dict)

    def rows(self) -> dict[str, int]:
        """Return the number of rows of each table."""
        return {_table_of(name): facts["rows"] for name, facts in self.files.items() if name.startswith("tables/")}

    def media(self) -> int:
        """Return the number of media files."""
        return sum(name.startswith("media/") for name in self.files)


class ArchiveWriter:
    """Adds files to an archive and notes what each was."""

    def __init__(self, tar: tarfile.TarFile, manifest: Manifest) -> None:
        self._tar, self.manifest = tar, manifest

    def add(self, name: str, content: IO[bytes], size: int, **facts: int) -> None:
        """Add a file of so many bytes."""
        info, watched = tarfile.TarInfo(name), _Watched(content)
        info.size = size
        self._tar.addfile(info, watched)
        self.manifest.files[name] = {"size": size, "sha256": watched.hexdigest(), **facts}

    def close(self) -> None:
        """Write the manifest, which comes last because it knows everything before it."""
        content = json.dumps(asdict(self.manifest), ensure_ascii=False, indent=1).encode()
        info = tarfile.TarInfo(MANIFEST)
        info.size = len(content)
        self._tar.addfile(info, io.BytesIO(content))


class _Watched(io.RawIOBase):
    """A stream that takes the SHA-256 of whatever is read through it."""

    def __init__(self, content: IO[bytes]) -> None:
        super().__init__()
        self._content, self._digest = content, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._content.read(size)
        self._digest.update(piece)
        return piece

    def hexdigest(self) -> str:
        return self._digest.hexdigest()


@contextmanager
def writing(path: Path, manifest: Manifest) -> Iterator[ArchiveWriter]:
    """Write an archive under a name of its own and give it the wanted one when it is whole."""
    if path.exists() and not path.is_file():
        raise BackupError(f"{path} is no file; name one that a backup may be written to")
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        with open(unfinished, "wb", opener=_for_its_owner_alone) as file:
            with tarfile.open(fileobj=file, mode="w:gz", compresslevel=3) as tar:
                writer = ArchiveWriter(tar, manifest)
                yield writer
                writer.close()
            file.flush()
            # A name given before the bytes are down could outlive a power cut as an empty backup.
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _for_its_owner_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def checked(path: Path) -> Manifest:
    """Read the whole archive and return its manifest; BackupError when a byte of it is not as it was written."""
    try:
        digests, manifest = _read_all(path)
    except (tarfile.TarError, EOFError, OSError, ValueError, TypeError, AttributeError, zlib.error) as error:
        raise BackupError(f"{path}: not a whole backup of Khaonet") from error
    if manifest is None:
        raise BackupError(f"{path}: no manifest; the backup was cut short")
    if digests != {name: facts["sha256"] for name, facts in manifest.files.items()}:
        raise BackupError(f"{path}: a file in it is damaged or missing")
    return manifest


def members(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """Yield each file's name and content, in the order they were written."""
    with gzip.open(path) as whole:
        with tarfile.open(fileobj=whole, mode="r|") as tar:
            for info in tar:
                content = tar.extractfile(info)
                if content is not None:
                    yield info.name, content
        # What follows the last file holds the checksum of all before it, and is missing when the end was cut off.
        while whole.read(_PIECE):
            pass


def table_name(table: str) -> str:
    """Return the name of a table's file in the archive."""
    return f"tables/{table}.jsonl"


def _read_all(path: Path) -> tuple[dict[str, str], Manifest | None]:
    digests: dict[str, str] = {}
    manifest = None
    for name, content in members(path):
        if name == MANIFEST:
            manifest = _read_manifest(content.read(), path)
        else:
            digests[name] = _digest(content)
    return digests, manifest


def _table_of(name: str) -> str:
    return name.removeprefix("tables/").removesuffix(".jsonl")


def _digest(content: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := content.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()


def _read_manifest(content: bytes, path: Path) -> Manifest:
    values = json.loads(content)
    if values.get("format") != FORMAT:
        raise BackupError(f"{path}: written in a form this version does not know ({values.get('format')})")
    return Manifest(**values)
