"""House, building and room numbers."""

import re
from collections.abc import Iterator

from language.patterns import one_of

_PART = r"\d{1,4}(?:[ก-ฮ](?![ก-๎]))?"
_PLAIN = rf"{_PART}(?:/{_PART})?(?:-\d{{1,4}}(?:/\d{{1,4}})?)?"
_ROOM = rf"(?:[A-Za-z]-?)?{_PLAIN}(?:[A-Za-z](?![A-Za-z]))?"
_END = r"(?![\d%]|[.,/:]\d)"
_COUNTED = " ?" + one_of(
    "ห้อง ชม ชั่วโมง วัน เดือน ปี บาท ล้าน แสน หมื่น ครั้ง ตัว น. นาที เมตร ครัว คูหา ราย จุด แห่ง ตร. ตารางวา อาคาร ตึก องศา"
)
_HOUSE_END = rf"{_END}(?!{_COUNTED}| ?หลัง(?! ?(?:ที่|สุด|ริม|แรก|ซอย|วัด|ตลาด|โรง|บ้าน))| ?คน(?![ก-ฮเ-ไ])|(?<!\d\d) ?คน)"
_LONG_END = rf"(?:{_HOUSE_END}|(?<=\d\d\d){_END}(?= ?(?:อาคาร|ตึก)))"

_OTHER_NOUNS = (
    *("บัญชี", "หนังสือ", "คำสั่ง", "ใบเสร็จ", "ใบสั่ง", "โฉนด", "สัญญา", "คดี", "เคส", "เครื่อง", "คัน", "หมาย"),
    *("เสา", "เสาไฟ", "ตู้", "ป้าย", "กล้อง", "มิเตอร์", "คิว", "ตั๋ว", "รถ", "ร้องเรียน", "เรื่อง", "คำร้อง", "รับแจ้ง"),
)
_OTHER_DOCUMENTS = "".join(f"(?<!{noun})(?<!{noun} )" for noun in _OTHER_NOUNS)
_WHOSE = rf"(?:ของ)?{one_of('ผม หนู ดิฉัน ฉัน เรา ข้าพเจ้า เขา เค้า แม่ พ่อ ผู้แจ้ง ผู้ร้อง')}?"
_ADDRESS = rf"ที่อยู่(?:ตาม(?:บัตร|ทะเบียนบ้าน))?(?:ปัจจุบัน)?{_WHOSE}(?:คือ)?"
_HOUSE_CUE = rf"(?:บ้าน ?เลข ?ที่|{_OTHER_DOCUMENTS}เลขที่(?:บ้าน)?|{_ADDRESS})[\s:]{{0,3}}"
_HOUSE = re.compile(f"{_HOUSE_CUE}(?P<no>{_PLAIN}){_HOUSE_END}")
_SPOKEN = one_of("ศูนย์ หนึ่ง เอ็ด สอง ยี่ สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ ร้อย พัน ทับ")
_DICTATED = re.compile(rf"บ้าน ?เลข ?ที่ ?(?P<no>{_SPOKEN}(?: ?{_SPOKEN}){{0,15}})")
_OWN_HOUSE = re.compile(
    rf"{one_of('บ้าน ทาวน์เฮ้าส์ ทาวน์เฮาส์ ทาวน์โฮม')}(?![ก-๎]*ที่)[ก-๎]{{0,8}}\s?(?P<no>\d{{1,4}}/\d{{1,4}}){_HOUSE_END}"
)
_ROOM_CUE = r"(?:ห้อง(?:เลขที่|เบอร์|หมายเลข|เช่า|พัก)?(?:ที่)?|\b(?:room|unit)(?: no\.?)?|ยูนิต)[\s:]{0,2}"
_ROOM_NUMBER = re.compile(f"{_ROOM_CUE}(?P<no>{_ROOM}){_LONG_END}", re.IGNORECASE)
_BUILDING = re.compile(
    rf"{one_of('อาคาร ตึก แฟลต')}(?:เลข)?(?:ที่)?[\s:]{{0,2}}(?P<no>{_ROOM}|[A-Z]){_END}"
    r"(?= ?(?:ชั้น ?\d{1,2} ?)?(?:ห้อง|/))"
)
_BUILDING_AFTER = re.compile(
    rf"{_ROOM_CUE}{_ROOM} ?(?:ชั้น ?\d{{1,2}} ?)?{one_of('อาคาร ตึก')}(?:ที่)? ?(?P<no>\d{{1,3}}){_HOUSE_END}", re.IGNORECASE
)
_BLOCK = re.compile(
    rf"{one_of('แฟลต คอนโด เคหะ หอพัก')}[^\d\n]{{0,25}}{one_of('อาคาร ตึก')}(?:ที่)? ?(?P<no>{_ROOM}){_HOUSE_END}(?! ?ชั้น)"
)
_BEFORE_STREET = re.compile(
    r"(?<![\d./:-])(?P<no>\d{1,4}/\d{1,4})"
    rf"(?=\s?{one_of('ซ. ซอย ถ. ถนน หมู่ ม. แขวง ตรอก ชุมชน')})"
)
_WHOSE_NUMBER = rf"(?:ของ)?{one_of('ผม หนู ดิฉัน ฉัน เรา ข้าพเจ้า')}"
_CORRECTED = re.compile(
    rf"(?:ไม่ใช่|แก้จาก|แก้เป็น|เปลี่ยนเป็น|ต้องเป็น|ที่ถูก(?:คือ|ต้อง)?|จริง ?ๆ ?(?:คือ|เป็น|ต้อง)?|เป็น|คือ|{_WHOSE_NUMBER})"
    rf"(?:เลขที่|บ้านเลขที่|บ้าน|ห้อง|เลข)? ?(?P<no>\d{{1,4}}/\d{{1,4}}){_HOUSE_END}"
)
_DWELLING = re.compile("บ้าน|เลขที่|ห้อง|คอนโด|ทาวน์|ที่อยู่|อพาร์ต")
_SHAPES = (_HOUSE, _ROOM_NUMBER, _BUILDING, _BUILDING_AFTER, _BLOCK, _OWN_HOUSE, _BEFORE_STREET, _DICTATED)

_CLASS_BEFORE = re.compile(r"[ปม]\. ?\d ?$|(?:เด็ก|นักเรียน) ?$")
_AT_HOME = re.compile(
    rf"(?:^|[\n:,(]|(?<!วัน)(?<!ครั้ง)(?<!สั่ง)(?<!รุ่น)ที่|{one_of('บ้าน อยู่ ส่ง มา จาก หน้า ข้าง หลัง หอ ร้าน ให้ ถึง')}) ?$"
)
_REACH = 8


def find_house_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Find the numbers of houses, buildings and rooms; the word before them stays outside."""
    for shape in _SHAPES:
        yield from (match.span("no") for match in shape.finditer(text) if not _is_something_else(text, match))
    if "/" in text and _DWELLING.search(text):
        yield from (
            match.span("no") for match in _CORRECTED.finditer(text) if not _CLASS_BEFORE.search(text, 0, match.end())
        )


def _is_something_else(text: str, match: re.Match[str]) -> bool:
    """Tell a school class, a date or a numbered soi from a house number."""
    before = text[max(0, match.start() - _REACH) : match.start()]
    return bool(_CLASS_BEFORE.search(before)) or (match.re is _BEFORE_STREET and not _AT_HOME.search(before))
