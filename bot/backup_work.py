"""The backup by the timetable: written beside the data, the last two weeks kept."""

from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from bot.runtime import Runtime
from services.backup import back_up

KEPT = 14
_DEAD = timedelta(days=1)
_DAY = len("khaonet-2026-01-31")


def back_up_nightly(runtime: Runtime, minute: str) -> str:
    """Write a backup into KHAONET_DATA/backups, once a minute it is owed in, and keep those of the newest days.

    One that is made by hand stands beside the night's, and takes the place of none.
    """
    folder = runtime.settings.khaonet_data / "backups"
    path = folder / f"khaonet-{minute}.tar.gz"
    if not path.exists():
        back_up(runtime.database, runtime.media, runtime.vault, path, version=version("khaonet"), now=runtime.clock())
    _tidy(folder, runtime.clock())
    made = sorted(folder.glob("khaonet-*.tar.gz"))
    days = sorted({old.name[:_DAY] for old in made})[-KEPT:]
    for old in made:
        if old.name[:_DAY] not in days:
            old.unlink()
    return f"{path.name}, {path.stat().st_size:,} bytes"


def _tidy(folder: Path, now: datetime) -> None:
    """Remove what a machine that died in the middle of a backup left; one that is being written is younger."""
    for left in folder.glob("*.unfinished"):
        if left.stat().st_mtime < (now - _DEAD).timestamp():
            left.unlink(missing_ok=True)
