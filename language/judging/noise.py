"""Misspelling on purpose, the way people type: the model should not care."""

import zlib
from collections.abc import Callable, Sequence
from random import Random

_TONES = dict.fromkeys(range(0x0E48, 0x0E4C))
_SWAPS = (
    ("ร", "ล"), ("ใ", "ไ"), ("ไ", "ใ"), ("ศ", "ส"), ("ณ", "น"), ("ั้", "ั่"), ("ครับ", "คับ"), ("ครับ", "คร้าบ"),
    ("ไหม", "มั้ย"), ("มอเตอร์ไซค์", "มอไซ"), ("มาก", "มากกก"), ("โทรศัพท์", "โทสับ"), ("อะไร", "อะไล"),
    ("เจ้าหน้าที่", "จนท."), ("แล้ว", "แล้น"), ("ค่ะ", "คะ"), ("คะ", "ค่ะ"), ("ไม่", "ม่าย"), ("ตำรวจ", "ตร."),
)  # fmt: skip
_PARTICLES = ("ครับ", "ค่ะ", "คะ", "นะครับ", "นะคะ", "ครับผม", "จ้า", "ฮะ")
_ENDINGS = (" ครับ", " ค่ะ", "ครับ", "ค่ะ", "นะคะ", " จ้า", "", "")


def misspell(text: str, seed: str = "") -> str:
    """Give the text one kind of everyday misspelling; the same text and seed always give the same one."""
    random = _dice(f"{seed}{text}")
    return random.choice(_WAYS)(text, random)


def _dice(seed: str) -> Random:
    return Random(zlib.crc32(seed.encode("utf-8", "replace")))  # noqa: S311 - typing errors, not secrets


def lose_tones(text: str, random: Random) -> str:
    """Leave out the tone marks."""
    del random
    return text.translate(_TONES)


def swap_letters(text: str, random: Random) -> str:
    """Confuse letters and words that sound alike."""
    for right, wrong in random.sample(_SWAPS, 6):
        text = text.replace(right, wrong)
    return text


def drop_letters(text: str, random: Random) -> str:
    """Lose about one letter in twenty-five."""
    return "".join(letter for letter in text if random.random() > 0.04)  # noqa: PLR2004 - a rate, said above


def close_up(text: str, random: Random) -> str:
    """Write without spaces, as voice typing does."""
    del random
    return text.replace(" ", "")


def change_manners(text: str, random: Random) -> str:
    """End in another polite word, or in none."""
    for particle in sorted(_PARTICLES, key=len, reverse=True):
        text = text.removesuffix(particle).rstrip()
    return text + random.choice(_ENDINGS)


_WAYS: Sequence[Callable[[str, Random], str]] = (lose_tones, swap_letters, drop_letters, close_up, change_manners)


def _always(way: Callable[[str, Random], str]) -> Callable[[str], str]:
    return lambda text: way(text, _dice(text))


MISSPELLINGS = (
    ("without tone marks", _always(lose_tones)),
    ("letters confused", _always(swap_letters)),
    ("letters lost", _always(drop_letters)),
    ("without spaces", _always(close_up)),
)
"""Each kind of misspelling by name, for scoring; the same text is always spelt the same wrong way."""
