"""Places within sight of one another: who names the station and who names the mall above it mean one spot."""

from functools import cache
from importlib.resources import files

from language.place import find_place
from language.spot_keys import read_known


def are_neighbours(some: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether a place key of one lies within sight of another place key of the other."""
    return bool(_rows_of(some - others) & _rows_of(others) or _rows_of(some) & _rows_of(others - some))


def _rows_of(keys: frozenset[str]) -> set[int]:
    known = _rows()
    return {row for key in keys for row in known.get(key, ())}


@cache
def _rows() -> dict[str, set[int]]:
    content = files("language").joinpath("data", "sameness", "neighbours.txt").read_text(encoding="utf-8")
    rows: dict[str, set[int]] = {}
    for number, line in enumerate(content.splitlines()):
        for name in line.split("|") if line and not line.startswith("#") else ():
            for key in read_known(name, find_place(name)).keys:
                rows.setdefault(key, set()).add(number)
    return rows
