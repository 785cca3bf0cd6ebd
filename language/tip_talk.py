"""What a text that names a tip wants: to ask where it stands, or to tell more."""

import re

from language.normalise import normalise

_TELLS = re.compile(r"^[\s:：,-]*(?:ขอ)?(?:แจ้ง)?(?:เพิ่มเติม|เพิ่มข้อมูล|ข้อมูลเพิ่ม|เพิ่ม|อัปเดต|อัพเดท|อัพเดต|แก้ไข)")
_ASKS = re.compile(
    r"ติดตาม|ถึงไหน|คืบหน้า|สถานะ|ว่าไง|ยังไง|อย่างไร|หรือยัง|รึยัง|เมื่อไ|ไหม|มั้ย|ขอดู|ตรวจสอบ|เช็ค|เช็ก|รหัส|เรื่อง|หมายเลข|เลข"
    r"|ครับ|ค่ะ|คะ|นะ|หน่อย|ด้วย|ของ|ผม|ฉัน|ที่|แจ้ง|ไว้|แล้ว|ขอ|ดู|ตาม|ไป|\W|_"
)
_SHORT = 6


def says_more(rest: str) -> bool:
    """Tell whether what stands beside the code tells something, rather than asking where the tip stands."""
    said = normalise(rest).strip()
    if match := _TELLS.match(said):
        return len(said) > match.end() + 2
    return (
        len(_ASKS.sub("", said)) > _SHORT and "?" not in said and not re.search(r"ถึงไหน|คืบหน้า|หรือยัง|ติดตาม|สถานะ", said)
    )
