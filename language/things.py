"""Who and what an account speaks of: vehicles, people, buildings, objects and animals, whatever the language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_HEADING = re.compile(r"\[(\w+) ([\d.]+)\]")


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    tells: float
    things: tuple[tuple[str, re.Pattern[str]], ...]


Things = Mapping[str, frozenset[str]]


def find_things(text: str) -> Things:
    """Return the things of each kind that a normalised lower-case text names, each by its first word."""
    return {kind.name: frozenset(name for name, words in kind.things if words.search(text)) for kind in _kinds()}


def shared(a: Things, b: Things) -> float:
    """Return how much the things that both name tell for one event, from 0 to 1."""
    return min(1.0, sum(kind.tells * min(2, len(a[kind.name] & b[kind.name])) for kind in _kinds()) / 2)


def unlike(a: Things, b: Things) -> float:
    """Return how much the kinds tell against it of which both name things, and none that is the same; from 0 to 1."""
    apart = [kind.tells for kind in _kinds() if a[kind.name] and b[kind.name] and not a[kind.name] & b[kind.name]]
    return min(1.0, sum(apart) / 2)


@cache
def _kinds() -> tuple[_Kind, ...]:
    content = files("language").joinpath("data", "sameness", "things.txt").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=\[)", content, flags=re.MULTILINE)[1:]
    return tuple(_read(block) for block in blocks)


def _read(block: str) -> _Kind:
    first, *rows = block.splitlines()
    heading = _HEADING.fullmatch(first)
    assert heading, first
    things = tuple((row.split("|")[0], re.compile(row)) for row in rows if row)
    return _Kind(heading[1], float(heading[2]), things)
