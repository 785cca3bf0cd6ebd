"""khaonet keys: make and rotate the vault's keys."""

import base64
import secrets

import click

from bot.cli.context import transaction
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
    with transaction() as (session, runtime):
        number = reseal(session)
        runtime.vault.fingerprint("")
    click.echo(f"Sealed {number} values anew. The old keys are no longer needed.")
