"""Which places mean one spot: those within sight of one another, and those that stand on a road the other names."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from language.place import find_place
from language.spot_keys import read_known

_CROSSING = 2


def are_neighbours(some: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether a place key of one lies within sight of another place key of the other."""
    return bool(_rows_of(some - others) & _rows_of(others) or _rows_of(some) & _rows_of(others - some))


def stands_on(places: frozenset[str], roads: frozenset[str]) -> bool:
    """Tell whether one of the places, by key, stands on one of the roads, by name."""
    return any(_streets().get(key, frozenset()) & roads for key in places)


def is_crossing_of(places: frozenset[str], roads: frozenset[str]) -> bool:
    """Tell whether one of the places, by key, is where two of the roads, by name, meet."""
    return any(len(_streets().get(key, frozenset()) & roads) >= _CROSSING for key in places)


def _rows_of(keys: frozenset[str]) -> set[int]:
    known = _rows()
    return {row for key in keys for row in known.get(key, ())}


@cache
def _rows() -> dict[str, set[int]]:
    rows: dict[str, set[int]] = {}
    for number, names in enumerate(_table("neighbours")):
        for name in names:
            # A whole road lies within sight of nothing.
            for key in (key for key in _keys(name) if not key.startswith("road:")):
                rows.setdefault(key, set()).add(number)
    return rows


@cache
def _streets() -> dict[str, frozenset[str]]:
    """Return the roads, by name, on which each place stands, by key."""
    streets: dict[str, frozenset[str]] = {}
    for road, *places in _table("streets"):
        roads = {key.removeprefix("road:") for key in _keys(road) if key.startswith("road:")}
        for key in {key for name in places for key in _keys(name)}:
            streets[key] = streets.get(key, frozenset()) | roads
    return streets


def _keys(name: str) -> frozenset[str]:
    return frozenset(read_known(name, find_place(name)).keys)


def _table(kind: str) -> Iterator[list[str]]:
    folder = files("language").joinpath("data", "sameness")
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.startswith(kind):
            for line in file.read_text(encoding="utf-8").splitlines():
                if line and not line.startswith("#"):
                    yield line.split("|")
