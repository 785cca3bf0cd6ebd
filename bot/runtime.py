"""The runtime: one hand that holds the world, built once and handed down."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from bot.engine import Engine
from bot.line import Line, MessagingApiLine
from bot.settings import Settings, SettingsError
from bot.signed_links import photo_links
from language.geography import load_boundaries
from language.judging.judge import judge_by
from language.judging.thresholds import Thresholds
from models.session import Sessions, make_engine, make_sessions
from models.vault import Vault
from services.media_store import MediaStore

BOUNDARIES = "geography.geojson"
"""The file in the data folder whose boundaries decide, when it is there."""

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Runtime:
    """Settings, database, vault, LINE, durable engine and clock of one process."""

    settings: Settings
    database: sa.Engine
    sessions: Sessions
    inbox_sessions: Sessions
    vault: Vault
    engine: Engine
    media: MediaStore
    line: Line
    clock: Clock


def system_clock() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


def build_runtime(settings: Settings, *, line: Line | None = None, clock: Clock = system_clock) -> Runtime:
    """Build the runtime of a process; nothing is opened or sent before it is used."""
    if not settings.database_url:
        settings.khaonet_data.mkdir(parents=True, exist_ok=True)
    judge_by(
        settings.khaonet_data / "learning", Thresholds.chosen(settings.tip_threshold, settings.small_talk_threshold)
    )
    _use_boundaries(settings.khaonet_data / BOUNDARIES)
    database = make_engine(settings.database)
    vault, engine = Vault(settings.keys), Engine(database)
    media = MediaStore(settings.media, vault)
    links = photo_links(settings.secret_key.get_secret_value(), settings.public_base_url)
    return Runtime(
        settings=settings,
        database=database,
        sessions=make_sessions(database, vault=vault, tasks=engine, media=media, links=links),
        inbox_sessions=make_sessions(_for_inbox(settings, database), vault=vault, tasks=engine, media=media),
        vault=vault,
        engine=engine,
        media=media,
        line=line
        or MessagingApiLine(settings.line_api_base_url, settings.line_channel_access_token.get_secret_value()),
        clock=clock,
    )


def _use_boundaries(path: Path) -> None:
    if not path.exists():
        return
    try:
        load_boundaries(path)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise SettingsError(f"{path} holds no boundaries; import it again or remove it") from error


def _for_inbox(settings: Settings, database: sa.Engine) -> sa.Engine:
    """Return the engine the webhook writes with: on SQLite one connection, so that writers queue up in here."""
    return make_engine(settings.database, single=True) if database.dialect.name == "sqlite" else database
