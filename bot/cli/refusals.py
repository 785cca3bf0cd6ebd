"""What a person reads when a command cannot do its work: one sentence for each kind of trouble."""

import errno

import sqlalchemy as sa

from bot.settings import SettingsError
from models.vault import VaultError

_DISK = {
    errno.ENOSPC: "the disk is full; free some space and try again",
    errno.EROFS: "the disk is read-only; set KHAONET_DATA to a folder that can be written",
    errno.EACCES: "no permission to write there; set KHAONET_DATA to a folder of yours",
    errno.EADDRINUSE: "the port is in use; set PORT to another one",
}


class RefusedError(Exception):
    """The command cannot do what was asked; the message says why in one sentence, and nothing was changed."""


def sentence_for(error: BaseException) -> str | None:
    """Return the sentence for an error a person can do something about; None for a fault of ours."""
    if isinstance(error, RefusedError | VaultError):
        return str(error)
    if isinstance(error, SettingsError):
        return f"settings: {error} (see .env.example)"
    if isinstance(error, sa.exc.OperationalError | sa.exc.ProgrammingError):
        return _database_sentence(str(error.orig))
    if isinstance(error, OSError):
        return _DISK.get(error.errno or 0, f"{error.strerror or error}: {error.filename or ''}".rstrip(": "))
    return None


def _database_sentence(reason: str) -> str:
    first = reason.strip().splitlines()[0] if reason.strip() else "no reason given"
    if "no such table" in first or "does not exist" in first:
        return "the database has no tables yet; run: khaonet db upgrade"
    if "readonly" in first or "read-only" in first:
        return "the database cannot be written: its file or folder is read-only"
    if "disk is full" in first:
        return "the disk is full; free some space and try again"
    return f"the database cannot be reached: {first}"
