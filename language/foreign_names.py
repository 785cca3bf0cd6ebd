"""Names of places in other spellings and scripts, put into the Thai names under which the places are known."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from language.normalise import normalise
from language.thai_numbers import read_number, replace_number_words

_LATIN = re.compile(r"[a-z]+(?:[' ]?[a-z]+)*(?: \d{1,2}(?!\d))?")
_WORD = re.compile(r"[a-z]+|\d+")
_MOST_WORDS = 4
_FOLDS = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"bh|ph", "p"),
        (r"dh|th|d", "t"),
        (r"kh|g", "k"),
        (r"sh", "s"),
        (r"ch|j", "c"),
        ("v", "w"),
        ("ee|y", "i"),
        ("oo|ou|ue", "u"),
        ("or|aw", "o"),
        ("ar", "a"),
        (r"(.)\1+", r"\1"),
    )
)
_BURMESE_DIGITS = {0x1040 + value: str(value) for value in range(10)}
_NUMBERED = re.compile(
    r"(ซอย|ซ\.|ล็อก|ล็อค|กม\.?|พระราม|โซน|ชั้น|ตึก|อาคาร|เฟส|ประตู|หมู่|เสาที่|บล็อก) ?"
    r"(หนึ่ง|สอง(?!แถว)|สาม(?!ี|เสน|ย่าน|วา|มิตร|ยอด|เหลี่ยม)|สี่(?!แยก|พระยา)|ห้า(?!ง)|หก(?!ล้ม)|เจ็ด|แปด|เก้า|สิบ(?!ล้อ))(?!คน|คัน|หลัง|นาที|ชั่วโมง)"
)


def in_thai_names(text: str) -> str:
    """Return a normalised lower-case text with Thai names for foreign ones, and figures for numbers in words."""
    plain = _latin_in_thai(text.translate(_BURMESE_DIGITS))
    other, names = _other_names()
    plain = other.sub(lambda found: _spaced(found[0], names[found[0]]), plain)
    return _in_figures(plain)


def _spaced(told: str, thai: str) -> str:
    return told if told == thai else f" {thai} "


def _in_figures(text: str) -> str:
    lone = _NUMBERED.sub(lambda found: f"{found[1]} {int(read_number(found[2]) or 0)}", text)
    return replace_number_words(lone)


def _latin_in_thai(text: str) -> str:
    return _LATIN.sub(lambda found: _rewrite(found[0]), text)


def _rewrite(run: str) -> str:
    """Put the Thai name in the place of the longest row of words that is one, from left to right."""
    words, at, told = [word[0] for word in _WORD.finditer(run)], 0, list[str]()
    while at < len(words):
        taken, name = next(_names_at(words, at), (1, words[at]))
        told.append(name)
        at += taken
    return " ".join(told) if any(not word.isascii() for word in told) else run


def _names_at(words: list[str], at: int) -> Iterator[tuple[int, str]]:
    for count in range(min(_MOST_WORDS, len(words) - at), 0, -1):
        name = _latin_names().get(_fold("".join(words[at : at + count])))
        if name:
            yield count, name


def _fold(name: str) -> str:
    """Fold the many ways to write Thai sounds in Latin letters into one."""
    for pattern, letter in _FOLDS:
        name = pattern.sub(letter, name)
    return name


def _rows() -> Iterator[tuple[str, str]]:
    content = files("language").joinpath("data", "sameness", "names.txt").read_text(encoding="utf-8")
    for line in content.splitlines():
        if line and not line.startswith("#"):
            thai, *others = line.split("|")
            yield from ((normalise(other).lower().translate(_BURMESE_DIGITS), thai) for other in others)


@cache
def _latin_names() -> dict[str, str]:
    return {_fold(other.replace(" ", "")): thai for other, thai in _rows() if other.isascii()}


@cache
def _other_names() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = list(_rows())
    # A full name stands for itself, so that a short one inside it is left alone.
    names = {thai: thai for _, thai in rows} | {other: thai for other, thai in rows if not other.isascii()}
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), names
