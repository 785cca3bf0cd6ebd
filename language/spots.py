"""The spot of an event, finer than its district: soi numbers, landmarks and named venues, and how two of them agree."""

import re
from dataclasses import dataclass

from language.mention import Mention
from language.neighbours import are_neighbours
from language.patterns import one_of
from language.place import Place

_NUMBER_AFTER = re.compile(r" ?(?:ซอย|ซ\.?|แยก) ?(\d{1,3})(?!\d)")
_NUMBER_AT_END = re.compile(r"(\d{1,3})$")
_SOI_BY_NAME = re.compile(r"([^\d]{4,}?) ?(\d{1,3})")
_UNNAMED_SOI = re.compile(r"(?:ซอย|ซ\.|巷) ?(?:ที่ ?)?(\d{1,3})(?:/\d+)?(?!\d)")
_RANGE = re.compile(r" ?(?:-|ถึง) ?(\d{1,3})(?!\d)")
_WIDEST_RANGE = 12
_PART = re.compile(r"(แยก|ตึก|อาคาร|กม\.?|เสา(?:ที่|ต้นที่)?|บล็อก|ชั้น|เฟส|ประตู|หมู่|ม\.|คลอง|สาย) ?(\d{1,3})(?!\d)")
_COUNTED = one_of(
    "คน คัน นัด ตัว หลัง เมตร ชั่วโมง ชม โมง ทุ่ม นาที วัน ปี เดือน ขวบ บาท เลน ใบ ครั้ง ราย ศพ ต้น อัน กิโล ก. น. %"
    " หมื่น พัน แสน ร้อย ล้าน ชั้น ลูก เซน ซม นิ้ว ห้อง ฟุต"
)
_NAMED_NUMBER = re.compile(rf"([ก-ฮะ-ูเ-๎a-z]{{3,}}) ?(\d{{1,3}})(?![\d.,:])(?! ?{_COUNTED})")
_SIDE, _SIDE_OF = re.compile(r"ขา(เข้า|ออก)"), "ขา"
_VENUE = re.compile(
    r"(ซอย|หมู่บ้าน|มบ\.|วัด|ตลาด|โรงเรียน|รร\.|คอนโด|แฟลต|ชุมชน|สะพาน|แยก|ปั๊ม|โรงพยาบาล|รพ\.|สวน|คลอง|(?<!นั่ง)ร้าน|ห้าง|ผับ|บาร์|ธนาคาร|โรงงาน|โรงแรม|ตึก|หอพัก|ท่าเรือ|โกดัง|อู่|บ้าน)"
    r" ?(\S{3,})"
)
_SAME_WORD = {"มบ.": "หมู่บ้าน", "รร.": "โรงเรียน", "รพ.": "โรงพยาบาล"}
_NO_NAME = re.compile(
    r"(?:ซอย|ถนน|ครับ|ค่ะ|คะ|มี|เดิม|นี้|นั้น|แถว|เลย|ตอน|หน้า|ใน|เขา|คน|ที่|ไม่|ไฟ|ถูก|โดน|กำลัง|แล้ว|มา|ไป|จะ|ให้|ได้|ของ|ข้าง|ติด|ริม|ใกล้|หลัง|ตรง|ฝั่ง|รถ|ทั้ง|เข้า|เข้|ออก|ช่วย|น้ำ|เรา|ผม|หนู|ปาก|ท้าย|กลาง|โดย|เกือบ|ลอย|ระบาย|ล้น|เอ่อ|เหม็น|เน่า|สูง|ขาย|ไหม้|ควัน|กลิ่น|สาธารณะ|\d)"
)
_KIND = one_of("โรงพยาบาล มหาวิทยาลัย โรงเรียน สะพาน ตลาด ถนน สวน วัด แยก สถานี วงเวียน ห้าง หมู่บ้าน ชุมชน คลอง mrt bts ท่า ศูนย์")
_NAME_BEGINS = re.compile(rf"landmark:(?!{_KIND}).{{5}}")
_NAME_LENGTH = 4
_TELLING = 3


@dataclass(frozen=True, slots=True)
class Spots:
    """All that a text says about the spot: keys of known places, venues by what they are, parts such as แยก 5."""

    keys: frozenset[str]
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
    other_key: float
    other_venue: float
    other_part: float
    other_side: float
    apart: float
    unknown: float


def find_spots(text: str, place: Place, counted: frozenset[str] | None = None) -> Spots:
    """Read the spots of a normalised text in which a place was found; of the known ones only the counted, if given."""
    outside = _without(text, place.mentions)
    unnamed = frozenset(_UNNAMED_SOI.findall(outside))
    sois, roads, keys = _known(text, _counted(place, counted), unnamed)
    return Spots(
        keys=keys,
        sois=sois,
        roads=roads,
        venues=_venues(outside),
        parts=_parts(outside, sois),
        unnamed_sois=unnamed,
        rest=outside,
    )


def _counted(place: Place, counted: frozenset[str] | None) -> list[Mention]:
    """Leave out what was denied, wherever it is named."""
    denied = {mention.key for mention in place.mentions if mention.cue == "denied"}
    wanted = place.keys if counted is None else counted
    return [mention for mention in place.mentions if mention.key in wanted and mention.key not in denied]


def _known(
    text: str, mentions: list[Mention], unnamed: frozenset[str]
) -> tuple[dict[str, frozenset[str]], frozenset[str], frozenset[str]]:
    sois: list[tuple[str, str]] = []
    bare: set[str] = set()
    keys: set[str] = set()
    for mention in mentions:
        road, number = _soi(text, mention)
        if number:
            sois += [(road, each) for each in _numbers(number, text, mention.end)]
        elif mention.key:
            keys.add(mention.key)
            bare.add(road)
    sois += _joined(bare if not sois else set(), unnamed)
    roads = frozenset(bare | {road for road, _ in sois})
    return _grouped(sois), roads, frozenset(keys | {f"soi:{road}:{number}" for road, number in sois})


def _joined(roads: set[str], numbers: frozenset[str]) -> list[tuple[str, str]]:
    """Join the only road and the only soi number of a text that names them apart: ถนนลาดพร้าว รถชนหน้าซอย 71."""
    return [(road, number) for road in roads for number in numbers] if len(roads) == len(numbers) == 1 else []


def _numbers(first: str, text: str, end: int) -> list[str]:
    """Return the soi's number, or all of a range such as 28-32."""
    last = _RANGE.match(text, end)
    span = range(int(first), int(last[1]) + 1) if last else range(0)
    return [str(number) for number in span] if 1 < len(span) <= _WIDEST_RANGE else [first]


def _soi(text: str, mention: Mention) -> tuple[str, str | None]:
    """Return the road's name and the soi's number: of ทองหล่อ 10 also where ทองหล่อ alone was read as a landmark."""
    assert mention.key
    kind, _, rest = mention.key.partition(":")
    rest = rest.removeprefix("หน้า")
    if kind == "soi":
        road, _, number = rest.rpartition(":")
        return road, number
    if kind == "landmark" and (named := _SOI_BY_NAME.fullmatch(rest)):
        return named[1], named[2]
    inside = _NUMBER_AT_END.search(text[mention.start : mention.end])
    if inside and not rest[-1].isdigit():
        return rest, inside[1]
    after = _NUMBER_AFTER.match(text, mention.end)
    return rest, after[1] if after else None


def _without(text: str, mentions: tuple[Mention, ...]) -> str:
    """Blank the known spots, so that only unknown names are left to compare."""
    letters = list(text)
    for mention in mentions:
        if mention.key:
            letters[mention.start : mention.end] = "\n" * (mention.end - mention.start)
    return "".join(letters)


def _parts(text: str, sois: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Read parts of a spot, and numbers after names that no table knows, each under the last letters of the name."""
    named = [(name[-_NAME_LENGTH:], number) for name, number in _NAMED_NUMBER.findall(text)]
    known = [(road[-_NAME_LENGTH:], number) for road, numbers in sois.items() for number in numbers]
    return _grouped(_PART.findall(text) + named + known + [(_SIDE_OF, side) for side in _SIDE.findall(text)])


def _venues(text: str) -> dict[str, frozenset[str]]:
    named = [match for match in _VENUE.finditer(text) if not _NO_NAME.match(match[2])]
    return _grouped([(_SAME_WORD.get(match[1], match[1]), match[2][:_NAME_LENGTH]) for match in named])


def _grouped(pairs: list[tuple[str, str]]) -> dict[str, frozenset[str]]:
    grouped: dict[str, set[str]] = {}
    for name, value in pairs:
        grouped.setdefault(name, set()).add(value)
    return {name: frozenset(values) for name, values in grouped.items()}


def agree(a: Spots, b: Spots) -> Agreement:
    """Compare two texts' spots."""
    same_spot = bool(_fine(a) & _fine(b))
    other_soi = not same_spot and any(_disjoint(a.sois[road], b.sois[road]) for road in a.sois.keys() & b.sois.keys())
    same_area = not same_spot and (_overlap(a.roads, b.roads) or _names(a, b) or _names(b, a))
    near_spot = not (same_spot or other_soi) and are_neighbours(a.keys, b.keys)
    close = same_spot or same_area or near_spot
    other_road = not (close or other_soi) and bool(a.sois and b.sois)
    other_landmark = not (close or other_soi or other_road) and bool(_landmarks(a) and _landmarks(b))
    both = bool(a.keys and b.keys)
    return Agreement(
        same_spot=float(same_spot),
        same_area=float(same_area and not other_soi),
        near_spot=float(near_spot),
        same_venue=float(_share(a.venues, b.venues)),
        same_part=float(not same_spot and _share(a.parts, b.parts)),
        other_soi=float(other_soi),
        other_road=float(other_road),
        other_landmark=float(other_landmark),
        other_key=float(both and not (close or other_soi or other_road or other_landmark)),
        other_venue=float(_differ(a.venues, b.venues)),
        other_part=float(_differ(a.parts, b.parts) or _disjoint(a.unnamed_sois, b.unnamed_sois)),
        other_side=float(_disjoint(a.parts.get(_SIDE_OF, frozenset()), b.parts.get(_SIDE_OF, frozenset()))),
        apart=float(same_area and not (near_spot or other_soi) and bool(_fine(a) and _fine(b))),
        unknown=float(not both and not close),
    )


def _names(a: Spots, b: Spots) -> bool:
    """Tell whether one text calls by its first part a landmark that the other names in full: เดอะมอลล์ for บางกะปิ's."""
    begins = (_NAME_BEGINS.match(key) for key in _landmarks(a))
    return any(found and found[0].removeprefix("landmark:") in b.rest for found in begins)


def _fine(spots: Spots) -> frozenset[str]:
    return frozenset(key for key in spots.keys if not key.startswith("road:"))


def _overlap(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether a name of one lies in a name of the other: the mall in the mall's pier."""
    return any(one in other or other in one for one in a for other in b)


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
