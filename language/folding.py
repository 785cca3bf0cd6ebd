"""One spelling for matching names: digits, case, spaces, dots and look-alike letters, with the way back kept."""

import re
from dataclasses import dataclass

_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LOOK_ALIKES = str.maketrans("๐๑๒๓๔๕๖๗๘๙ฏ\u00a0" + _CAPITALS, "0123456789ฎ " + _CAPITALS.lower())
_COMPOSED = re.compile("เเ|\u0e4d\u0e32")
_DROPPED = re.compile("[ \\t\u200b-\u200f\ufeff.ฯ\\-–]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as names are matched in it; `offsets[i]` is where character `i` stood in the original."""

    text: str
    offsets: list[int]
    original: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open span in the original text."""
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold a text without losing where each character came from."""
    plain = _COMPOSED.sub(_pad, text.translate(_LOOK_ALIKES))
    parts: list[str] = []
    offsets: list[int] = []
    at = 0
    for found in _DROPPED.finditer(plain):
        _take(plain, at, found.start(), parts, offsets)
        at = found.end()
        if _joins_digits(plain, found):
            parts.append(plain[found.start()])
            offsets.append(found.start())
    _take(plain, at, len(plain), parts, offsets)
    return Folded("".join(parts), offsets, text)


def fold_name(name: str) -> str:
    """Fold a name of the gazetteer the way texts are folded, without the way back."""
    plain = _COMPOSED.sub(_pad, name.translate(_LOOK_ALIKES))
    return _DROPPED.sub(lambda found: plain[found.start()] if _joins_digits(plain, found) else "", plain)


def _pad(found: re.Match[str]) -> str:
    """Put one letter for the two that look like it, and a filler that folding drops, so that offsets stay true."""
    return "แ\u200b" if found[0] == "เเ" else "\u0e33\u200b"


def _take(plain: str, start: int, end: int, parts: list[str], offsets: list[int]) -> None:
    if end > start:
        parts.append(plain[start:end])
        offsets.extend(range(start, end))


def _joins_digits(plain: str, found: re.Match[str]) -> bool:
    """Tell whether dropping this would make another number of two."""
    start, end = found.span()
    return start > 0 and end < len(plain) and plain[start - 1].isdigit() and plain[end].isdigit()
