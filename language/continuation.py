"""What a text does to a story that was begun: adds, corrects, withdraws, closes, begins another, or only talks."""

import re
from dataclasses import dataclass
from enum import StrEnum

from language.normalise import normalise


class Part(StrEnum):
    """The part a later text plays in a story."""

    ADDS = "adds"
    CORRECTS = "corrects"
    WITHDRAWS = "withdraws"
    CLOSES = "closes"
    TALKS = "talks"


@dataclass(frozen=True, slots=True)
class Continuation:
    """How a text goes on: its part; whether it begins another story, speaks of pictures, hands some in, tells a way.

    `heads_for` is said where somebody or something moves on to another place, which is then no place of another story;
    `updates` where a text says that it is news of something told earlier, `harm` where it tells of people hurt;
    `asks` where it talks by asking the others who knows or has something; `fades` where it closes by no more than that
    somebody came or something is gone.
    """

    part: Part
    another: bool
    shows: bool
    hands_in: bool
    heads_for: bool
    updates: bool
    harm: bool
    asks: bool
    fades: bool


_WITHDRAWS = re.compile(
    r"แจ้งผิด|เข้าใจผิด|มองผิด|ดูผิด|จำผิด|ผิดกลุ่ม|ผิดห้อง|ผิดแชต|ผิดแชท|ส่งผิด|ถอนแจ้ง|ขอถอน|ถอนเรื่อง|ไม่ใช่เหตุ|ล้อเล่น|อำเล่น"
    r"|ไม่มีอะไรแล้ว|ไม่มีอะไรครับ|ไม่มีอะไรค่ะ|ที่แท้|กลายเป็นว่า|เป็นการซ้อม|แค่ซ้อม|เขาซ้อม|false alarm|ไม่มีเหตุ"
    r"|ข่าวลือ|ไม่จริง(?:ครับ|ค่ะ|นะ|$)"
    r"|ยกเลิก(?:การ|เรื่อง|ที่|แจ้ง|ครับ|ค่ะ|คะ|นะ|ก่อน|ไป|ได้|\s|$)|ไม่ต้อง(?:มา|รับเรื่อง|ส่ง)|ลบ(?:เรื่อง|ที่แจ้ง)"
)
_CLOSES = re.compile(
    r"เรียบร้อย|ดับ(?:แล้ว|ได้|หมด|สนิท)|จบแล้ว|เคลียร์|คลี่คลาย|ปิดเคส|จับ(?:ได้|ตัว|แล้ว)|น้ำลด|ซ่อม(?:แล้ว|เสร็จ)|แก้ไข(?:แล้ว|เสร็จ|เรียบ)"
    r"|กู้ภัยรับ|รับตัว|ปลอดภัยแล้ว|ปกติแล้ว|หายแล้ว|เจอ(?:ตัว)?แล้ว|เก็บ(?:แล้ว|ไปแล้ว)|ยกออกแล้ว"
    r"|สงบแล้ว|เลิกกันแล้ว|แยกย้าย"
)
_FADES = re.compile(r"(?:มา|ถึง)(?:ถึง)?แล้ว|ไปแล้วครับ|ไปแล้วค่ะ")
_REMAINS = re.compile(r"เหลือ(?:อีก)?.{0,8}(?:คน|คัน|ตัว|ราย|จุด)")
_SEEN_BY_CAMERA = re.compile(r"กล้อง.{0,16}?จับ(?:ได้|ภาพ|ตอน)?")
_CORRECTS = re.compile(
    r"แก้(?:ไข|ข้อมูล|ข่าว|เป็น|นะ|ครับ|ค่ะ|\s)|ขอแก้|พิมพ์ผิด|พิมพ์ตก|บอกผิด|ที่ถูก(?:คือ|ต้อง|\s)|ขออภัย|ขอโทษ|ไม่ใช่.{1,60}(?:แต่|เป็น|คือ|ครับ|ค่ะ|นะ|$)"
    r"|ผิด(?:ครับ|ค่ะ|คะ|\s|,)|ที่จริง|จริงๆ ?(?:คือ|อยู่|เป็น|แล้ว)|หมายถึง|ไม่ได้อยู่|ต้องเป็น"
    r"|โทษ(?:ที|นะ|ครับ|ค่ะ|คับ)|สับสน|จำสลับ|สลับ(?:ชื่อ|ซอย|ที่|กัน)|เบลอ|เขียน.{0,10}ผิด|ผิด(?:ซอย|ถนน|เขต|ที่|ชื่อ)"
    r"|sorry|my bad|i meant|correction"
)
_MINE = re.compile(r"^(?:ส่วน|แต่)? ?(?:ของ|ทาง|ฝั่ง|แถว)?(?:บ้าน)?(?:พี่|ผม|หนู|เรา|ดิฉัน|ฉัน|ป้า|ลุง|น้า|อา|ที่นี่|ทางนี้|ฝั่งนี้)")
_HEADS_FOR = re.compile(
    r"(?:หนี|ออก|วิ่ง|ขับ|มุ่งหน้า|ขี่|เลี้ยว|เดิน|บึ่ง|ลาม|ไหล|พัด|พา|ส่ง|ย้าย).{0,14}(?:ไป|ทาง|เข้า|ถึง|รพ|โรงพยาบาล)"
    r"|heading|towards|fled"
)
_ANOTHER = re.compile(
    r"(?:เรื่อง|จุด|เคส|เหตุ)(?:ที่)? ?(?:สอง|สาม|สี่|2|3|4)(?!คน|คัน|วัน|\d)"
    r"|(?<!เพิ่ม)อีก(?:เรื่อง|จุด|เคส|ที่นึง|ที่หนึ่ง|อย่าง|เหตุ|ฝั่ง|แห่ง)|เรื่องใหม่|คนละ(?:เรื่อง|จุด|ที่)|เหตุใหม่|(?:ตอนนี้|แล้วก็|แต่).{0,12}มี.{0,60}อีก"
)
_SHOWS = re.compile(r"รูป|ภาพ|คลิป|วิดีโอ|วีดีโอ|ปักหมุด|หมุด|โลเคชั่น|โลเคชัน|พิกัด|ตามนี้|ตรงนี้|เสียงที่|ไฟล์เสียง|จากมุม|มุมผม|มุมนี้|ถ่าย")
_WANTS = re.compile(r"(?:ให้|ส่ง).{0,12}(?:หน่อย|ที(?![ก-๎])|ด้วย|บ้าง)|ขอ(?:รูป|ภาพ|คลิป)")
_HANDS_IN = re.compile(
    r"(?:ปัก|ส่ง|แปะ|แชร์|ลง)(?:หมุด|พิกัด|โลเคชั่น|โลเคชัน|โล).{0,24}ให้(?!ดู|ทุกคน|หน่อย)"
    r"|(?:ส่ง|แปะ|ลง|แนบ)(?:คลิป|รูป|ภาพ|วิดีโอ|วีดีโอ|ไฟล์|กล้อง).{0,14}(?:ให้|นะ|ครับ|ค่ะ|เลย|ตาม)"
    r"|(?:คลิป|รูป|ภาพ|กล้อง).{0,60}(?:ที่คุณ|ที่พี่|ที่น้อง|ที่เขา|ที่แจ้ง|เมื่อกี้|เมื่อกี๊|เหตุนี้|เคสนี้|เรื่องนี้|ตอนเกิดเหตุ|เดียวกับ|เดียวกัน)"
    r"|(?:ผม|หนู|เรา|ดิฉัน|ร้าน|บ้าน|รถ).{0,8}(?:มี|ได้|ติด)(?:คลิป|รูป|ภาพ|กล้อง)"
    r"|(?:sending|here is|here's) (?:the |my |a )?(?:clip|photo|video|picture)"
)
_UPDATES = re.compile(
    r".{0,12}?(?:อัปเด[ตท]|อัพเด[ตท]|ความคืบหน้า|แจ้งเพิ่ม|ข้อมูลเพิ่ม|เพิ่มเติม|ล่าสุด|update|ผ่านไป ?\S{1,8} ?(?:ชม|ชั่วโมง|นาที|วัน))"
)
_WILL_LOOK = re.compile(r"เดี๋ยว.{0,16}(?:ดู|เช็ค|เช็ก|ถาม|หา)")
_DISOWNS = re.compile(r"ไม่ใช่(?:เหตุ|เรื่อง|ของจริง|คลิป|ภาพ|รูป)|ตัดต่อ|ของปลอม|ลบ(?:ให้|ไป|ทิ้ง)?แล้ว")
_ASKS = re.compile(r"(?:ไหม(?!้)|มั้ย|หรือยัง|ขอ(?:รูป|คลิป|ภาพ))|ช่วยส่ง|\?")
_EXCLAIMS = re.compile(
    r"(?:ขอบคุณ|ขอบใจ|ขอบพระคุณ|thank|รับทราบ|ทราบ(?:ครับ|ค่ะ|แล้ว)|โอเค|ok|ครับ|ค่ะ|จ้า|อืม|โห|อุ๊ย|ตายแล้ว|สู้ๆ|ระวัง|555|น่ากลัว|สงสาร|ขอให้)"
)
_ASKS_AROUND = re.compile(r"ใคร(?:อยู่|เห็น|รู้|ผ่าน|มี|พอ)")
_QUESTION = re.compile(
    r"(?:ไหม|มั้ย|มัย|หรือยัง|รึยัง|ยังไง|ใช่ไหม|หรอ|เหรอ|ที่ไหน|ตรงไหน|กี่โมง)(?:คะ|ครับ|ค่ะ|เนี่ย|อะ|อ่ะ|บ้าง)?\s*\??$"
    r"|^(?:is|are|was|were|did|does|do|has|have|what|where|who|when|how|which|anyone|can) .*\?$"
)
_HARM = re.compile(
    r"(?<!ไม่)มี(?:คน|ผู้|เด็ก|คนแก่)?.{0,12}(?:เจ็บ|ตาย|เสียชีวิต|บาด|สาหัส|หมดสติ)"
    r"|(?:เจ็บ|ตาย|เสียชีวิต) ?(?:ไป)? ?(?:\d+|หนึ่ง|สอง|สาม|สี่|ห้า|หลาย) ?(?:คน|ราย|ศพ)"
)


def read_continuation(text: str) -> Continuation:
    """Read how a text goes on, by its words alone; any text is fine."""
    plain = normalise(text).lower().strip()
    hands_in = bool(_HANDS_IN.search(plain)) and not any(
        no.search(plain) for no in (_ASKS, _WANTS, _WILL_LOOK, _DISOWNS)
    )
    heads_for = bool(_HEADS_FOR.search(plain))
    return Continuation(
        _part(plain),
        _begins_another(plain),
        bool(_SHOWS.search(plain)),
        hands_in,
        heads_for,
        bool(_UPDATES.match(plain)),
        bool(_HARM.search(plain)),
        bool(_ASKS_AROUND.search(plain)) and not _EXCLAIMS.match(plain),
        bool(_FADES.search(plain)) and not _CLOSES.search(plain),
    )


def _begins_another(plain: str) -> bool:
    """Tell whether a text says that it is another matter; not where it tells its own matter from somebody else's."""
    found = _ANOTHER.search(plain)
    return found is not None and not (found[0].startswith("คนละ") and _MINE.match(plain))


def _part(plain: str) -> Part:
    if _WITHDRAWS.search(plain):
        return Part.WITHDRAWS
    if any(over.search(_SEEN_BY_CAMERA.sub(" ", plain)) for over in (_CLOSES, _FADES)) and not _REMAINS.search(plain):
        return Part.CLOSES
    if _CORRECTS.search(plain):
        return Part.CORRECTS
    talks = _EXCLAIMS.match(plain) or _QUESTION.search(plain) or _ASKS_AROUND.search(plain)
    return Part.TALKS if talks else Part.ADDS
