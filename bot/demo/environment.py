"""The demo's settings: the data folder's own secrets, and the look-alike instead of LINE."""

import os
import secrets
from pathlib import Path

from pydantic import SecretStr

from bot.settings import Settings, load_settings

LOOKALIKE_PREFIX = "/line-lookalike"


def demo_settings() -> Settings:
    """Return settings that need nothing from outside; the channel's invented secrets are kept in the data folder."""
    settings = load_settings()
    here = f"http://localhost:{settings.port}"
    return settings.model_copy(
        update={
            "line_channel_secret": SecretStr(_kept(settings.khaonet_data / "demo-channel-secret")),
            "line_channel_access_token": SecretStr(_kept(settings.khaonet_data / "demo-channel-token")),
            "line_api_base_url": f"http://127.0.0.1:{settings.port}{LOOKALIKE_PREFIX}",
            "public_base_url": settings.public_base_url or here,
        }
    )


def _kept(path: Path) -> str:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_hex(16))
    return path.read_text().strip()
