"""What is said of tips."""

from language.labels import CATEGORY_LABELS, SECURITY, URGENCY_LABELS, Category, Urgency

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

WHERE_UNKNOWN = "ยังไม่ทราบสถานที่ — พิมพ์ชื่อเขต/ซอย หรือกดปุ่มส่งตำแหน่ง"
ADD_PIN = "📍 ส่งตำแหน่ง"
WITHDRAW = "ถอนเรื่อง"
NOT_A_TIP = "ไม่ใช่การแจ้งเหตุ"
ONLY_TELLER = "เฉพาะผู้แจ้งหรือเจ้าหน้าที่เท่านั้นที่กดปุ่มนี้ได้ค่ะ"
NO_TIPS_YET = "คุณยังไม่มีเรื่องที่แจ้งไว้ พิมพ์เล่าเหตุที่พบได้เลยค่ะ"
NO_SUCH_TIP = "ไม่พบเรื่องรหัสนี้ ตรวจตัวอักษรอีกครั้ง เช่น T-7KQ3MX"
MY_TIPS = "เรื่องที่คุณแจ้งไว้"


def receipt_title(code: str) -> str:
    """Return the receipt's first line."""
    return f"รับแจ้งแล้ว {code}"


def receipt_text(code: str, category: Category, urgency: Urgency, district: str | None, *, aloud: bool) -> str:
    """Return the receipt in words; a security matter's category is not said aloud in a group."""
    lines = [receipt_title(code)]
    if aloud or category not in SECURITY:
        lines.append(f"เรื่อง: {CATEGORY_LABELS[category]} ({URGENCY_LABELS[urgency]})")
    lines.append(f"พื้นที่: เขต{district}" if district else WHERE_UNKNOWN)
    return "\n".join(lines)


def withdrawn(code: str) -> str:
    """Say that a tip was taken back."""
    return f"ถอนเรื่อง {code} แล้วค่ะ"


def status_line(code: str, state: str, when: str) -> str:
    """Say where a tip stands."""
    return f"{code} · {STATE_LABELS[state]} · แจ้งเมื่อ {when}"
