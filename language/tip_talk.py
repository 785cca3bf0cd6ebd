"""What a text that names a tip wants: to ask where it stands, or to tell more."""

import re

from language.normalise import normalise

_TELLS = re.compile(r"^[\s:：,-]*(?:ขอ)?(?:แจ้ง)?(?:เพิ่มเติม|เพิ่มข้อมูล|ข้อมูลเพิ่ม|เพิ่ม|อัปเดต|อัพเดท|อัพเดต|แก้ไข)")
_QUESTION = re.compile(
    r"ถึงไหน|คืบหน้า|(?:หรือ|รึ|แล้ว)ยัง|ติดตาม|ตืดตาม|สถานะ|ว่าไง|ยังไง|อย่างไร|เมื่อไ|ตรวจสอบ|เช็[คก]|รหัส|หมายเลข|\?"
    r"|\b(?:status|track\w*|follow\w*|check\w*|progress|any updates?|where|what|when|code)\b"
)
_FILLER = re.compile(
    r"ขอบ(?:คุณ|ใจ|พระคุณ)(?:มาก)?|สวัสดี|รบกวน|เรื่อง|เลข|ครับ|คับ|ครัฟ|ค่ะ|คะ|จ้า|จ้ะ|นะ|หน่อย|ด้วย|ของ|ผม|ดิฉัน|ฉัน|หนู|ที่|แจ้ง|ไว้|แล้ว|ไหม|มั้ย"
    r"|ขอ|ดู|ตาม|ไป|ช่วย|เรียน|เจ้าหน้าที่|ทราบ|อยาก"
    r"|\b(?:please|pls|thanks?|thank you|is|the|of|my|this|tip|report|case|now|hello|hi|it|for|me|i|want|to|know|sir)\b"
)
_NO_LETTER = re.compile(r"[^ก-ฮa-z0-9]")
_LEAST_TOLD = 3


def says_more(rest: str) -> bool:
    """Tell whether what stands beside the code tells something, rather than asking where the tip stands."""
    said = normalise(rest).strip().lower()
    if match := _TELLS.match(said):
        return len(said) > match.end() + 2
    return not _QUESTION.search(said) and len(_NO_LETTER.sub("", _FILLER.sub(" ", said))) >= _LEAST_TOLD


def asks(rest: str) -> bool:
    """Tell whether what stands beside something like a code asks about a tip."""
    return _QUESTION.search(normalise(rest).lower()) is not None
