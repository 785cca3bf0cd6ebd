"""khaonet db: the schema."""

import click

from bot.cli.context import open_runtime
from bot.database import upgrade


@click.group()
def db() -> None:
    """Look after the database's schema."""


@db.command("upgrade")
def upgrade_command() -> None:
    """Bring the schema to the newest version; safe to run again."""
    runtime = open_runtime()
    upgrade(runtime.database)
    runtime.engine.make_schema()
    runtime.database.dispose()
    click.echo("The database is up to date.")
