"""The spot of an event, finer than its district: soi numbers, landmarks and named venues, and how two of them agree."""

import re
from dataclasses import dataclass

from language.neighbours import are_neighbours, is_crossing_of, stands_on
from language.patterns import one_of
from language.place import Place
from language.spot_keys import read_known
from language.spot_parts import BUILDING, SIDE, find_parts, find_venues, grouped

_KIND = one_of("โรงพยาบาล มหาวิทยาลัย โรงเรียน สะพาน ตลาด ถนน สวน วัด แยก สถานี วงเวียน ห้าง หมู่บ้าน ชุมชน คลอง mrt bts ท่า ศูนย์")
_NAME_BEGINS = re.compile(rf"landmark:(?!{_KIND}).{{5}}")
_NUMBERED_ROAD = re.compile(r"(\D+?) ?(\d{1,2})")
_LARGE_PARTS = frozenset({BUILDING, "กม", "โซน", "ล็อค", "บล็อก", "เฟส"})
_TELLING = 3


@dataclass(frozen=True, slots=True)
class Spots:
    """All that a text says about the spot: keys of known places, venues by what they are, parts such as แยก 5.

    Those of the `keys` that are `wide` name an area as much as a spot; `areas` are the places of several names
    that what was named is, or lies off.
    """

    keys: frozenset[str]
    wide: frozenset[str]
    areas: frozenset[str]
    sois: dict[str, frozenset[str]]
    roads: frozenset[str]
    venues: dict[str, frozenset[str]]
    parts: dict[str, frozenset[str]]
    unnamed_sois: frozenset[str]
    rest: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the spots of two texts agree, each 0 or 1: what speaks for the same spot, and what against it."""

    same_spot: float
    same_area: float
    near_spot: float
    same_venue: float
    same_part: float
    other_soi: float
    other_road: float
    other_landmark: float
    on_street: float
    other_key: float
    other_venue: float
    other_part: float
    other_side: float
    apart: float
    unknown: float


def find_spots(text: str, place: Place, counted: frozenset[str] | None = None) -> Spots:
    """Read the spots of a normalised text in which a place was found; of the known ones only the counted, if given."""
    known = read_known(text, place, counted)
    sois = grouped(known.sois + known.around)
    return Spots(
        keys=frozenset(known.keys),
        wide=frozenset(known.wide),
        areas=frozenset(known.areas),
        sois=sois,
        roads=frozenset(known.roads | sois.keys()),
        venues=find_venues(known.outside),
        parts=find_parts(known.outside, known.buildings, known.sois),
        unnamed_sois=known.unnamed_sois,
        rest=known.outside,
    )


def agree(a: Spots, b: Spots) -> Agreement:
    """Compare two texts' spots."""
    same_spot = bool(_fine(a) & _fine(b)) and not _other_building(a, b)
    other_soi = not same_spot and any(_disjoint(a.sois[road], b.sois[road]) for road in a.sois.keys() & b.sois.keys())
    same_area = not same_spot and (_overlap(a, b) or _names(a, b) or _names(b, a))
    near_spot = not (same_spot or other_soi) and (are_neighbours(a.keys, b.keys) or _crosses(a, b) or _crosses(b, a))
    close = same_spot or same_area or near_spot
    other_road = not (close or other_soi) and (bool(a.sois and b.sois) or _other_number(a.roads, b.roads))
    other_landmark = not (close or other_soi or other_road) and bool(_landmarks(a) | a.wide and _landmarks(b) | b.wide)
    both = bool(a.keys and b.keys)
    parted = close or other_soi or other_road or other_landmark
    on_street = not parted and (_lies_on(a, b) or _lies_on(b, a))
    return Agreement(
        same_spot=float(same_spot),
        same_area=float(same_area and not other_soi),
        near_spot=float(near_spot),
        same_venue=float(_share(a.venues, b.venues)),
        same_part=float(not same_spot and _share(a.parts, b.parts)),
        other_soi=float(other_soi),
        other_road=float(other_road),
        other_landmark=float(other_landmark),
        on_street=float(on_street),
        other_key=float(both and not (parted or on_street)),
        other_venue=float(_differ(a.venues, b.venues)),
        other_part=float(_differ(a.parts, b.parts) or _disjoint(a.unnamed_sois, b.unnamed_sois)),
        other_side=float(_disjoint(a.parts.get(SIDE, frozenset()), b.parts.get(SIDE, frozenset()))),
        apart=float(same_area and not (near_spot or other_soi) and bool(_fine(a) - a.wide and _fine(b) - b.wide)),
        unknown=float(not both and not close),
    )


def _crosses(a: Spots, b: Spots) -> bool:
    """Tell whether one text names the crossing of two roads that the other names."""
    return is_crossing_of(_landmarks(a), b.roads)


def _lies_on(a: Spots, b: Spots) -> bool:
    """Tell whether one text names what stands on a road that the other names, and no soi of it."""
    return stands_on(_landmarks(a), b.roads - b.sois.keys())


def _names(a: Spots, b: Spots) -> bool:
    """Tell whether one text calls by its first part a landmark that the other names in full: เดอะมอลล์ for บางกะปิ's."""
    begins = (_NAME_BEGINS.match(key) for key in _landmarks(a))
    return any(found and found[0].removeprefix("landmark:") in b.rest for found in begins)


def _fine(spots: Spots) -> frozenset[str]:
    return frozenset(key for key in spots.keys if not key.startswith("road:"))


def _other_building(a: Spots, b: Spots) -> bool:
    """Tell whether both name a building or a kilometre of what is too large for one spot, and not the same."""
    return any(_disjoint(a.parts[name], b.parts[name]) for name in _LARGE_PARTS & a.parts.keys() & b.parts.keys())


def _overlap(a: Spots, b: Spots) -> bool:
    """Tell whether both lie in one area, or a name of one in a name of the other: the mall in the mall's pier."""
    inside = any(one in other or other in one for one in a.roads for other in b.roads)
    return inside or bool(a.areas & b.areas or _fine(a) & _fine(b))


def _other_number(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether roads of one name have other numbers: พุทธมณฑลสาย 2 and สาย 3."""
    one, other = _numbered(a), _numbered(b)
    return any(one[name].isdisjoint(other[name]) for name in one.keys() & other.keys())


def _numbered(roads: frozenset[str]) -> dict[str, frozenset[str]]:
    return grouped([(found[1], found[2]) for road in roads if (found := _NUMBERED_ROAD.fullmatch(road))])


def _landmarks(spots: Spots) -> frozenset[str]:
    return frozenset(key for key in spots.keys if key.startswith("landmark:"))


def _differ(a: dict[str, frozenset[str]], b: dict[str, frozenset[str]]) -> bool:
    """Tell whether something both name has nothing in common: another number of one road, another name of a market."""
    return any(_disjoint(a[name], b[name]) for name in a.keys() & b.keys()) and not _share(a, b)


def _share(a: dict[str, frozenset[str]], b: dict[str, frozenset[str]]) -> bool:
    return any(_alike(x, y) for name in a.keys() & b.keys() for x in a[name] for y in b[name])


def _alike(x: str, y: str) -> bool:
    return x == y or (len(x) >= _TELLING and x[:_TELLING] == y[:_TELLING])


def _disjoint(x: frozenset[str], y: frozenset[str]) -> bool:
    return bool(x and y) and not any(_alike(one, other) for one in x for other in y)
