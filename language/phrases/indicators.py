"""What is said of an indicator's levels: what the next one lacks, and what the running system proves."""

COMPLETE = "ครบทุกระดับแล้ว"
_LACKS = {
    "occupations": "สมาชิกเครือข่ายข่าวจากอย่างน้อย {need} กลุ่มอาชีพ (มีหลักฐาน {have})",
    "channel": "ช่องทางรับแจ้งข่าวตลอด 24 ชั่วโมงอย่างน้อย {need} ช่องทาง (มีหลักฐาน {have})",
    "order": "คำสั่งแต่งตั้งคณะทำงาน",
    "meetings": "การประชุมคณะทำงานปีละอย่างน้อย {need} ครั้ง (มีหลักฐาน {have} ครั้ง)",
    "handover": "หลักฐานการแจ้งผลให้หน่วยงานที่เกี่ยวข้อง",
}


def lacking(level: int, lacks: str | None, have: int, need: int) -> str:
    """Say what the level after `level` lacks."""
    if lacks is None:
        return COMPLETE
    return f"ระดับ {level + 1} ยังขาด: {_LACKS[lacks].format(have=have, need=need)}"


def channel(hours: int) -> str:
    """Name the bot as a channel, with the hours of the day in which it was awake."""
    return f"ช่องทาง LINE ของข่าวเน็ต ทำงานจริง {hours} จาก 24 ชั่วโมงของวัน"


def group(name: str, members: int) -> str:
    """Name a registered group with its members."""
    return f"{name} สมาชิก {members:,} คน"


def registered_groups(number: int) -> str:
    """Say how many registered groups prove a level, where naming each would fill a page."""
    return f"กลุ่มไลน์ที่ลงทะเบียนในระบบ {number:,} กลุ่ม (รายชื่ออยู่ในตารางรายกลุ่ม)"


def more(number: int) -> str:
    """Say how many more pieces of evidence there are than are named."""
    return f"และอีก {number:,} รายการ"
