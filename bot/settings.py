"""Settings: a frozen value, read once at the start from the environment; every problem is named together."""

import base64
import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from models.vault import parse_keys

LINE_SETTINGS = ("LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN")
SERVER_SETTINGS = ("SECRET_KEY", "KHAONET_KEYS", "PUBLIC_BASE_URL")
_SECRET_KEY_LENGTH = 32


class SettingsError(Exception):
    """Settings are missing or wrong; the message names all of them."""


class Settings(BaseSettings):
    """Everything that can be set; the field's name in capitals is the variable's name."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    khaonet_data: Path = Path("var")
    database_url: str = ""
    line_channel_secret: SecretStr = SecretStr("")
    line_channel_access_token: SecretStr = SecretStr("")
    line_api_base_url: str = "https://api.line.me"
    secret_key: SecretStr = SecretStr("")
    khaonet_keys: SecretStr = SecretStr("")
    public_base_url: str = ""
    smtp_url: SecretStr = SecretStr("")
    mail_from: str = ""
    media_url: str = ""
    letter_file: str = ""
    tip_threshold: float = Field(default=0.0, ge=0.0, le=1.0)
    small_talk_threshold: float = Field(default=0.0, ge=0.0, le=1.0)
    summary_release_days: int = Field(default=7, ge=0)
    worker_slot: str = "local"
    port: int = Field(default=8000, ge=1, le=65535)
    log_level: str = "INFO"

    @field_validator("khaonet_data")
    @classmethod
    def _resolve(cls, value: Path) -> Path:
        return value.expanduser().resolve()

    @field_validator("khaonet_keys")
    @classmethod
    def _check_keys(cls, value: SecretStr) -> SecretStr:
        parse_keys(value.get_secret_value())
        return value

    @field_validator("secret_key")
    @classmethod
    def _check_secret_key(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and len(value.get_secret_value()) < _SECRET_KEY_LENGTH:
            raise ValueError(f"is shorter than {_SECRET_KEY_LENGTH} characters")
        return value

    @field_validator("public_base_url", "line_api_base_url")
    @classmethod
    def _check_url(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("does not begin with http:// or https://")
        return value.rstrip("/")

    @field_validator("smtp_url")
    @classmethod
    def _check_smtp_url(cls, value: SecretStr) -> SecretStr:
        if not value.get_secret_value():
            return value
        parts = urlsplit(value.get_secret_value())
        if parts.scheme not in {"smtp", "smtps"}:
            raise ValueError("does not begin with smtp:// or smtps://")
        if not parts.hostname or not _is_port(parts):
            raise ValueError(
                "names no mail server as smtp://host:port does; special signs in a password are written %40"
            )
        return value

    @field_validator("mail_from")
    @classmethod
    def _check_sender(cls, value: str) -> str:
        if value and ("@" not in value or not value.isprintable()):
            raise ValueError("is no e-mail address, alone or as: Name <address>")
        return value

    @property
    def database(self) -> str:
        """The database's URL; by default a SQLite file in the data folder."""
        return self.database_url or f"sqlite:///{self.khaonet_data / 'khaonet.db'}"

    @property
    def media(self) -> str:
        """Where media are kept, as a file-system URL; by default a folder in the data folder."""
        return self.media_url or (self.khaonet_data / "media").as_uri()

    @property
    def channel_secrets(self) -> list[str]:
        """The channel's secrets, newest first; two or more during a rotation."""
        return [part.strip() for part in self.line_channel_secret.get_secret_value().split(",") if part.strip()]

    @property
    def keys(self) -> list[bytes]:
        """The vault's keys, newest first."""
        return parse_keys(self.khaonet_keys.get_secret_value())


def load_settings(required: Sequence[str] = ("KHAONET_KEYS",)) -> Settings:
    """Read the environment, then the data folder's own file; SettingsError names all that is missing or wrong.

    Without DATABASE_URL, keys that nobody has set are made once and kept in the data folder, readable by its owner.
    """
    data = Path(os.environ.get("KHAONET_DATA", "var"))
    env_file = data.expanduser().resolve() / "khaonet.env"
    try:
        if not os.environ.get("DATABASE_URL"):
            _make_local_secrets(env_file)
        settings = Settings(_env_file=env_file)  # type: ignore[call-arg]  # pydantic-settings' own argument
    except ValidationError as error:
        raise SettingsError(_sentence(error, required)) from error
    except OSError as error:
        raise SettingsError(f"KHAONET_DATA ({data}) cannot be used: {error.strerror}") from error
    missing = _missing(settings, required)
    if missing:
        raise SettingsError(f"not set: {', '.join(missing)}")
    return settings


def _is_port(parts: SplitResult) -> bool:
    try:
        return parts.port != 0
    except ValueError:
        return False


def _missing(settings: Settings, required: Sequence[str]) -> list[str]:
    values = {name: getattr(settings, name.lower()) for name in required}
    return [
        name
        for name, value in values.items()
        if not (value.get_secret_value() if isinstance(value, SecretStr) else value)
    ]


def _sentence(error: ValidationError, required: Sequence[str]) -> str:
    wrong = {str(item["loc"][0]).upper(): str(item["msg"]).removeprefix("Value error, ") for item in error.errors()}
    missing = [name for name in required if name not in wrong and not os.environ.get(name)]
    parts = [f"{name} {reason}" for name, reason in wrong.items()]
    return "; ".join([*parts, *([f"not set: {', '.join(missing)}"] if missing else [])])


def _make_local_secrets(path: Path) -> None:
    if path.exists() or os.environ.get("KHAONET_KEYS"):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    key = base64.b64encode(secrets.token_bytes(32)).decode()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(f"KHAONET_KEYS={key}\nSECRET_KEY={secrets.token_urlsafe(40)}\n")
