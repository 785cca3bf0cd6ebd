"""The media store: sealed files under random keys, in a folder or wherever a file-system URL points."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from typing import IO, Any

import fsspec
from fsspec.implementations.local import LocalFileSystem
from sqlalchemy.orm import Session

from models.vault import Vault, VaultError
from services.media_sealing import open_pieces, read_sealed, seal_pieces


class StoreError(Exception):
    """The media store cannot be used now: full, read-only, out of reach."""


class FileLostError(Exception):
    """The media store has no file under this key."""


def new_key() -> str:
    """Return a random key for a file; it says nothing about what it names."""
    return secrets.token_hex(16)


class MediaStore:
    """Keeps files sealed with the vault; nothing is opened before the first use."""

    def __init__(self, url: str, vault: Vault) -> None:
        self._url, self._vault = url, vault

    def __repr__(self) -> str:
        return f"MediaStore({self._url.split('://', maxsplit=1)[0]})"

    def put(self, key: str, content: bytes) -> None:
        """Keep the content under the key, sealed and on the disk; a file of that key is replaced."""
        with _translated():
            try:
                self._write(key, content)
            except BaseException:
                self._remove(key)
                raise

    def get(self, key: str) -> bytes:
        """Return the content; FileLostError when there is none, VaultError when it was changed."""
        with _translated(missing=FileLostError), self._files.open(self._path(key), "rb") as file:
            return b"".join(open_pieces(self._vault, key, file))

    def drop(self, key: str) -> None:
        """Remove the file; a file that is not there is as good."""
        with _translated():
            self._remove(key)

    def is_newest(self, key: str) -> bool:
        """Tell whether the file is sealed with the vault's newest key."""
        with _translated(missing=FileLostError), self._files.open(self._path(key), "rb") as file:
            return self._vault.is_newest(read_sealed(file))

    def keys_before(self, moment: datetime) -> Iterator[str]:
        """Yield the keys of all files last written before the moment."""
        with _translated():
            self._files.invalidate_cache()
            for path in self._files.find(self._root):
                if self._files.modified(path) < moment:
                    yield path.rsplit("/", 1)[-1]

    def keys(self) -> Iterator[str]:
        """Yield the keys of all files."""
        with _translated():
            self._files.invalidate_cache()
            for path in self._files.find(self._root) if self._files.exists(self._root) else ():
                yield path.rsplit("/", 1)[-1]

    @contextmanager
    def open_sealed(self, key: str) -> Iterator[tuple[IO[bytes], int]]:
        """Open a file as it is kept, sealed, with its size; FileLostError when there is none."""
        with _translated(missing=FileLostError), self._files.open(self._path(key), "rb") as file:
            yield file, self._files.size(self._path(key))

    def put_sealed(self, key: str, content: IO[bytes]) -> None:
        """Keep what `open_sealed` gave, as it is."""
        with _translated(), self._files.open(self._path(key), "wb") as file:
            shutil.copyfileobj(content, file)

    def check(self) -> None:
        """Write, read and remove a small file; StoreError when that cannot be done."""
        key = new_key()
        self.put(key, b"check")
        self.get(key)
        self.drop(key)

    @cached_property
    def _opened(self) -> tuple[Any, str]:
        is_folder = self._url.startswith("file://") or "://" not in self._url
        options = {"auto_mkdir": True} if is_folder else {}
        try:
            files, root = fsspec.url_to_fs(self._url, **options)
        except ImportError as error:
            raise StoreError("MEDIA_URL needs a package that is not installed: pip install khaonet[s3]") from error
        return files, str(root)

    @property
    def _files(self) -> Any:  # noqa: ANN401 - fsspec is untyped
        return self._opened[0]

    @property
    def _root(self) -> str:
        return self._opened[1]

    def _path(self, key: str) -> str:
        # The first two digits make folders, because a folder of a hundred thousand files is slow to list.
        return f"{self._root}/{key[:2]}/{key}"

    def _write(self, key: str, content: bytes) -> None:
        with self._files.open(self._path(key), "wb") as file:
            for piece in seal_pieces(self._vault, key, content):
                file.write(piece)
            if isinstance(self._files, LocalFileSystem):
                file.flush()
                os.fsync(file.fileno())

    def _remove(self, key: str) -> None:
        try:
            self._files.rm_file(self._path(key))
        except (FileNotFoundError, NotADirectoryError):
            return


@contextmanager
def _translated(missing: type[Exception] = StoreError) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise missing("the media store has no such place") from error
    except (StoreError, VaultError):
        raise
    except Exception as error:
        # Beyond OSError every file system raises kinds of its own, S3's among them.
        trouble = getattr(error, "strerror", None) or type(error).__name__
        raise StoreError(f"the media store cannot be used: {trouble}") from error


def store_of(session: Session) -> MediaStore:
    """Return the media store that the session was made with."""
    store: MediaStore = session.info["media"]
    return store
