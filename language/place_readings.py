"""What a name means where it stands: a district, a soi, a landmark, an office, a place in another province."""

import re
from dataclasses import dataclass

from language.folding import Folded
from language.gazetteer import Road, Senses
from language.place_cues import Cue, soi_after, soi_before

_SHORTEST_BARE_ROAD = 5

# Bare, these mean the road or the neighbourhood far more often than the district.
_ROADS_WHEN_BARE = frozenset({"ลาดพร้าว"})
_NEVER_BARE = frozenset({"วัฒนา"})
_AREAS_ONLY = frozenset({"ธนบุรี", "พระนคร", "ดุสิต", "ดินแดง", "สายไหม", "พญาไท", "ปทุมวัน"})
_ROADS_TOO = frozenset({"พัฒนาการ", "อ่อนนุช", "รามอินทรา", "นวมินทร์", "รัชดาภิเษก", "ลาดพร้าว"})
_NOT_BARE = _ROADS_TOO | frozenset(
    {"อนุสาวรีย์", "สนามบิน", "นวลจันทร์", "ดอกไม้", "จอมพล", "แสนแสบ"}
    | {"จักรวรรดิ", "พลับพลา", "ขุมทอง", "คลองขวาง", "สนามบิน", "ท่าข้าม"}
    | {"บางแวก", "คลองถนน", "สะพานสอง", "วังใหม่", "ราษฎร์พัฒนา"}
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a spelling where it stands; `end` is where it stops in the folded text."""

    name: str
    kind: str
    districts: tuple[str, ...]
    subdistrict: str | None = None
    key: str | None = None
    end: int | None = None


def read_name(folded: Folded, start: int, end: int, senses: Senses, cue: Cue) -> Reading | None:
    """Read a spelling as its cue and what follows it ask for; None where it names no place."""
    spelling = folded.text[start:end]
    if senses.kind == "decoy" or (senses.numbered and not _has_known_soi(folded, start, end, senses)):
        return None
    reading = (
        _as_official(spelling, senses, cue)
        or _as_road(folded, start, end, senses, cue)
        or _as_place(spelling, senses, cue)
        or _as_outside(folded, start, senses)
        or _as_bare_road(spelling, senses, cue)
    )
    if reading is None or reading.end is not None:
        return reading
    return Reading(reading.name, reading.kind, reading.districts, reading.subdistrict, reading.key, end)


_VEHICLE_BEFORE = ("รถ", "ทะเบียน", "ป้าย", "คัน", "กับ")


def _has_known_soi(folded: Folded, start: int, end: int, senses: Senses) -> bool:
    """Tell สข. 26 from a number plate: the road that two letters abbreviate has a soi of that number."""
    number, _ = soi_after(folded, end, must_announce=False)
    is_plate = folded.text.endswith(_VEHICLE_BEFORE, 0, start)
    return bool(number and not is_plate and senses.road and senses.road.district_of(number))


def _as_official(spelling: str, senses: Senses, cue: Cue) -> Reading | None:
    if cue.word == "เขต" and senses.district:
        return Reading(senses.district, "district", (senses.district,))
    if cue.word == "แขวง" and senses.subdistricts:
        return _subdistrict(spelling, senses, "subdistrict")
    if cue.word == "แขวง" and senses.district:
        return Reading(senses.district, "district", (senses.district,))
    return None


def _subdistrict(spelling: str, senses: Senses, kind: str) -> Reading:
    districts = tuple(dict.fromkeys(district for _, district in senses.subdistricts))
    return Reading(spelling, kind, districts, senses.subdistricts[0][0])


def _as_road(folded: Folded, start: int, end: int, senses: Senses, cue: Cue) -> Reading | None:
    """Read a road with a soi number, or one announced by ถนน or ซอย."""
    road = senses.road
    if road is None:
        return None
    is_place = senses.district or senses.subdistricts or senses.landmark or road.sois
    bare_word = road.is_word and not (is_place or cue.word)
    number, stop = soi_after(
        folded, end, must_announce=bare_word or road.name[-1].isdigit(), announced=cue.word == "ซอย"
    )
    if number is None and not (senses.district and len(road.districts) > 1):
        number = soi_before(folded, start)
    if number is not None:
        return _soi(road, number, stop)
    if cue.word in {"ถนน", "ซอย"} or (senses.subdistricts and folded.text.startswith("ถนน", start)):
        return Reading(road.name, "road", road.districts, key=f"road:{road.name}")
    return None


def _soi(road: Road, number: int, stop: int) -> Reading:
    district = road.district_of(number)
    districts = (district,) if district else road.districts
    return Reading(f"{road.name} {number}", "soi", districts, key=f"soi:{road.name}:{number}", end=stop)


def _as_place(spelling: str, senses: Senses, cue: Cue) -> Reading | None:
    """Read a landmark, or the bare name of a district or subdistrict."""
    if senses.district in _NEVER_BARE and not (cue.locates or cue.opens or cue.apart):
        return None
    if cue.names_person and (not senses.landmark or senses.kind == "area"):
        return None
    if senses.district and senses.district not in _ROADS_WHEN_BARE:
        doubtful = senses.district in _AREAS_ONLY and not (cue.locates or cue.opens)
        return Reading(senses.district, "road" if doubtful else "bare district", (senses.district,))
    if senses.landmark:
        return _landmark(spelling, senses, cue)
    if senses.subdistricts and (spelling not in _NOT_BARE or (cue.area and spelling not in _ROADS_TOO)):
        return _subdistrict(spelling, senses, "bare subdistrict")
    return None


# Offices act and are written to; only a word of place makes them one.
_AGENCY = re.compile(
    r"(?:กรม|ตลาดหลัก|กระทรวง|องค์การ|การท่าเรือ|การไฟฟ้า|การประปา|สภากาชาด|สำนักงาน|กองทัพ|ธนาคาร|สตช|อสมท|รฟม|กกท|dsi|ดีเอสไอ|ป่?อ?เต็ก|mcot|มูลนิธิ|ป่อเต็ก"
    r"|ศาล(?!เจ้า|หลัก|แม่|พระ|สมเด็จ|า))"
)
_POLICE = re.compile(r"สน(?!าม)|สถานีตำรวจ|โรงพัก")
_COMMON = re.compile(r"วัด|โรงเรียน|รร|มัสยิด|ชุมชน")


def _landmark(spelling: str, senses: Senses, cue: Cue) -> Reading:
    lying_in = next((name for name, district in senses.subdistricts if (district,) == senses.districts), None)
    kind, key = _landmark_kind(spelling, senses, cue), f"landmark:{senses.landmark}"
    return Reading(senses.landmark or spelling, kind, senses.districts, lying_in, key)


def _landmark_kind(spelling: str, senses: Senses, cue: Cue) -> str:
    if _COMMON.match(spelling):
        return "common landmark"
    if _POLICE.match(spelling):
        return "landmark" if cue.locates else "police"
    local = any(district in spelling for district in senses.districts)
    if _AGENCY.match(spelling) and not (local or cue.locates or cue.role):
        return "agency"
    return "landmark"


_PLATE_BEFORE = re.compile(r"\d{1,4}\s?$")


def _as_outside(folded: Folded, start: int, senses: Senses) -> Reading | None:
    """Read another province, unless the name ends a number plate."""
    if senses.outside is None or _PLATE_BEFORE.search(folded.text[:start][-6:]):
        return None
    return Reading(senses.outside, "outside", ())


def _as_bare_road(spelling: str, senses: Senses, cue: Cue) -> Reading | None:
    road = senses.road
    if road is None:
        return None
    if senses.district in _ROADS_WHEN_BARE:
        return Reading(road.name, "road", road.districts)
    if cue.names_person or (not cue.area and (road.needs_cue or len(spelling) < _SHORTEST_BARE_ROAD)):
        return None
    return Reading(road.name, "road", road.districts, key=f"road:{road.name}")
