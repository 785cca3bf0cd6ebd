"""What a text says of a spot beyond its known name: venues by what they are, parts such as แยก 5, a road's side."""

import re

from language.patterns import one_of

SIDE = "ขา"
"""Under this name the parts of a spot tell the side of the road."""

BUILDING = "ตึก"
"""Under this name the parts of a spot tell the building."""

NAME_LENGTH = 4
"""So many of its last letters name a road that no table knows, or of its first ones a venue."""

_PART = re.compile(
    r"(แยก|ตึก|อาคาร|แฟลต|กิโลเมตร|กม|หลักกิโล|กิโล|เสา|ต้น|บล็อก|ล็อ[คก]|โซน|ชั้น|เฟส|ประตู|ทางออก|หมู่|ม(?=\.)|คลอง|สาย)"
    r"(?:\.|ไฟ)?(?:ที่|ต้นที่|หมายเลข|เลขที่)? ?(\d{1,3})(?!\d)"
)
_ONE_WORD = {"กิโลเมตร": "กม", "กิโล": "กม", "หลักกิโล": "กม", "ม": "หมู่", "แฟลต": BUILDING, "อาคาร": BUILDING, "ล็อก": "ล็อค"}
_UNIT = one_of(
    "นัด เมตร ชั่วโมง ชม. ชม_ โมง ทุ่ม นาที ขวบ เลน ครั้ง น. น_ ก. % หมื่น ล้าน เซน_ ซม นิ้ว ฟุต กิโล กก. กว่า องศา ไร่ จุด แห่ง"
    " เปอร์ ครัว เรื่อง กลุ่ม ป้าย ฝา ดวง ตาม"
)
# Words that count and are other words too: 56 ตัวใหญ่ is soi 56 and something large, 39 หลังวัด behind the temple.
_ALSO_WORDS = "|".join(
    f"{word}(?!{one_of(others)})"
    for word, others in (
        ("คน", "ร้าย ขับ งาน เมา แก่ เร่ร่อน ไร้ บ้า คลั่ง เก็บ ขาย จร"),
        ("คัน", "ดิน กั้น นา นี้ ไหน"),
        ("ตัว", "ใหญ่ เล็ก โต เบ้อ ยาว เมือง"),
        ("หลัง", "วัด ตลาด โรง ห้าง ซอย เซเว่น ร้าน สถานี ปั๊ม คอนโด หมู่บ้าน คา ฝน"),
        ("วัน", "นี้ เสาร์ อาทิตย์ จันทร์ อังคาร พุธ พฤ ศุกร์ ก่อน"),
        ("เดือน", "นี้ ที่แล้ว ก่อน"),
        ("ปี", "น ใหม่ ก"),
        ("บาท", "วิถี"),
        ("ใบ", "ไม้ หยก ปลิว"),
        ("ราย", "งาน"),
        ("ต้น", "ไม้ ซอย ตาล โพธิ์ จาม หาง มะ ทาง ก้ามปู"),
        ("อัน", "ตราย"),
        ("พัน", "ธุ์ กัน"),
        ("แสน", "แสบ"),
        ("ร้อย", "เวร"),
        ("ชั้น", "ล่าง บน"),
        ("ลูก", "บ้าน ค้า ผม หนู สาว ชาย น้อง หลาน"),
        ("ห้อง", "แถว น้ำ เช่า พัก"),
        ("ศพ", "ลอย"),
        ("สาย", "ไฟ"),
    )
)
COUNTED = f"(?:{_UNIT}|{_ALSO_WORDS})"
"""A word that makes a count of the number before it."""

_NAMED_NUMBER = re.compile(rf"([ก-ฮะ-ูเ-๎a-z]{{3,}}) ?(\d{{1,3}})(?![\d.,:])(?! ?{COUNTED})")
_SIDE = re.compile(r"(?:ขา|ฝั่ง|ด้าน)(เข้า|ออก)|(?:วิ่ง|ทาง|มุ่งหน้า)(เข้า|ออก)(?:กรุงเทพ|เมือง)")
_VENUE = re.compile(
    r"(ซอย|หมู่บ้าน|มบ\.|วัด|ตลาด|โรงเรียน|รร\.|คอนโด|แฟลต|ชุมชน|สะพาน|แยก|ปั๊ม|โรงพยาบาล|รพ\.|สวน|คลอง|(?<!นั่ง)ร้าน|ห้าง|ผับ|บาร์|ธนาคาร|โรงงาน|โรงแรม|ตึก|หอพัก|ท่าเรือ|โกดัง|อู่|บ้าน)"
    r" ?(\S{3,})"
)
_SAME_WORD = {"มบ.": "หมู่บ้าน", "รร.": "โรงเรียน", "รพ.": "โรงพยาบาล"}
_NO_NAME = re.compile(
    r"(?:ซอย|ถนน|ครับ|ค่ะ|คะ|มี|เดิม|นี้|นั้น|แถว|เลย|ตอน|หน้า|ใน|เขา|คน|ที่|ไม่|ไฟ|ถูก|โดน|กำลัง|แล้ว|มา|ไป|จะ|ให้|ได้|ของ|ข้าง|ติด|ริม|ใกล้|หลัง|ตรง|ฝั่ง|รถ|ทั้ง|เข้า|เข้|ออก|ช่วย|น้ำ|เรา|ผม|หนู|ปาก|ท้าย|กลาง|โดย|เกือบ|ลอย|ระบาย|ล้น|เอ่อ|เหม็น|เน่า|สูง|ขาย|ไหม้|ควัน|กลิ่น|สาธารณะ|\d)"
)


def find_parts(
    outside: str, buildings: list[tuple[str, str]], sois: list[tuple[str, str]]
) -> dict[str, frozenset[str]]:
    """Read the parts, and numbers after names that no table knows as roads, each under the last letters of the name.

    `outside` is the text without its known names, of whose numbers `buildings` and `sois` were read.
    """
    parts = [(_ONE_WORD.get(word, word), number) for word, number in _PART.findall(outside)]
    named = [(name[-NAME_LENGTH:], number) for name, number in _NAMED_NUMBER.findall(outside) + sois]
    return grouped(parts + buildings + named + [(SIDE, one or other) for one, other in _SIDE.findall(outside)])


def find_venues(outside: str) -> dict[str, frozenset[str]]:
    """Read the names of venues that no table knows, each under the word for its kind."""
    named = [match for match in _VENUE.finditer(outside) if not _NO_NAME.match(match[2])]
    return grouped([(_SAME_WORD.get(match[1], match[1]), match[2][:NAME_LENGTH]) for match in named])


def grouped(pairs: list[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Gather the values of each name."""
    found: dict[str, set[str]] = {}
    for name, value in pairs:
        found.setdefault(name, set()).add(value)
    return {name: frozenset(values) for name, values in found.items()}
