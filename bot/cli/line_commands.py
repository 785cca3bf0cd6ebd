"""khaonet line: what is set once at LINE."""

from pathlib import Path
from typing import Any

import click

from bot.cli.context import open_runtime
from bot.cli.refusals import RefusedError
from bot.line import Line, LineLimitedError, LineRefusedError, LineUnavailableError
from bot.settings import LINE_SETTINGS
from documents.rich_menu import HEIGHT, WIDTH, draw_menu, field_box
from language.phrases import rich_menu as words

_NAME = "khaonet"
_FONT = Path(__file__).resolve().parents[2] / "documents" / "fonts" / "Sarabun-Bold.ttf"


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
    picture = draw_menu([(title, small) for title, small, _ in words.FIELDS], words.EMERGENCY, _FONT)
    return line.show_menu(menu_shape(), picture)


def menu_shape() -> dict[str, Any]:
    """Return the menu as LINE's API takes it: each field says its words."""
    areas = [
        {
            "bounds": dict(zip(("x", "y", "width", "height"), field_box(number), strict=True)),
            "action": {"type": "message", "label": title[:20], "text": said},
        }
        for number, (title, _, said) in enumerate(words.FIELDS)
    ]
    size = {"width": WIDTH, "height": HEIGHT}
    return {"size": size, "selected": True, "name": _NAME, "chatBarText": words.BAR, "areas": areas}
