"""The known places that a text names as spots: one key for each, whichever of its names was used."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from language.mention import Mention
from language.place import Place
from language.same_places import SamePlace, places_called, places_named
from language.spot_parts import COUNTED

_NUMBER_AFTER = re.compile(r" ?(?:ซอย|ซ\.?|แยก) ?(\d{1,3})(?!\d)")
_BARE_NUMBER_AFTER = re.compile(rf" ?(\d{{1,3}})(?![\d.,:/%])(?! ?{COUNTED})")
_NUMBER_AT_END = re.compile(r"(\d{1,3}(?:/\d{1,2})?)$")
_SOI_BY_NAME = re.compile(r"([^\d]{4,}?) ?(\d{1,3})")
_UNNAMED_SOI = re.compile(r"(?:ซอย|ซ\.|巷) ?(?:ที่ ?)?(\d{1,3})(?:/\d+)?(?!\d)")
_RANGE = re.compile(r" ?(?:-|ถึง) ?(\d{1,3})(?!\d)")
_WIDEST_RANGE = 12
_SOI_WORDS = ("ซอย", "ซอย ", "ซ.", "ถนน", "ถ.", "soi ")
Named = tuple[int, int, tuple[SamePlace, ...]]


@dataclass(slots=True)
class Known:
    """The keys of what was named; of them the wide ones, which are no spot, and the names of the areas they lie in."""

    keys: set[str] = field(default_factory=set)
    wide: set[str] = field(default_factory=set)
    areas: set[str] = field(default_factory=set)
    roads: set[str] = field(default_factory=set)
    sois: list[tuple[str, str]] = field(default_factory=list)
    numbered: list[tuple[str, str]] = field(default_factory=list)
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
        self.add_place(places_called(road + number), f"soi:{road}:{number}", road, by_soi=True)
        for around in places_called(road):
            self.areas.add(around.name)
            self.sois += around.sois
        self.sois.append((road, number))


def read_known(text: str, place: Place, counted: frozenset[str] | None = None) -> Known:
    """Read the known spots of a text in which a place was found; of its keys only the counted, if given."""
    named = list(_named_here_only(text, place.mentions))
    spans = [(mention.start, mention.end) for mention in place.mentions if mention.key]
    outside = _without(text, spans + [(start, end) for start, end, _ in named])
    known = Known(unnamed_sois=frozenset(_UNNAMED_SOI.findall(outside)), outside=outside)
    for mention in _counted(place, counted):
        if not any(start <= mention.start and mention.end <= end for start, end, _ in named):
            _take(known, text, mention)
    for _, _, places in named:
        for one in places:
            known.add_place((one,), one.key, one.sois[0][0] if one.sois else one.name, by_soi=True)
    _join(known)
    return known


def _named_here_only(text: str, mentions: tuple[Mention, ...]) -> Iterator[Named]:
    """Find names that only the table of same places has, where no longer name of another table stands."""
    for start, end, places in places_named(text):
        touched = [mention for mention in mentions if mention.key and mention.start < end and start < mention.end]
        if all(start <= one.start and one.end <= end and one.cue != "denied" for one in touched):
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
    if numbers:
        return
    by_soi = written[-1].isdigit() or written.startswith(_SOI_WORDS) or text.endswith(_SOI_WORDS, 0, mention.start)
    known.add_place(whole or places_called(road), mention.key or "", road, by_soi=by_soi)
    if after := _BARE_NUMBER_AFTER.match(text, mention.end):
        known.numbered.append((road, after[1]))


def _sois(text: str, mention: Mention, whole: Sequence[SamePlace]) -> tuple[str, list[str]]:
    """Return the road's name and the numbers of its sois; a name of a spot, such as หมอชิต 2, has none."""
    assert mention.key
    kind, _, rest = mention.key.partition(":")
    rest = rest.removeprefix("หน้า")
    after = _NUMBER_AFTER.match(text, mention.end)
    if kind == "soi":
        road, _, number = rest.rpartition(":")
        return road, _numbers(_with_branch(text, mention, number), text, mention.end)
    if whole:
        return rest, [after[1]] if after and any(place.wide for place in whole) else []
    if kind == "landmark" and (named := _SOI_BY_NAME.fullmatch(rest)):
        return named[1], _numbers(named[2], text, mention.end)
    inside = _NUMBER_AT_END.search(text[mention.start : mention.end])
    if inside and not rest[-1].isdigit():
        return rest, _numbers(inside[1], text, mention.end)
    return rest, _numbers(after[1], text, mention.end) if after else []


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
    if not known.sois and len(known.roads) == len(known.unnamed_sois) == 1:
        known.add_soi(*known.roads, *known.unnamed_sois)
