"""The picture of the menu under one-to-one chat: four fields and the emergency numbers."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT, BANNER = 2500, 1010, 167
_COLOURS = ("#B42318", "#1A7F4B", "#175CD3", "#475467")
_WHITE, _DARK = "#FFFFFF", "#7A271A"
_GAP, _CORNER, _TITLE, _SMALL = 16, 40, 130, 72


def field_box(number: int) -> tuple[int, int, int, int]:
    """Return a field's place: x, y, width, height in pixels; two fields a row under the banner."""
    width, height = WIDTH // 2, (HEIGHT - BANNER) // 2
    return (number % 2) * width, BANNER + (number // 2) * height, width, height


def draw_menu(fields: Sequence[tuple[str, str]], banner: str, font: Path) -> bytes:
    """Return the picture as PNG; each field is a title with a smaller line below."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), _WHITE)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, WIDTH, BANNER), fill=_DARK)
    _write(pen, banner, (WIDTH // 2, BANNER // 2), font, 84)
    for number, (title, line) in enumerate(fields):
        x, y, width, height = field_box(number)
        inside = (x + _GAP, y + _GAP, x + width - _GAP, y + height - _GAP)
        pen.rounded_rectangle(inside, _CORNER, fill=_COLOURS[number % len(_COLOURS)])
        _write(pen, title, (x + width // 2, y + height // 2 - 60), font, _TITLE)
        _write(pen, line, (x + width // 2, y + height // 2 + 85), font, _SMALL)
    content = BytesIO()
    picture.quantize(64).save(content, "PNG", optimize=True)
    return content.getvalue()


def _write(pen: ImageDraw.ImageDraw, words: str, middle: tuple[int, int], font: Path, size: int) -> None:
    pen.text(middle, words, fill=_WHITE, font=ImageFont.truetype(font, size), anchor="mm")
