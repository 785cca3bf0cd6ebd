"""The districts that a text about projects names."""

import re
from functools import cache

from language.geography import DISTRICTS

_NAMED_AS_OFFICE = re.compile(r"สำนักงาน(?=\s)|(?<![a-z])districts?(?![a-z])", re.IGNORECASE)


def districts_named(text: str) -> list[str]:
    """Return the districts named in the text, in Thai or English, those after เขต first, each once, in order."""
    found = [(match[1] is None, match.start(), _thai(match[2])) for match in _names().finditer(text)]
    return list(dict.fromkeys(name for _bare, _start, name in sorted(found)))


def without_districts(text: str) -> str:
    """Return the text with every named district blanked out, its office and the word for a district too."""
    return _NAMED_AS_OFFICE.sub(" ", _names().sub(" ", text))


def districts_meant(text: str) -> list[str]:
    """Return the districts that stand after เขต; those named without it only when none does."""
    return list(dict.fromkeys(_thai(match[2]) for match in _names().finditer(text) if match[1])) or districts_named(
        text
    )


@cache
def _names() -> re.Pattern[str]:
    names = sorted(DISTRICTS, key=len, reverse=True)
    english = sorted((name.replace(" ", r"[ -]?") for name in _thai_names()), key=len, reverse=True)
    return re.compile(rf"(เขต\s*)?({'|'.join(names)}|(?<![a-z])(?:{'|'.join(english)})(?![a-z]))", re.IGNORECASE)


def _thai(name: str) -> str:
    """Return the Thai name of a district that may be named in English, with or without its spaces."""
    return _without_spaces().get(re.sub(r"[ -]", "", name.lower()), name)


@cache
def _without_spaces() -> dict[str, str]:
    return {name.replace(" ", ""): thai for name, thai in _thai_names().items()}


@cache
def _thai_names() -> dict[str, str]:
    return {district.english.lower(): name for name, district in DISTRICTS.items()}
