"""khaonet line: what is set once at LINE."""

import click

from bot.cli.context import open_runtime
from bot.cli.refusals import RefusedError
from bot.line import Line, LineLimitedError, LineRefusedError, LineUnavailableError
from bot.rich_menu import menu_picture, menu_shape
from bot.settings import LINE_SETTINGS


@click.group("line")
def line_group() -> None:
    """Set up what LINE keeps for us."""


@line_group.command("setup")
def setup() -> None:
    """Show the menu under every one-to-one chat; running it again replaces the menu."""
    runtime = open_runtime(("KHAONET_KEYS", *LINE_SETTINGS))
    try:
        menu_id = set_up_menu(runtime.line)
    except (LineRefusedError, LineUnavailableError, LineLimitedError) as error:
        raise RefusedError(f"LINE did not take the menu: {error}") from error
    click.echo(f"Menu {menu_id} is shown in every one-to-one chat.")


def set_up_menu(line: Line) -> str:
    """Draw the menu, put it at LINE in place of an older one of ours, and return its id."""
    return line.show_menu(menu_shape(), menu_picture())
