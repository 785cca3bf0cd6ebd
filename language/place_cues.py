"""The words around a name that say how it is used: as a district, a soi, a direction, an office, a denial."""

import re
from dataclasses import dataclass

from language.folding import Folded

_LOOK_BACK = 26

_WORD = re.compile(r"(เขต|แขวง|ถนน|ซอย|อำเภอ)$")
_LETTER = re.compile(r"(?<![ก-๛])(ข|ถ|ซ)$")
_LETTERS = {"ข": "เขต", "ถ": "ถนน", "ซ": "ซอย"}
_JOINERS = r"(?:ที่|แถว|ตรง|ย่าน|ใน|หน้า|เขต|แขวง|ถนน|ซอย|ตลาด|บริเวณ|แยก|สถานี|ปาก|ของ|ทาง|ฝั่ง)*"
_DENIED = re.compile(rf"(?:ไม่ใช่|มิใช่|ไม่ได้อยู่|ไม่ได้เกิด|ไม่อยู่)(?:อยู่|เกิด)?{_JOINERS}$")
_CORRECTED = re.compile(rf"(?:เป็น|คือ|จริงอยู่|จริง ?ๆ ?อยู่|แต่อยู่|แต่|ต้อง|แก้)(?:เป็น|คือ|อยู่)?{_JOINERS}$")
_HEADING = re.compile(
    r"(?:มุ่งหน้า(?:ไป|สู่|เข้า)?|ขา(?:เข้า|ออก)(?! ?(?:ตรง|หน้า|แถว|ใกล้|บริเวณ|ช่วง))|ไปทาง|ฝั่งไป|ฝั่งขาไป|ทางไป"
    r"|(?:รถไฟ|รถไฟฟ้า|รถเมล์|เรือ|รถ|ทางหลวง)สาย|ทางจะไป|เลี้ยวไป|หนีไป|วิ่งไป|ขับไป|จะไป|ปลายทาง|ไปลง|ไปถึง"
    rf"|รถเมล์สาย|รถตู้สาย|วิ่งเข้า|กลับไป|ย้ายไป|ส่งไป|ส่งต่อ){_JOINERS}$"
)
_LEAVING = re.compile(rf"(?:จาก|ไป|ถึง|กลับ|มา|ผ่าน){_JOINERS}$")
_NEARBY = re.compile(rf"(?:ใกล้(?:ๆ|กับ)?|ตรงข้าม|ตรงข้ามกับ|เยื้อง|ติดกับ|เลย|ก่อนถึง|ถัดจาก|ข้าง){_JOINERS}$")
_ADDRESSED = re.compile(
    r"(?:เรียน|กราบเรียน|ถึง|ผอ|ผู้อำนวยการ|หัวหน้า|จนท|เจ้าหน้าที่|เทศกิจ|ฝ่าย[ก-๙]{2,12}|สายด่วน|แอดมิน|ขอบคุณ|ฝากทาง|แจ้งทาง|ฝาก|แจ้ง)"
    r"(?:สำนักงาน|สนง|ทาง)?(?:เขต|ข)$"
)
_LOCATES = re.compile(
    r"(?:ที่|แถว|แถวๆ|ตรง|ย่าน|ใน|บริเวณ|อยู่|รั้ว|กำแพง|ประตู|ใต้|ซอย|ปาก|ท้าย|ริม|พื้นที่|โซน|ละแวก|เขต|แขวง|หน้า|หลัง|ข้าง|ตลาด)$"
)
_AREA = re.compile(r"(?:แถว|แถวๆ|ย่าน|ละแวก)$")
_ROYAL = ("ราช", "บรม")
_ENDS_IN_M = ("โรงแร", "สนา")
_PERSON = re.compile(r"(?:นาย|นาง|นางสาว|คุณ|นส|ดช|ดญ|น้อง|พี่|ลุง|ป้า|เฮีย|เจ๊)$")

_SOI_AFTER = re.compile(
    r" ?(?:road|rd)?,?(ซอยที่|ซอย|ซ|แยก|soi|alley)? ?(\d{1,3})(?:/\d+)?(?![\d%]|[:.,/]\d|-\d{1,2}(?:น|:|\.))"
)
_SOI_BEFORE = re.compile(r"(?:ซอย|(?<![ก-๛])ซ|soi)(\d{1,3})(?:/\d+)?(?:ถนน|ถ|of|off|,)?$")
UNITS = re.compile(
    r"(?:นาที|ชม|ชั่วโมง|เมตร|กม|กิโล|โมง|น(?![ก-๛])|ครั้ง|บาท|ทุ่ม|ครัวเรือน|เดือน|เปอร์|ขวบ|ล้าน|แสน|หมื่น|พัน|ร้อย|องศา|พรรษา|รอบ|ซม|สัปดาห์|อาทิตย์|min|hour|people|person|year|day|time|baht|thb|am|pm|km|m(?![a-z])|cars|meter|metre)"
    r"|(?:คน|คัน|วัน|ปี|หลัง|สาย|เลน|ตัว|จุด|ต้น|ราย|ชิ้น|ห้อง|นัด|ศพ|แห่ง|ดวง|ชั้น|ลูก|ฝา|เม็ด|เสา|ป้าย|ใบ|กลุ่ม|คู่|เรื่อง|ล้อ|ถัง)"
    r"(?=$|[^ก-๛0-9]|เจ็บ|ตาย|ชน|รวด|บาดเจ็บ|แล้ว|ครับ|ค่ะ|ติด|จอด|เสีย|ดับ)"
)
_COMBINING = re.compile("[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")
_LEADING = frozenset("เแโใไ")


@dataclass(frozen=True, slots=True)
class Cue:
    """What stands before a name: `word` เขต, แขวง, ถนน or ซอย; `role` and the weight it leaves the mention."""

    word: str = ""
    role: str = ""
    weight: float = 1.0
    locates: bool = False
    names_person: bool = False
    opens: bool = False
    area: bool = False
    apart: bool = False


_ROLES = (
    ("denied", 0.0, _DENIED),
    ("corrected", 1.04, _CORRECTED),
    ("addressed", 0.5, _ADDRESSED),
    ("heading", 0.2, _HEADING),
    ("near", 0.85, _NEARBY),
    ("leaving", 0.55, _LEAVING),
)


def cue_before(folded: Folded, start: int) -> Cue:
    """Read the words before a name."""
    before = folded.text[max(0, start - _LOOK_BACK) : start]
    if not before:
        return Cue(opens=True)
    word = _cue_word(folded, start, before)
    role, weight = next(((r, w) for r, w, pattern in _ROLES if pattern.search(before)), ("", 1.0))
    return Cue(
        word=word,
        role=role,
        weight=weight,
        locates=bool(_LOCATES.search(before)),
        names_person=bool(_PERSON.search(before)),
        opens=before[-1] == "\n",
        area=bool(_AREA.search(before)),
        apart=_stands_apart(folded, start),
    )


def _stands_apart(folded: Folded, start: int) -> bool:
    """Tell whether a space or a number stands right before the name."""
    before = folded.offsets[start] - 1
    return before >= 0 and (folded.original[before].isspace() or folded.original[before].isdigit())


def _cue_word(folded: Folded, start: int, before: str) -> str:
    if found := _WORD.search(before):
        return found[0].replace("อำเภอ", "เขต")
    letter = _LETTER.search(before)
    dotted = letter and folded.original[folded.offsets[start - 1] + 1 : folded.offsets[start - 1] + 2] == "."
    return _LETTERS[letter[0]] if letter and dotted else ""


def stands_alone(folded: Folded, start: int, end: int) -> bool:
    """Tell whether the name is not a piece of a longer word."""
    text = folded.text
    if end < len(text) and (_COMBINING.match(text, end) or (text[end].isdigit() and text[end - 1].isdigit())):
        return False
    if text.startswith("ม", start) and text.endswith(_ENDS_IN_M, 0, start):
        return False
    if start and (text[start - 1] in _LEADING or (text.startswith(_ROYAL, start) and text.endswith("พระ", 0, start))):
        return False
    return not (text[start].isascii() and text[start].isalpha()) or _latin_word(folded, start, end)


def begins_word(folded: Folded, start: int, end: int) -> bool:
    """Tell whether an abbreviation is set off: by a space, by its dots, or by a word of place before it."""
    first, last = folded.span(start, end)
    if "." in folded.original[first : last + 1] or not re.match("[ก-๛]", folded.original[first - 1 : first]):
        return True
    before = folded.text[max(0, start - _LOOK_BACK) : start]
    return bool(_LOCATES.search(before) or _NEARBY.search(before))


def _latin_word(folded: Folded, start: int, end: int) -> bool:
    first, last = folded.span(start, end)
    before, after = folded.original[:first][-1:], folded.original[last : last + 1]
    return not (_is_latin(before) or (folded.text[end - 1].isascii() and _is_latin(after)))


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()


def soi_after(folded: Folded, end: int, *, must_announce: bool, announced: bool = False) -> tuple[int | None, int]:
    """Return the soi number that follows a road's name, and where it ends; `announced` when ซอย stands before it."""
    found = _SOI_AFTER.match(folded.text, end)
    if not found:
        return None, end
    announced = announced or found[1] is not None
    apart = folded.offsets[found.start(2)] > folded.offsets[end - 1] + 1
    counted = UNITS.match(folded.text, found.end()) is not None
    if not announced and (must_announce or (apart and counted)):
        return None, end
    return int(found[2]), found.end()


def soi_before(folded: Folded, start: int) -> int | None:
    """Return the number of a soi named before its road, as in ซอย 7 เทียนทะเล."""
    found = _SOI_BEFORE.search(folded.text, max(0, start - 14), start)
    return int(found[1]) if found else None
