"""The known places that a text names as spots: one key for each, whichever of its names was used."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from language.mention import Mention
from language.patterns import one_of
from language.place import Place
from language.same_places import SamePlace, places_called, places_named
from language.spot_parts import BUILDING, COUNTED

_NUMBER_AFTER = re.compile(r" ?(?:ซอย|ซ\.?|แยก) ?(\d{1,3})(?!\d)")
_BARE_NUMBER_AFTER = re.compile(rf" ?(\d{{1,3}})(?![\d.,:/%])(?! ?{COUNTED})")
_NUMBER_AT_END = re.compile(r"(\d{1,3}(?:/\d{1,2})?)$")
_SOI_BY_NAME = re.compile(r"([^\d]{4,}?) ?(\d{1,3})")
_UNNAMED_SOI = re.compile(r"(?:ซอย|ซ\.|巷) ?(?:ที่ ?)?(\d{1,3})(?:/\d+)?(?!\d)")
_RANGE = re.compile(r" ?(?:-|ถึง) ?(\d{1,3})(?!\d)")
_WIDEST_RANGE = 12
_NO_BARE_NAME = ("เขต", "แขวง", "เขต ", "แขวง ", "ตลาด", "วัด", "โรงเรียน", "รร.", "รพ.", "แยก", "สถานี", "สน.", "ชุมชน")
_ESTATE = re.compile(r"แฟลต|เคหะ|การเคหะ|ชุมชน|หมู่บ้าน|บ้าน|คอนโด")
_NO_ROAD = re.compile(
    one_of(
        "โรงพยาบาล มหาวิทยาลัย โรงเรียน สะพาน ตลาด สวน วัด แยก สถานี สน วงเวียน ห้าง mrt bts arl ท่า ศูนย์ เซ็นทรัล เดอะ บิ๊กซี "
        "โลตัส แม็คโคร โรงแรม ตึก กรม กระทรวง ศาลเจ้า ศาลแพ่ง ศาลอาญา มัสยิด ด่าน อนุสาวรีย์ สนาม คลอง หน้า ป้อม วัง"
    )
)
_SOI_WORDS = ("ซอย", "ซอย ", "ซ.", "ถนน", "ถ.", "soi ")
Named = tuple[int, int, tuple[SamePlace, ...]]


@dataclass(slots=True)
class Known:
    """The keys of what was named; of them the wide ones, which are no spot, and the names of the areas they lie in.

    `around` holds the sois that the named ones branch from, `outside` the text without the known names.
    """

    keys: set[str] = field(default_factory=set)
    wide: set[str] = field(default_factory=set)
    areas: set[str] = field(default_factory=set)
    roads: set[str] = field(default_factory=set)
    sois: list[tuple[str, str]] = field(default_factory=list)
    around: list[tuple[str, str]] = field(default_factory=list)
    buildings: list[tuple[str, str]] = field(default_factory=list)
    unnamed_sois: frozenset[str] = frozenset()
    outside: str = ""

    def add_place(self, places: Sequence[SamePlace], key: str, road: str, *, by_soi: bool) -> None:
        """Take one name with the places it may mean; a wide one is its soi only where the name says so."""
        self.areas |= {place.name for place in places}
        self.keys |= {place.key for place in places if not place.wide}
        self.sois += [soi for place in places if by_soi or not place.wide for soi in place.sois]
        if not places or any(place.wide for place in places):
            self.keys.add(key)
        if any(place.wide for place in places):
            self.wide.add(key)
        self.roads.add(road)

    def add_soi(self, road: str, number: str) -> None:
        """Take a soi by its number, and what it branches from: ทองหล่อ 10 lies off สุขุมวิท 55."""
        self.add_place(
            places_called(f"{road} ซอย {number}" if road[-1].isdigit() else road + number),
            f"soi:{road}:{number}",
            road,
            by_soi=True,
        )
        for around in places_called(road):
            self.areas.add(around.name)
            self.around += around.sois
        self.sois.append((road, number))


def read_known(text: str, place: Place, counted: frozenset[str] | None = None) -> Known:
    """Read the known spots of a text in which a place was found; of its keys only the counted, if given."""
    named = list(_named_here_only(text, place.mentions))
    district_sois = list(_district_sois(text, place.mentions))
    spans = [(mention.start, mention.end) for mention in place.mentions if mention.key]
    outside = _without(text, spans + [(start, end) for start, end, _ in [*named, *district_sois]])
    known = Known(unnamed_sois=frozenset(_UNNAMED_SOI.findall(outside)), outside=outside)
    for mention in _counted(place, counted):
        if not any(start <= mention.start and mention.end <= end for start, end, _ in named):
            _take(known, text, mention)
    for _, _, places in named:
        for one in places:
            known.add_place((one,), one.key, one.sois[0][0] if one.sois else one.name, by_soi=True)
    for _, _, soi in district_sois:
        known.add_soi(*soi)
    _join(known)
    return known


def _district_sois(text: str, mentions: tuple[Mention, ...]) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """Read a number after a district's bare name as a soi of the road of that name: สายไหม 56."""
    for mention in mentions:
        bare = mention.key is None and mention.kind in {"district", "subdistrict", "road"} and mention.cue != "denied"
        if bare and not text.endswith(_NO_BARE_NAME, 0, mention.start):
            after = _NUMBER_AFTER.match(text, mention.end) or _BARE_NUMBER_AFTER.match(text, mention.end)
            if after:
                yield mention.start, after.end(), (mention.name, after[1])


def _named_here_only(text: str, mentions: tuple[Mention, ...]) -> Iterator[Named]:
    """Find names that only the table of same places has, where neither a longer name nor a soi's number stands."""
    for start, end, places in places_named(text):
        touched = [mention for mention in mentions if mention.key and mention.start < end and start < mention.end]
        has_number = touched and (_NUMBER_AFTER.match(text, end) or _BARE_NUMBER_AFTER.match(text, end))
        if not has_number and all(start <= one.start and one.end <= end and one.cue != "denied" for one in touched):
            yield start, end, places


def _counted(place: Place, counted: frozenset[str] | None) -> list[Mention]:
    """Leave out what was denied, wherever it is named."""
    denied = {mention.key for mention in place.mentions if mention.cue == "denied"}
    wanted = place.keys if counted is None else counted
    return [mention for mention in place.mentions if mention.key in wanted and mention.key not in denied]


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """Blank the known spots, so that only unknown names are left to compare."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = "\n" * (end - start)
    return "".join(letters)


def _take(known: Known, text: str, mention: Mention) -> None:
    written = text[mention.start : mention.end]
    whole = places_called(written)
    road, numbers = _sois(text, mention, whole)
    for number in numbers:
        known.add_soi(road, number)
    if not numbers:
        by_soi = written[-1].isdigit() or written.startswith(_SOI_WORDS) or text.endswith(_SOI_WORDS, 0, mention.start)
        known.add_place(whole or places_called(road), mention.key or "", road, by_soi=by_soi)
        building = _BARE_NUMBER_AFTER.match(text, mention.end) if _ESTATE.match(road) else None
        known.buildings += [(BUILDING, building[1])] if building else []


def _sois(text: str, mention: Mention, whole: Sequence[SamePlace]) -> tuple[str, list[str]]:
    """Return the road's name and the numbers of its sois; a name of a spot, such as หมอชิต 2, has none."""
    assert mention.key
    kind, _, rest = mention.key.partition(":")
    rest = rest.removeprefix("หน้า")
    after = _number_after(text, mention, rest, whole)
    if kind == "soi":
        road, _, number = rest.rpartition(":")
        return road, _numbers(_with_branch(text, mention, number), text, mention.end)
    if kind == "landmark" and not whole and (named := _SOI_BY_NAME.fullmatch(rest)):
        return named[1], _numbers(named[2], text, mention.end)
    inside = _NUMBER_AT_END.search(text[mention.start : mention.end])
    if inside and not whole and not rest[-1].isdigit():
        return rest, _numbers(inside[1], text, mention.end)
    return rest, _numbers(after[1], text, after.end()) if after else []


def _number_after(text: str, mention: Mention, name: str, whole: Sequence[SamePlace]) -> re.Match[str] | None:
    """Find the number of a soi after its road, which is no spot and no building: ศาลาธรรมสพน์ 32."""
    if whole and not any(place.wide for place in whole):
        return None
    announced = _NUMBER_AFTER.match(text, mention.end)
    if announced or _NO_ROAD.match(name) or _ESTATE.match(name) or name[-1].isdigit():
        return announced
    return _BARE_NUMBER_AFTER.match(text, mention.end)


def _with_branch(text: str, mention: Mention, number: str) -> str:
    """Return the number as it is written where it branches: 101/1 is another soi than 101."""
    inside = _NUMBER_AT_END.search(text[mention.start : mention.end])
    return inside[1] if inside and inside[1].startswith(f"{number}/") else number


def _numbers(first: str, text: str, end: int) -> list[str]:
    """Return the soi's number, or all of a range such as 28-32."""
    last = _RANGE.match(text, end) if first.isdigit() else None
    span = range(int(first), int(last[1]) + 1) if last else range(0)
    return [str(number) for number in span] if 1 < len(span) <= _WIDEST_RANGE else [first]


def _join(known: Known) -> None:
    """Join the only road and the only soi number of a text that names them apart: ถนนลาดพร้าว รถชนหน้าซอย 71."""
    if len(known.roads) == len(known.unnamed_sois) == 1 and known.roads.isdisjoint(road for road, _ in known.sois):
        known.add_soi(*known.roads, *known.unnamed_sois)
