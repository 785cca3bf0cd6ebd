"""Where a text names places: each mention with its cue, what it can mean and how far it can be trusted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from language.folding import Folded, fold
from language.gazetteer import Road, Senses, gazetteer
from language.place_cues import Cue, cue_before, soi_after, soi_before, stands_alone
from language.place_guesses import guess_misspelt

_LONGEST_TEXT = 5000
_SHORTEST_BARE_ROAD = 5

# How often a mention of a kind is right about the place of the incident.
_TRUST = {
    "district": 0.96,
    "subdistrict": 0.95,
    "soi": 0.93,
    "landmark": 0.85,
    "common landmark": 0.82,
    "agency": 0.35,
    "police": 0.45,
    "bare district": 0.8,
    "bare subdistrict": 0.78,
    "road": 0.7,
    "outside": 0.8,
}
_PLAIN_KIND = {
    "bare district": "district",
    "bare subdistrict": "subdistrict",
    "common landmark": "landmark",
    "agency": "office",
    "police": "office",
}
# Bare, these mean the road or the neighbourhood far more often than the district.
_ROADS_WHEN_BARE = frozenset({"ลาดพร้าว"})
_AREAS_ONLY = frozenset({"วัฒนา", "ธนบุรี", "พระนคร", "ดุสิต", "ดินแดง", "สายไหม", "พญาไท", "ปทุมวัน"})
_NOT_BARE = frozenset(
    {"พัฒนาการ", "อ่อนนุช", "รามอินทรา", "นวมินทร์", "รัชดาภิเษก", "อนุสาวรีย์", "สนามบิน", "ดอกไม้", "จอมพล", "แสนแสบ"}
    | {"จักรวรรดิ", "ถนนพญาไท", "ถนนเพชรบุรี", "ถนนนครไชยศรี", "พลับพลา", "ขุมทอง", "คลองขวาง", "สนามบิน", "ท่าข้าม"}
    | {"ลาดพร้าว", "บางแวก", "คลองถนน", "สะพานสอง", "วังใหม่", "ราษฎร์พัฒนา"}
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A named place; `start` and `end` are offsets in the text as it was written.

    `district` is None where the name alone cannot tell, and `candidates` holds what it can be; a place in another
    province has the kind "outside" and its province as `name`. `key` names a specific spot (soi, road, landmark).
    """

    start: int
    end: int
    name: str
    kind: str
    district: str | None
    subdistrict: str | None
    confidence: float
    candidates: tuple[str, ...] = ()
    cue: str = ""
    key: str | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a spelling where it stands."""

    name: str
    kind: str
    districts: tuple[str, ...]
    subdistrict: str | None = None
    key: str | None = None
    end: int | None = None


def find_mentions(text: str) -> list[Mention]:
    """Find every place named in the text, in order."""
    folded = fold(text[:_LONGEST_TEXT])
    return list(_mentions(folded))


def _mentions(folded: Folded) -> Iterator[Mention]:
    named = list(_standing_alone(folded))
    guessed = guess_misspelt(folded, [(start, end) for start, end, _ in named])
    for start, end, senses in sorted([*named, *guessed], key=lambda found: found[0]):
        cue = cue_before(folded, start)
        reading = _read(folded, start, end, senses, cue)
        if reading:
            yield _mention(folded, start, reading, cue)


def _standing_alone(folded: Folded) -> Iterator[tuple[int, int, Senses]]:
    """Names that are no piece of a longer word or number; where the longest is one, a shorter name may stand there."""
    for start, end, senses in gazetteer().find(folded.text):
        if stands_alone(folded, start, end):
            yield start, end, senses
            continue
        for first, last, shorter in gazetteer().find(folded.text[start : end - 1]):
            if stands_alone(folded, start + first, start + last):
                yield start + first, start + last, shorter


def _mention(folded: Folded, start: int, reading: _Reading, cue: Cue) -> Mention:
    first, last = folded.span(start, reading.end or start + 1)
    only = reading.districts[0] if len(reading.districts) == 1 else None
    return Mention(
        start=first,
        end=last,
        name=reading.name,
        kind=_PLAIN_KIND.get(reading.kind, reading.kind),
        district=only,
        subdistrict=reading.subdistrict if only else None,
        confidence=round(_TRUST[reading.kind] * cue.weight, 3),
        candidates=reading.districts,
        cue=cue.role,
        key=reading.key,
    )


def _read(folded: Folded, start: int, end: int, senses: Senses, cue: Cue) -> _Reading | None:
    spelling = folded.text[start:end]
    if senses.kind == "decoy":
        return None
    reading = (
        _as_official(spelling, senses, cue)
        or _as_road(folded, start, end, senses, cue)
        or _as_place(spelling, senses, cue)
        or _as_outside(folded, start, senses)
        or _as_bare_road(spelling, senses)
    )
    if reading is None or reading.end is not None:
        return reading
    return _Reading(reading.name, reading.kind, reading.districts, reading.subdistrict, reading.key, end)


def _as_official(spelling: str, senses: Senses, cue: Cue) -> _Reading | None:
    if cue.word == "เขต" and senses.district:
        return _Reading(senses.district, "district", (senses.district,))
    if cue.word == "แขวง" and senses.subdistricts:
        return _subdistrict(spelling, senses, "subdistrict")
    if cue.word == "แขวง" and senses.district:
        return _Reading(senses.district, "district", (senses.district,))
    return None


def _subdistrict(spelling: str, senses: Senses, kind: str) -> _Reading:
    districts = tuple(dict.fromkeys(district for _, district in senses.subdistricts))
    return _Reading(spelling, kind, districts, senses.subdistricts[0][0])


def _as_road(folded: Folded, start: int, end: int, senses: Senses, cue: Cue) -> _Reading | None:
    """Read a road with a soi number, or one announced by ถนน or ซอย."""
    road = senses.road
    if road is None:
        return None
    is_place = senses.district or senses.subdistricts or senses.landmark or road.sois
    bare_word = road.needs_cue and not (is_place or cue.word)
    number, stop = soi_after(folded, end, must_announce=bare_word or road.name[-1].isdigit())
    number = number or soi_before(folded, start)
    if number is not None:
        return _soi(road, number, stop)
    if cue.word in {"ถนน", "ซอย"}:
        return _Reading(road.name, "road", road.districts, key=f"road:{road.name}")
    return None


def _soi(road: Road, number: int, stop: int) -> _Reading:
    district = road.sois.get(number)
    districts = (district,) if district else road.districts
    return _Reading(f"{road.name} {number}", "soi", districts, key=f"soi:{road.name}:{number}", end=stop)


def _as_place(spelling: str, senses: Senses, cue: Cue) -> _Reading | None:
    """Read a landmark, or the bare name of a district or subdistrict."""
    if cue.names_person and not senses.landmark:
        return None
    if senses.district and senses.district not in _ROADS_WHEN_BARE:
        doubtful = senses.district in _AREAS_ONLY and not (cue.locates or cue.opens)
        return _Reading(senses.district, "road" if doubtful else "bare district", (senses.district,))
    if senses.landmark:
        return _Reading(
            senses.landmark, _landmark_kind(spelling, cue), senses.districts, key=f"landmark:{senses.landmark}"
        )
    if senses.subdistricts and spelling not in _NOT_BARE:
        return _subdistrict(spelling, senses, "bare subdistrict")
    return None


# Offices act and are written to; only a word of place makes them one.
_AGENCY = re.compile(
    r"(?:กรม|กระทรวง|องค์การ|การท่าเรือ|การไฟฟ้า|การประปา|สภากาชาด|สำนักงาน|กองทัพ|ธนาคาร|สตช|อสมท|รฟม|กกท|dsi|mcot|มูลนิธิ|ป่อเต็ก|ศาล(?!เจ้า|หลัก|แม่|พระ|สมเด็จ|า))"
)
_POLICE = re.compile(r"สน|สถานีตำรวจ|โรงพัก")
_COMMON = re.compile(r"วัด|โรงเรียน|รร|มัสยิด|ชุมชน")


def _landmark_kind(spelling: str, cue: Cue) -> str:
    if _COMMON.match(spelling):
        return "common landmark"
    if cue.locates or cue.role:
        return "landmark"
    if _AGENCY.match(spelling):
        return "agency"
    return "police" if _POLICE.match(spelling) and not spelling.startswith("สนาม") else "landmark"


_PLATE_BEFORE = re.compile(r"\d{1,4}\s?$")


def _as_outside(folded: Folded, start: int, senses: Senses) -> _Reading | None:
    """Read another province, unless the name ends a number plate."""
    if senses.outside is None or _PLATE_BEFORE.search(folded.text[:start][-6:]):
        return None
    return _Reading(senses.outside, "outside", ())


def _as_bare_road(spelling: str, senses: Senses) -> _Reading | None:
    road = senses.road
    if road is None:
        return None
    if senses.district in _ROADS_WHEN_BARE:
        return _Reading(road.name, "road", road.districts)
    return (
        None
        if road.needs_cue or len(spelling) < _SHORTEST_BARE_ROAD
        else _Reading(road.name, "road", road.districts, key=f"road:{road.name}")
    )
