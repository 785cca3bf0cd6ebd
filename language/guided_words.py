"""What is typed in a guided report instead of pressing one of its buttons, which a computer does not show."""

import re
from enum import StrEnum

from language.normalise import normalise


class Typed(StrEnum):
    """What a whole text asks of the report."""

    SKIP = "report_skip"
    SEND = "report_send"
    SEND_HIDDEN = "report_hidden"
    RESTART = "report_restart"
    DISCARD = "report_discard"
    GREETING = "greeting"


_POLITE = r"(?:\s*(?:เลย|แล้ว|หน่อย|นะ|อ่ะ|อะ|จ้า|จ้ะ|ครับ|คับ|ค่ะ|คะ))*[\s.!]*"
_READERS = {
    typed: re.compile(rf"(?:{pattern}){_POLITE}")
    for typed, pattern in {
        Typed.SKIP: r"ข้าม(?:ไป)?|ไม่มี(?:รูป|ภาพ|คลิป)?|(?:เอ่อ\s*)?ไม่(?:ทราบ|รู้|แน่ใจ)|จำไม่ได้|ไม่สะดวก|skip|no|none",
        Typed.SEND: r"ส่ง(?:เรื่อง)?|ยืนยัน(?:ส่ง)?|ตกลง|โอเค|ok|okay|yes|send|ใช่|ถูก(?:ต้อง)?",
        Typed.SEND_HIDDEN: r"ส่ง(?:แบบ)?(?:ไม่เปิดเผย|ไม่ระบุ)(?:ตัวตน|ชื่อ|ตน)?|ไม่(?:เปิดเผย|ระบุ)(?:ตัวตน|ชื่อ|ตน)|ไม่ออกนาม|นิรนาม",
        Typed.RESTART: r"เริ่มใหม่|เล่าใหม่",
        Typed.DISCARD: r"ยกเลิกเรื่องนี้|ลบทิ้ง|ไม่ส่ง|ไม่แจ้ง",
        Typed.GREETING: r"สวัสดี|หวัดดี|ดีจ้า|ฮัลโหล|hello|hi",
    }.items()
}


def read_typed(text: str) -> Typed | None:
    """Return what the whole text asks of the report; None when it tells something."""
    said = normalise(text).lower().strip()
    return next((typed for typed, reader in _READERS.items() if reader.fullmatch(said)), None)
