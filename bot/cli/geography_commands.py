"""khaonet import geography: official boundaries in place of the product's own."""

import shutil
from pathlib import Path

import click

from bot.cli.refusals import RefusedError
from bot.runtime import BOUNDARIES
from bot.settings import load_settings
from language.geography import load_boundaries


@click.command("geography")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_geography(file: Path) -> None:
    """Let the districts of a GeoJSON file decide where a pin lies, from the next start of each process on."""
    folder = load_settings().khaonet_data
    try:
        load_boundaries(file)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise RefusedError(f"{file}: holds no boundaries of Bangkok's districts ({error})") from error
    beside = folder / f"{BOUNDARIES}.new"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, beside)
    beside.replace(folder / BOUNDARIES)
    click.echo("The boundaries decide after the next start of each process.")
