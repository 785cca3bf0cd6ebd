"""Which characters the pages' typeface has: typst refuses an archival PDF over a single one that it lacks."""

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
LEFT_OUT = "(…)"
"""Stands for words in a script that the typeface has not; pictures and invisible signs go without a trace."""
_UNSEEN = " \n\t\u00ad\u200b"
"""Drawn as nothing, and needed where lines turn."""
_FACES = ("Sarabun-Regular.ttf", "Sarabun-Bold.ttf")


def drawable(text: str) -> str:
    """Return the text with nothing in it that cannot be drawn; a text that can be drawn is returned as it is."""
    if not _lacking().search(text):
        return text
    plain = "".join(map(_plain, text))
    return _lacking().sub(_instead, plain).strip(" ") or LEFT_OUT


def _plain(letter: str) -> str:
    """Return a fullwidth, circled or mathematical letter as the letter it is."""
    return unicodedata.normalize("NFKC", letter) if _lacking().fullmatch(letter) else letter


def _instead(found: re.Match[str]) -> str:
    space = " " if found[0].startswith(" ") else ""
    return space + LEFT_OUT if any(unicodedata.category(each)[0] in "LN" for each in found[0]) else ""


@lru_cache(maxsize=1)
def _lacking() -> re.Pattern[str]:
    faces = [set(_covered((FONTS / face).read_bytes())) for face in _FACES]
    known = "".join(re.escape(chr(code)) for code in sorted(set.intersection(*faces)))
    return re.compile(f" ?[^{known}{_UNSEEN}]+")


def _covered(font: bytes) -> Iterator[int]:
    """Yield the code points of an OpenType font's table of the basic plane (cmap, format 4)."""
    table = _table(font, b"cmap")
    (length,) = struct.unpack_from(">H", table, 2)
    records = (struct.unpack_from(">HHL", table, 4 + 8 * place) for place in range(length))
    start = next(offset for platform, encoding, offset in records if (platform, encoding) == (3, 1))
    (twice,) = struct.unpack_from(">H", table, start + 6)
    ends, starts, deltas, offsets = (start + 14 + place * twice + (2 if place else 0) for place in range(4))
    for at in range(0, twice, 2):
        last, first, delta, offset = (
            struct.unpack_from(">H", table, each + at)[0] for each in (ends, starts, deltas, offsets)
        )
        for code in range(first, min(last, 0xFFFE) + 1):
            place = offsets + at + offset + 2 * (code - first)
            glyph = struct.unpack_from(">H", table, place)[0] if offset else code + delta
            if glyph & 0xFFFF:
                yield code


def _table(font: bytes, name: bytes) -> bytes:
    (number,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * place) for place in range(number))
    return next(font[offset : offset + size] for tag, _, offset, size in records if tag == name)
