"""How a command gets at the world: settings, then a runtime, then one transaction."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy.orm import Session

from bot.runtime import Runtime, build_runtime
from bot.settings import load_settings


def open_runtime(required: Sequence[str] = ("KHAONET_KEYS",)) -> Runtime:
    """Build the runtime from the environment; SettingsError names all that is missing."""
    return build_runtime(load_settings(required))


@contextmanager
def transaction() -> Iterator[tuple[Session, Runtime]]:
    """Open one transaction for a command; it is committed at the end, or nothing is done at all."""
    runtime = open_runtime()
    try:
        with runtime.sessions.begin() as session:
            yield session, runtime
    finally:
        runtime.database.dispose()
