"""One key for each place: whichever of its names a text uses, soi number, soi name, landmark or English."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from language.folding import fold, fold_name
from language.gazetteer import gazetteer
from language.place_cues import stands_alone

_TABLE = Path(__file__).parent / "data" / "places" / "same_places.txt"
_WIDE = "~"
_NUMBERS_APART = re.compile(r"\d[ .-]\d")
_NUMBERED = re.compile(r"(.+?)(?:ซอย)?(\d{1,3}(?:/\d{1,2})?)")


@dataclass(frozen=True, slots=True)
class SamePlace:
    """A place of several names: a spot, or where it is wide an area; `sois` are its names of a road and a number."""

    name: str
    wide: bool
    sois: tuple[tuple[str, str], ...]

    @property
    def key(self) -> str:
        """Return the one key of all its names."""
        return f"{'road' if self.wide else 'landmark'}:{self.name}"


@dataclass(frozen=True, slots=True)
class _Table:
    """The places by their folded names, and the machine that finds the names no other table knows."""

    places: dict[str, tuple[SamePlace, ...]]
    unknown: list[str]
    machine: Any


def places_called(name: str) -> tuple[SamePlace, ...]:
    """Return every place that a name may mean: none where it is the only name of its place."""
    return _table().places.get(fold_name(name), ())


def places_named(text: str) -> Iterator[tuple[int, int, tuple[SamePlace, ...]]]:
    """Yield (start, end, places) for the names in a text that only this table knows."""
    table, folded = _table(), fold(text)
    for number, start, end in table.machine.find_matches_as_indexes(folded.text):
        if stands_alone(folded, start, end):
            yield *folded.span(start, end), table.places[table.unknown[number]]


@cache
def _table() -> _Table:
    """Read the table, once a process, when first needed."""
    places: dict[str, tuple[SamePlace, ...]] = {}
    unknown: list[str] = []
    known = frozenset(gazetteer().spellings)
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            names = _folded(line.removeprefix(_WIDE)).split("=")
            sois = _sois(names)
            place = SamePlace(names[0], line.startswith(_WIDE), tuple(sois.values()))
            places.update((name, (*places.get(name, ()), place)) for name in names)
            unknown += [name for name in names if name not in known and name not in sois]
    return _Table(places, unknown, AhoCorasick(unknown, matchkind=MatchKind.LeftmostLongest))


def _folded(line: str) -> str:
    """Fold a line of the table, which has no capitals: `fold_name` alone would take 20 ms for all of them."""
    if _NUMBERS_APART.search(line):
        return fold_name(line)
    return line.replace(" ", "").replace(".", "").replace("-", "").replace("ฯ", "").replace("ฏ", "ฎ")


def _sois(names: list[str]) -> dict[str, tuple[str, str]]:
    """Read names as a road and a number, where the place is a soi and no hospital such as พญาไท 1."""
    if not names[0][-1].isdigit():
        return {}
    sois = {name: soi for name in names if (soi := _soi(name))}
    return sois if names[0] in sois else {}


def _soi(name: str) -> tuple[str, str] | None:
    found = _NUMBERED.fullmatch(name)
    road = gazetteer().road(found[1]) if found else None
    return (road.name, found[2]) if found and road else None
