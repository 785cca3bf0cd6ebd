"""Names of places, so that the words inside them are not taken for cues, as ร้าว in ลาดพร้าว."""

import re
from collections.abc import Iterator
from importlib.resources import files

_SHORTEST = 5
_THAI = re.compile(r"[\u0e01-\u0e4e .0-9]+")
_SEPARATORS = re.compile(r"\t|; |=|/|,")
_TABLES = ("districts.tsv", "subdistricts.tsv", "roads.tsv", "landmarks.tsv", "district_spellings.tsv")
_MARKED = "!"


def place_names() -> Iterator[str]:
    """Yield the Thai names of Bangkok's places that are long enough to be nothing else."""
    folder = files("language").joinpath("data", "places")
    for table in _TABLES:
        for line in folder.joinpath(table).read_text(encoding="utf-8").splitlines():
            cells = _SEPARATORS.split(line)
            if not line.startswith("#") and _MARKED not in cells:
                yield from (cell.strip() for cell in cells if _is_name(cell.strip()))


def _is_name(cell: str) -> bool:
    return len(cell) >= _SHORTEST and bool(_THAI.fullmatch(cell)) and cell[0] >= "ก"
