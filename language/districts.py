"""The districts that a text about projects names."""

import re
from functools import cache

from language.geography import DISTRICTS


def districts_named(text: str) -> list[str]:
    """Return the districts named in the text, those after เขต first, each once, in order."""
    found = [(match[1] is None, match.start(), match[2]) for match in _names().finditer(text)]
    return list(dict.fromkeys(name for _bare, _start, name in sorted(found)))


def districts_meant(text: str) -> list[str]:
    """Return the districts that stand after เขต; those named without it only when none does."""
    return list(dict.fromkeys(match[2] for match in _names().finditer(text) if match[1])) or districts_named(text)


@cache
def _names() -> re.Pattern[str]:
    names = sorted(DISTRICTS, key=len, reverse=True)
    return re.compile(rf"(เขต\s*)?({'|'.join(names)})")
