"""khaonet keys: make and rotate the vault's keys."""

import base64
import secrets

import click

from bot.cli.context import open_runtime
from bot.media_rotation import reseal_files
from models.vault import KEY_BYTES
from services.rotation import reseal


@click.group()
def keys() -> None:
    """Look after the keys that seal identities and restricted text."""


@keys.command("new")
def new() -> None:
    """Print a new key; put it first in KHAONET_KEYS, then run: khaonet keys rotate."""
    click.echo(base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode())


@keys.command("rotate")
def rotate() -> None:
    """Seal everything anew with the newest key; afterwards the old keys can be taken out of KHAONET_KEYS."""
    runtime = open_runtime()
    try:
        with runtime.sessions.begin() as session:
            number = reseal(session)
        files = reseal_files(runtime)
    finally:
        runtime.database.dispose()
    click.echo(f"Sealed {number} values and {files} files anew. The old keys are no longer needed.")
