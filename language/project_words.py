"""The words of the project register: one spelling for one thing, and what in a message names no project."""

import re
from functools import cache
from importlib.resources import files

from language.normalise import normalise
from language.thai_numbers import replace_number_words

_FOLDER = files("language").joinpath("data", "register")
_PLACE = re.compile(r"(?:ถนน|ซอย|คลอง|สะพาน|ชุมชน|สวน|วัด|โรงเรียน|ตลาด|เขต|แขวง|บึง)([ก-๙]{2,14})")


def canonical(text: str) -> str:
    """Return the text in one spelling, lower case, with every known thing called by its short name."""
    synonyms, pattern = _same_words()
    return pattern.sub(lambda match: synonyms[match[0]], replace_number_words(normalise(text).lower()))


def filler_spans(text: str) -> list[tuple[int, int]]:
    """Return where a canonical text has questions, courtesies and time words."""
    return [match.span() for match in _fillers().finditer(text)]


def place_name_spans(text: str) -> list[tuple[int, int]]:
    """Return where a canonical text names a street, canal, school or the like, after the word that says so."""
    return [match.span(1) for match in _PLACE.finditer(text)]


def generic_spans(text: str) -> list[tuple[int, int]]:
    """Return where a canonical text uses words that many projects share."""
    return [match.span() for match in _generic().finditer(text)]


def without_generic(text: str) -> str:
    """Return a canonical text without the words that many projects share."""
    return " ".join(_generic().sub(" ", text).split())


@cache
def _same_words() -> tuple[dict[str, str], re.Pattern[str]]:
    synonyms: dict[str, str] = {}
    for row in _rows("same_words.tsv"):
        short, variants = row.split("\t")
        synonyms |= dict.fromkeys(variants.split(","), short) | {short: short}
    return synonyms, _any_of(synonyms)


@cache
def _fillers() -> re.Pattern[str]:
    return _any_of(_rows("filler_words.txt"))


@cache
def _generic() -> re.Pattern[str]:
    return _any_of(_rows("generic_words.txt"))


def _any_of(phrases: "list[str] | dict[str, str]") -> re.Pattern[str]:
    """Longest first; a phrase of Latin letters must stand alone."""
    parts = [
        rf"(?<![a-z]){re.escape(phrase)}(?![a-z])" if phrase[0].isascii() and phrase[0].isalpha() else re.escape(phrase)
        for phrase in sorted(phrases, key=len, reverse=True)
    ]
    return re.compile("|".join(parts))


def _rows(name: str) -> list[str]:
    lines = _FOLDER.joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
