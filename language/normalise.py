"""One spelling for the many ways a message can be typed, with the way back to what was typed."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from language.keyboard import repair_layout


@dataclass(frozen=True, slots=True)
class Aligned:
    """A rewritten text; `origin[i]` is the code point of the source that character `i` came from."""

    text: str
    origin: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the half-open span of the source that a non-empty span of this text came from."""
        return self.origin[start], self.origin[end - 1] + 1


_THAI_DIGITS = {0x0E50 + value: str(value) for value in range(10)}
_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys([0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, *range(0x1C, 0x20)], " ")
_DASHES = dict.fromkeys([*range(0x2010, 0x2016), 0x2212], "-")
_LINE_ENDS = dict.fromkeys([0x000B, 0x000C, 0x000D, 0x0085, 0x2028, 0x2029], "\n")
_REPLACED: dict[int, str] = {**_THAI_DIGITS, **_FULL_WIDTH, **_SPACES, **_DASHES, **_LINE_ENDS}
_INVISIBLE: dict[int, str] = dict.fromkeys(
    [0x00AD, 0x061C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)], ""
)
_INVISIBLE |= dict.fromkeys([*range(0xFE00, 0xFE10), 0xFEFF], "")
_CHARACTERS = _REPLACED | _INVISIBLE
_INVISIBLE_CHARACTER = re.compile("[" + "".join(map(chr, _INVISIBLE)) + "]")

_TONE = "[\u0e48-\u0e4b]"
_VOWEL = "[ัิีึืุู]"
_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("เเ+", "แ"),
        (rf"(?<!\u0e4d)\u0e4d++({_TONE}+)า", r"\1ำ"),
        (r"(?<!\u0e4d)\u0e4d++า", "ำ"),
        (rf"(?<!ำ)ำ++({_TONE})(?:ำ|{_TONE})*", r"\1ำ"),
        (rf"({_VOWEL})({_TONE})(?:{_VOWEL}|{_TONE})+", r"\1\2"),
        (rf"(?<!{_TONE})({_TONE})++({_VOWEL})(?:{_VOWEL}|{_TONE})*", r"\2\1"),
        (r"([ะ-ฺเ-๎])\1+", r"\1"),
        (r"([ก-ฮA-HJ-VY-Za-hj-vy-z])\1{2,}", r"\1"),
        (r"(?<![\d.,/-])5{3,}+(?![\d.,/-]{0,3}\d)", "55"),
        (r"(\d)\1{19,}", r"\1\1"),
        (r"([^\sก-๎A-Za-z\d])\1{2,}", r"\1\1"),
        (r"[ \t]{2,}|\t", " "),
        (r" ?\n\s*", "\n"),
        (r"^\s+|\s+$", ""),
    )
)

# One look that no step would change anything spares tidy texts, most of them, the fourteen steps.
_UNTIDY = re.compile(
    rf"([ะ-ฺเ-๎])\1|(.)\2\2|\u0e4d|ำ{_TONE}|{_TONE}{_VOWEL}|{_VOWEL}{_TONE}(?:{_VOWEL}|{_TONE})"
    r"|[ \t]{2}|\t| \n|\n\s|^\s|\s$",
    re.DOTALL,
)


def normalise(text: str) -> str:
    """Put the text into one spelling: NFC, Arabic digits, no invisible characters, repeats squeezed, layout repaired.

    Line breaks stay (one at a time); every other run of white space becomes one space.
    """
    plain = repair_layout(unicodedata.normalize("NFC", text.translate(_CHARACTERS)))
    if not _UNTIDY.search(plain):
        return plain
    for pattern, replacement in _STEPS:
        plain = pattern.sub(replacement, plain)
    return plain


def normalise_aligned(text: str) -> Aligned:
    """Do the same as `normalise`, with the way back to the code points that were typed."""
    composed = _compose(plain_characters(text))
    aligned = Aligned(repair_layout(composed.text), composed.origin)
    for pattern, replacement in _STEPS:
        aligned = _rewrite(aligned, pattern, replacement)
    return aligned


def plain_characters(text: str) -> Aligned:
    """Give the text Arabic digits, ASCII dashes and spaces and no invisible characters; nothing else changes."""
    if not _INVISIBLE_CHARACTER.search(text):
        return Aligned(text.translate(_REPLACED), range(len(text)))
    kept = [position for position, character in enumerate(text) if ord(character) not in _INVISIBLE]
    return Aligned(text.translate(_CHARACTERS), kept)


def _compose(aligned: Aligned) -> Aligned:
    if unicodedata.is_normalized("NFC", aligned.text):
        return aligned
    starts = [at for at, character in enumerate(aligned.text) if at == 0 or not _may_join(character)]
    pieces: list[str] = []
    origin: list[int] = []
    for start, end in pairwise([*starts, len(aligned.text)]):
        pieces.append(unicodedata.normalize("NFC", aligned.text[start:end]))
        origin += (aligned.origin[min(start + offset, end - 1)] for offset in range(len(pieces[-1])))
    return Aligned("".join(pieces), origin)


def _may_join(character: str) -> bool:
    """Whether NFC may merge or move this character into the ones before it: marks and Hangul's inner letters."""
    return unicodedata.category(character).startswith("M") or "\u1160" <= character <= "\u11ff"


def _rewrite(aligned: Aligned, pattern: re.Pattern[str], replacement: str) -> Aligned:
    pieces: list[str] = []
    origin: list[int] = []
    done = 0
    for match in pattern.finditer(aligned.text):
        new = match.expand(replacement)
        pieces += (aligned.text[done : match.start()], new)
        origin += aligned.origin[done : match.start()]
        origin += (aligned.origin[min(match.start() + offset, match.end() - 1)] for offset in range(len(new)))
        done = match.end()
    return Aligned("".join([*pieces, aligned.text[done:]]), [*origin, *aligned.origin[done:]]) if done else aligned
