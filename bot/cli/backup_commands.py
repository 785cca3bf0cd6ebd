"""khaonet backup and khaonet restore: a consistent copy of database and media, for either database."""

import json
from importlib.metadata import version
from pathlib import Path

import click

from bot.cli.context import open_runtime
from bot.cli.refusals import RefusedError
from bot.database import known_revisions, revision_of, upgrade
from bot.runtime import Runtime
from services.backup import back_up, is_empty, look_into, restore
from services.backup_archive import BackupError, Manifest

_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_JSON
def backup_command(file: Path, *, as_json: bool) -> None:
    """Write database and media into FILE (.tar.gz) while the system works; keep KHAONET_KEYS elsewhere."""
    runtime = open_runtime()
    try:
        manifest = back_up(
            runtime.database, runtime.media, runtime.vault, file, version=version("khaonet"), now=runtime.clock()
        )
    except BackupError as error:
        raise RefusedError(str(error)) from error
    finally:
        runtime.database.dispose()
    _tell(manifest, file, "Backed up", as_json=as_json)
    if not as_json:
        click.echo("The keys (KHAONET_KEYS) are not in the backup; keep them somewhere else.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_JSON
def restore_command(file: Path, *, as_json: bool) -> None:
    """Put the backup FILE into an empty database, SQLite or PostgreSQL, whichever it came from."""
    runtime = open_runtime()
    try:
        manifest = look_into(file, runtime.vault)
        _make_room(runtime, manifest)
        restore(runtime.database, runtime.media, file)
        upgrade(runtime.database)
        runtime.engine.make_schema()
    except BackupError as error:
        raise RefusedError(str(error)) from error
    finally:
        runtime.database.dispose()
    _tell(manifest, file, "Restored", as_json=as_json)
    if not as_json:
        click.echo("Work that was under way is taken up by the timetable within minutes: start web, worker and clock.")


def _make_room(runtime: Runtime, manifest: Manifest) -> None:
    """Bring an empty database to the revision of the backup; refuses one that holds anything."""
    if manifest.revision not in known_revisions():
        raise RefusedError(f"the backup was made by a newer version ({manifest.version}); install that first")
    with runtime.database.connect() as connection:
        stands_at, empty = revision_of(connection), is_empty(connection)
    if not empty:
        raise RefusedError("the database is not empty; restore into a new one (another KHAONET_DATA or DATABASE_URL)")
    if stands_at is None:
        upgrade(runtime.database, manifest.revision)
    elif stands_at != manifest.revision:
        raise RefusedError("the database has tables of another version; restore into one without tables")


def _tell(manifest: Manifest, file: Path, verb: str, *, as_json: bool) -> None:
    rows = manifest.rows()
    facts = {"file": str(file), "made_at": manifest.made_at, "rows": rows, "media": manifest.media()}
    if as_json:
        click.echo(json.dumps(facts, ensure_ascii=False))
        return
    click.echo(f"{verb} {sum(rows.values())} rows of {len(rows)} tables and {manifest.media()} media files: {file}")
