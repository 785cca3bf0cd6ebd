"""What is said of an imported chat."""

from collections.abc import Mapping

NOT_IN_EXPORT = "รูปไม่ได้อยู่ในไฟล์ส่งออก"

COUNTS: Mapping[str, str] = {
    "messages": "ข้อความในไฟล์",
    "tips": "เบาะแสใหม่",
    "unsure": "ไม่แน่ใจ รอเจ้าหน้าที่ดู",
    "added": "ข้อความที่ต่อท้ายเรื่องเดิม",
    "edited": "ข้อความที่แก้ไขหลังนำเข้าครั้งก่อน",
    "withdrawn": "เรื่องที่ผู้แจ้งถอนเอง",
    "small_talk": "คุยทั่วไป ไม่เก็บ",
    "media_noted": "รูป คลิป หมุด ที่บันทึกไว้กับเรื่อง (ไม่มีไฟล์)",
    "media_left": "รูป คลิป หมุด ที่ไม่เกี่ยวกับเรื่องใด ไม่เก็บ",
    "unsent": "ข้อความที่ถูกยกเลิก",
    "erased": "ข้อความที่เคยนำเข้าและลบตามการยกเลิก",
    "system": "ข้อความระบบ สายโทร สติกเกอร์",
    "alerted": "เหตุฉุกเฉินสดที่แจ้งเจ้าหน้าที่",
    "duplicates": "นำเข้าแล้วก่อนหน้านี้",
    "heard_live": "ได้รับสดในกลุ่มแล้ว",
    "unreadable": "บรรทัดที่อ่านไม่ได้",
}

FLAWS: Mapping[str, str] = {
    "no_date": "อยู่ก่อนบรรทัดวันที่แรก",
    "no_message": "ไม่ได้เป็นของข้อความใด",
    "bad_time": "เวลาไม่ถูกต้อง",
    "bad_date": "ไม่มีวันที่นี้ในปฏิทิน",
    "bad_bytes": "มีอักขระที่เสียหาย",
}


def flaw_line(number: int, flaw: str) -> str:
    """Say which line could not be read, and why."""
    return f"บรรทัด {number}: {FLAWS[flaw]}"


def fresh_emergency(told: str) -> str:
    """Say to an officer that an emergency comes out of a file, and that whoever wrote it was not answered."""
    return f"นำเข้าจากแชตที่ส่งออก เขียนไว้เมื่อ {told} ผู้แจ้งยังไม่ได้รับคำตอบ"


def more_emergencies(count: int) -> str:
    """Say that there are more fresh emergencies than are shown."""
    return f"และเหตุฉุกเฉินจากแชตเดียวกันอีก {count} เรื่อง พิมพ์ “งานค้าง” เพื่อดู"
