"""The names that tell where something is: districts, subdistricts, roads and their sois, landmarks, other provinces.

The tables under data/places are ours; this module reads them once and finds all of their names in one pass.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from language.folding import fold_name
from language.geography import DISTRICTS, SUBDISTRICTS, district_aliases

_DATA = Path(__file__).parent / "data" / "places"
_NEIGHBOURS = 14
_SHORT_FORMS = (
    ("มหาวิทยาลัยราชภัฏ", ("มรภ", "ราชภัฏ", "มราชภัฏ", "มร")),
    ("มหาวิทยาลัย", ("ม", "มหาลัย")),
    ("โรงพยาบาล", ("รพ", "รพี", "โรงบาล", "โรงพบาล")),
    ("โรงเรียน", ("รร",)),
    ("สถานี", ("bts", "mrt", "บีทีเอส", "เอ็มอาร์ที", "รถไฟฟ้า", "สถานีรถไฟฟ้า", "สถานีbts", "สถานีmrt")),
    ("bts", ("บีทีเอส", "รถไฟฟ้า", "รถไฟฟ้าbts", "สถานีbts", "สถานีรถไฟฟ้า")),
    ("mrt", ("เอ็มอาร์ที", "รถไฟฟ้า", "รถไฟใต้ดิน", "สถานีmrt", "สถานีรถไฟฟ้า", "รถไฟฟ้าใต้ดิน")),
    ("arl", ("แอร์พอร์ตลิงก์", "แอร์พอร์ตลิงค์", "แอร์พอร์ทลิงค์", "แอร์พอร์ตลิ้งค์", "สถานีแอร์พอร์ตลิงก์")),
    ("แยก", ("สี่แยก", "สามแยก", "ห้าแยก")),
    ("เซ็นทรัล", ("เซนทรัล", "เซ็นทรัลพลาซา", "central")),
    ("บิ๊กซี", ("bigc", "บิกซี")),
    ("โลตัส", ("lotus", "เทสโก้โลตัส", "เทสโก้", "โลตัสสาขา")),
    ("เดอะมอลล์", ("เดอะมอล", "มอลล์", "themall")),
    ("สน", ("สถานีตำรวจนครบาล", "สถานีตำรวจ", "โรงพัก")),
)


@dataclass(frozen=True, slots=True)
class Road:
    """A road, the districts it runs through, and which district each of its numbered sois lies in.

    A bare name that `needs_cue` is not taken for the road; one that `is_word` not even with a number after it.
    """

    name: str
    districts: tuple[str, ...]
    needs_cue: bool
    is_word: bool
    sois: Mapping[int, str] = field(default_factory=dict)

    def district_of(self, number: int) -> str | None:
        """Return the district of a soi; one that no table knows lies where its neighbours on the same side agree."""
        if known := self.sois.get(number):
            return known
        below = next((self.sois[n] for n in range(number - 2, number - _NEIGHBOURS, -2) if n in self.sois), None)
        above = next((self.sois[n] for n in range(number + 2, number + _NEIGHBOURS, 2) if n in self.sois), None)
        return below if below == above else None


@dataclass(slots=True)
class Senses:
    """All that one spelling can mean; how it is used in the text decides between them."""

    district: str | None = None
    subdistricts: tuple[tuple[str, str], ...] = ()
    road: Road | None = None
    landmark: str | None = None
    kind: str = "landmark"
    districts: tuple[str, ...] = ()
    outside: str | None = None
    abbreviated: bool = False
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Every spelling with its senses, and the machine that finds them all in one pass."""

    spellings: tuple[str, ...]
    senses: tuple[Senses, ...]
    machine: Any
    roads: Mapping[str, Road]
    numbered: re.Pattern[str]
    senses_of_numbered: Mapping[str, Senses]

    def road(self, spelling: str) -> Road | None:
        """Return the road of a folded spelling."""
        return self.roads.get(spelling)

    def find(self, folded: str) -> Iterator[tuple[int, int, Senses]]:
        """Yield (start, end, senses), leftmost and longest first, then abbreviated roads with a number after them."""
        read: set[int] = set()
        for number, start, end in self.machine.find_matches_as_indexes(folded):
            if not (folded[end - 1].isdigit() and folded[end : end + 1].isdigit()):
                read.update(range(start, end))
            yield start, end, self.senses[number]
        for found in self.numbered.finditer(folded):
            if found.start() not in read:
                yield *found.span(), self.senses_of_numbered[found[0]]


@cache
def gazetteer() -> Gazetteer:
    """Read the tables; takes some 50 ms, once a process."""
    known: dict[str, Senses] = {}
    for add in (_add_admin, _add_roads, _add_landmarks, _add_outside):
        add(known)
    _share_roads(known)
    numbered = {spelling[1:]: known.pop(spelling) for spelling in [*known] if spelling.startswith("#")}
    shorts = re.compile(rf"(?:{'|'.join(sorted(numbered, key=len, reverse=True))})(?=(?:ซอย|ซ)?\d)")
    machine = AhoCorasick(list(known), matchkind=MatchKind.LeftmostLongest)
    roads = {spelling: senses.road for spelling, senses in known.items() if senses.road}
    return Gazetteer(tuple(known), tuple(known.values()), machine, roads, shorts, numbered)


def _share_roads(known: dict[str, Senses]) -> None:
    """Let ซอยX and ถนนX that are landmarks or subdistricts of their own still lead to the road X."""
    for spelling, senses in known.items():
        name = known.get(spelling[3:])
        if senses.road is not None or not (name and name.road and spelling.startswith(("ซอย", "ถนน", "soi"))):
            continue
        if name.road.sois or senses.subdistricts:
            senses.road = name.road


def _at(known: dict[str, Senses], spelling: str) -> Senses:
    return known.setdefault(fold_name(spelling), Senses())


def _rows(name: str, width: int) -> Iterator[list[str]]:
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield cells + [""] * (width - len(cells))


def _add_admin(known: dict[str, Senses]) -> None:
    for spelling, district in district_aliases().items():
        _at(known, spelling).district = district
    for s in SUBDISTRICTS:
        for spelling in (s.name, s.english):
            senses = _at(known, spelling)
            senses.subdistricts += ((s.name, s.district),)


def _add_roads(known: dict[str, Senses]) -> None:
    sois = _sois()
    for name, districts, others, mark in _rows("roads.tsv", 4):
        road = Road(name, tuple(districts.split("/")), mark != "", mark == "!!", sois.get(name, {}))
        for spelling in (name, *filter(None, others.split(","))):
            senses = _at(known, spelling)
            senses.road = road
            senses.abbreviated = senses.numbered = spelling.startswith("#")


def _sois() -> dict[str, dict[int, str]]:
    table: dict[str, dict[int, str]] = {}
    for road, district, numbers in _rows("sois.tsv", 3):
        for part in numbers.split(","):
            table.setdefault(road, {}).update(dict.fromkeys(_numbers(part), district))
    return table


def _numbers(part: str) -> range:
    first, _, last = part.rstrip("oe").partition("-")
    return range(int(first), int(last or first) + 1, 2 if part[-1] in "oe" else 1)


def _add_landmarks(known: dict[str, Senses]) -> None:
    for district, kind, names in _rows("landmarks.tsv", 3):
        for place in names.split("; "):
            named, *elsewhere = place.split("/")
            districts = tuple(elsewhere) or tuple(filter(None, district.split("/")))
            _add_landmark(known, named.split("="), kind, tuple(d for d in districts if d in DISTRICTS))


def _add_landmark(known: dict[str, Senses], spellings: list[str], kind: str, districts: tuple[str, ...]) -> None:
    written = [fold_name(name) for name in spellings]
    dotted = {fold_name(name) for name in spellings if re.match("ม(?:[ .]|ราม)", name)}
    key = written[0]
    for spelling in dict.fromkeys(form for name in written for form in _forms(name)):
        senses = known.setdefault(spelling, Senses())
        if senses.landmark and key not in {senses.landmark, spelling}:
            continue
        senses.abbreviated = spelling in dotted or _is_abbreviated(spelling, written)
        fresh = senses.landmark in (None, key) or spelling == key
        merged = senses.districts if senses.landmark == key else ()
        senses.landmark, senses.kind = key if fresh else senses.landmark, kind
        senses.districts = tuple(dict.fromkeys(merged + districts))


def _is_abbreviated(spelling: str, written: list[str]) -> bool:
    """Tell whether letters of other words could make up the spelling: มจธ, or ม before a university's name."""
    made = spelling not in written
    return (made and spelling[0] == "ม") or re.fullmatch("[ก-ฮ]{2,4}", spelling) is not None


def _forms(folded: str) -> Iterator[str]:
    yield folded
    for full, shorts in _SHORT_FORMS:
        if folded.startswith(full) and len(folded) > len(full) + 1:
            yield from (short + folded[len(full) :] for short in shorts)
            return


def _add_outside(known: dict[str, Senses]) -> None:
    for province, names in _rows("provinces.tsv", 2):
        for name in filter(None, names.split(",")):
            cue, spelling = re.fullmatch(r"(!?)(.+)", name.strip()).groups()  # type: ignore[union-attr]
            for form in ("จังหวัด" + spelling, "จ" + spelling, "อำเภอ" + spelling, "เมือง" + spelling, spelling):
                if form != spelling or not cue:
                    _at(known, form).outside = province
                    _at(known, form).abbreviated = form == "จ" + spelling
