"""Bangkok: 50 districts in six groups, 180 subdistricts, and the way from a name or a pin to one of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from rapidfuzz import fuzz, process

from language.boundaries import Boundaries, Ring, read_grid, read_polygons
from language.folding import fold_name

_DATA = Path(__file__).parent / "data" / "places"
_MISSPELT_AT_LEAST = 80


@dataclass(frozen=True, slots=True)
class District:
    """One of the fifty; `point` is (latitude, longitude) of a spot inside."""

    code: str
    name: str
    english: str
    group: str
    point: tuple[float, float]
    postal: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subdistrict:
    """One of the 180; `district` is the official name of the district it belongs to."""

    code: str
    name: str
    english: str
    district: str
    point: tuple[float, float]
    postal: str


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _read_districts() -> Iterator[tuple[str, District]]:
    for code, name, english, group, lat, lng, postal in _rows("districts.tsv"):
        yield name, District(code, name, english, group, (float(lat), float(lng)), tuple(postal.split(",")))


def _read_subdistricts() -> Iterator[Subdistrict]:
    names = {district.code: district.name for district in DISTRICTS.values()}
    for code, name, english, lat, lng, postal in _rows("subdistricts.tsv"):
        yield Subdistrict(code, name, english, names[code[:4]], (float(lat), float(lng)), postal)


DISTRICTS: Mapping[str, District] = MappingProxyType(dict(_read_districts()))
SUBDISTRICTS: tuple[Subdistrict, ...] = tuple(_read_subdistricts())
GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        group: tuple(d.name for d in DISTRICTS.values() if d.group == group)
        for group in dict.fromkeys(d.group for d in DISTRICTS.values())
    }
)
_BY_CODE = {d.code: d.name for d in DISTRICTS.values()} | {s.code: s.name for s in SUBDISTRICTS}


def group_of(district: str) -> str:
    """Return the district group, such as กรุงเทพใต้; KeyError for a name that is no district."""
    return DISTRICTS[district].group


def subdistricts_of(district: str) -> tuple[Subdistrict, ...]:
    """Return the subdistricts of a district, in the order of their codes."""
    return tuple(s for s in SUBDISTRICTS if s.district == district)


@cache
def district_aliases() -> Mapping[str, str]:
    """Folded spellings that mean a district: official, short, English and often misspelt."""
    aliases = {fold_name(d.name): d.name for d in DISTRICTS.values()}
    aliases |= {fold_name(d.english): d.name for d in DISTRICTS.values()}
    for name, spellings in _rows("district_spellings.tsv"):
        aliases |= {fold_name(spelling): name for spelling in spellings.split(",")}
    return MappingProxyType(aliases)


def district_named(text: str) -> str | None:
    """Return the one district that a short text names, however it is spelt; None when none or several."""
    folded = fold_name(text).removeprefix("สำนักงาน").removeprefix("เขต").removesuffix("district")
    aliases = district_aliases()
    if exact := aliases.get(folded):
        return exact
    inside = {name for spelling, name in aliases.items() if spelling in folded}
    if inside:
        return inside.pop() if len(inside) == 1 else None
    close = process.extractOne(folded, list(aliases), scorer=fuzz.ratio, score_cutoff=_MISSPELT_AT_LEAST)
    return aliases[close[0]] if close else None


class _InForce:
    """The boundaries that decide in this process."""

    boundaries: Boundaries | None = None


def load_boundaries(path: Path) -> None:
    """Let official boundaries from a GeoJSON file decide from now on; ValueError when it holds none of Bangkok."""
    codes = {name: code for code, name in _BY_CODE.items() if len(code) == len("1001")}
    _InForce.boundaries = read_polygons(path, codes | {code: code for code in _BY_CODE})


def use_own_boundaries() -> None:
    """Let our own table decide again."""
    _InForce.boundaries = None


def district_at(lat: float, lng: float) -> str | None:
    """Return the district that a pin lies in, None outside Bangkok."""
    code = _boundaries().district_code(lat, lng)
    return _BY_CODE.get(code) if code else None


def subdistrict_at(lat: float, lng: float) -> str | None:
    """Return the subdistrict that a pin lies in, None outside Bangkok."""
    code = _boundaries().subdistrict_code(lat, lng)
    return _BY_CODE.get(code) if code else None


def outlines() -> Mapping[str, list[Ring]]:
    """District -> closed rings of (longitude, latitude); neighbours share their borders."""
    return {_BY_CODE.get(key, key): rings for key, rings in _boundaries().outlines().items()}


def _boundaries() -> Boundaries:
    return _InForce.boundaries or _own()


@cache
def _own() -> Boundaries:
    return read_grid(s.code for s in SUBDISTRICTS)
