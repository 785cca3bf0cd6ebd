"""The nightly backup: written beside the data, the last two weeks kept."""

from importlib.metadata import version

from bot.runtime import Runtime
from services.backup import back_up

KEPT = 14


def back_up_nightly(runtime: Runtime, day: str) -> None:
    """Write the day's backup into KHAONET_DATA/backups, once, and remove all but the newest fourteen."""
    folder = runtime.settings.khaonet_data / "backups"
    path = folder / f"khaonet-{day}.tar.gz"
    if not path.exists():
        back_up(runtime.database, runtime.media, runtime.vault, path, version=version("khaonet"), now=runtime.clock())
        path.chmod(0o600)
    for old in sorted(folder.glob("khaonet-*.tar.gz"))[:-KEPT]:
        old.unlink()
