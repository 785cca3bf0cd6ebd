"""What is said of tips."""

STATE_LABELS = {
    "unsure": "รอเจ้าหน้าที่ดู",
    "new": "รับเรื่องแล้ว",
    "verifying": "กำลังตรวจสอบ",
    "verified": "ตรวจสอบแล้ว",
    "unfounded": "ตรวจแล้วไม่พบ",
    "forwarded": "ส่งต่อหน่วยงานแล้ว",
    "resolved": "เสร็จสิ้น",
    "duplicate": "รวมกับเรื่องเดิม",
    "withdrawn": "ถอนเรื่องแล้ว",
}

CLOSING = {
    "resolved": "ดำเนินการเสร็จสิ้นแล้วค่ะ ขอบคุณที่ช่วยแจ้ง หากยังไม่เรียบร้อย พิมพ์รหัสนี้ตามด้วยรายละเอียดได้เลยค่ะ",
    "unfounded": "เจ้าหน้าที่ตรวจสอบแล้วไม่พบเหตุค่ะ ขอบคุณที่ช่วยเป็นหูเป็นตา หากพบอีก พิมพ์รหัสนี้ตามด้วยรายละเอียดได้เลยค่ะ",
}
"""What closes a tip's story for whoever told it; it says nothing of what it was about."""

ONLY_TELLER = "เฉพาะผู้แจ้งหรือเจ้าหน้าที่เท่านั้นที่กดปุ่มนี้ได้ค่ะ"
NO_TIPS_YET = "คุณยังไม่มีเรื่องที่แจ้งไว้ พิมพ์เล่าเหตุที่พบได้เลยค่ะ"
NO_SUCH_TIP = "ไม่พบเรื่องรหัสนี้ ตรวจตัวอักษรอีกครั้ง เช่น T-7KQ3MX หากแจ้งแบบไม่เปิดเผยตัวตน ใช้หมายเลขลับ (R-…) แทนค่ะ"
MY_TIPS = "เรื่องที่คุณแจ้งไว้"
TOLD_ON = "แจ้งเมื่อ"
AFTER_PHOTO = "🖼 ดูภาพหลังแก้ไข"
PHOTO_ON_ITS_WAY = ("กำลังเตรียมภาพ", "ลองเปิดลิงก์นี้อีกครั้งในอีกสักครู่ค่ะ")
PHOTO_GONE = ("ไม่พบภาพนี้", "ลิงก์หมดอายุหรือภาพถูกนำออกแล้ว พิมพ์รหัสเรื่องในแชตเพื่อขอลิงก์ใหม่ได้ค่ะ")
OFFICER_SAYS = "เจ้าหน้าที่แจ้งว่า:"


def receipt_title(code: str) -> str:
    """Return the receipt's first line."""
    return f"รับแจ้งแล้ว {code}"


def moved_on(code: str, state: str, agency: str | None) -> str:
    """Tell of a new state in words that say nothing of what the tip is about."""
    if state in CLOSING:
        return f"เรื่อง {code} {CLOSING[state]}"
    where = f" ({agency})" if agency and state == "forwarded" else ""
    return f"เรื่อง {code} มีความคืบหน้า: {STATE_LABELS[state]}{where}"


def note(code: str, text: str) -> str:
    """Pass on what an officer wrote to the teller."""
    return f"เจ้าหน้าที่แจ้งเรื่อง {code}: {text}"


def note_waits(code: str) -> str:
    """Say in a group that there is a note."""
    return f"เรื่อง {code} มีข้อความจากเจ้าหน้าที่ ดูได้ในแชตส่วนตัวกับบอต โดยพิมพ์ {code}"


def withdrawn(code: str) -> str:
    """Say that a tip was taken back."""
    return f"ถอนเรื่อง {code} แล้วค่ะ"


def status_line(code: str, state: str, when: str) -> str:
    """Say where a tip stands."""
    return f"{code} · {STATE_LABELS[state]} · แจ้งเมื่อ {when}"


def area(district: str | None, subdistrict: str | None) -> str:
    """Name the place as far as it is known."""
    if district is None:
        return "ยังไม่ทราบ"
    return f"แขวง{subdistrict} เขต{district}" if subdistrict else f"เขต{district}"
