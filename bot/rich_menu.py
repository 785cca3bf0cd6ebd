"""The menu under every one-to-one chat: its shape as LINE takes it, and its picture."""

from pathlib import Path
from typing import Any

from documents.rich_menu import HEIGHT, WIDTH, draw_menu, field_box
from language.phrases import rich_menu as words

_NAME = "khaonet"
_FONT = Path(__file__).resolve().parents[1] / "documents" / "fonts" / "Sarabun-Bold.ttf"


def menu_shape() -> dict[str, Any]:
    """Return the menu as LINE's API takes it: each field says its words."""
    areas = [
        {
            "bounds": dict(zip(("x", "y", "width", "height"), field_box(number), strict=True)),
            "action": {"type": "message", "label": title, "text": said},
        }
        for number, (title, _, said) in enumerate(words.FIELDS)
    ]
    size = {"width": WIDTH, "height": HEIGHT}
    return {"size": size, "selected": True, "name": _NAME, "chatBarText": words.BAR, "areas": areas}


def menu_picture() -> bytes:
    """Return the menu's picture as PNG."""
    return draw_menu([(title, small) for title, small, _ in words.FIELDS], words.EMERGENCY, _FONT)
