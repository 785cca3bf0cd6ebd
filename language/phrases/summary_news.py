"""What is said around a quarterly summary: the notice of a draft, the card, the letter by e-mail, a link's page."""

from language.phrases.summary import amendment

PDF_BUTTON, WORD_BUTTON, EXCEL_BUTTON = "เปิดรายงาน (PDF)", "ไฟล์ Word", "ไฟล์ Excel"
READ_DRAFT, WORK_ON_DRAFT = "อ่านฉบับร่าง (PDF)", "ตรวจ แก้ และเผยแพร่"
LINK_LIFE = "ลิงก์มีอายุ 14 วัน และใช้ได้เฉพาะผู้ได้รับ"
DRAFT_HEADING = "ร่างรายงานรอบ 3 เดือน พร้อมให้ตรวจแล้ว"
DRAFT_ADVICE = "อ่าน เพิ่มข้อสังเกต ตัดเหตุการณ์ที่ไม่ควรลง ใส่เลขหนังสือ แล้วเผยแพร่"
CARD_TITLE = "รายงานสรุปผลเครือข่ายข่าว"
TIPS, VERIFIED, RESPONSE = "เรื่องที่รับแจ้ง", "ยืนยันแล้ว", "ตอบรับครึ่งหนึ่งภายใน"
UNKNOWN = "-"
AMENDED_BECAUSE = "เหตุที่ออกฉบับแก้ไข: {reason}"
CAUSES = (
    "เรื่องที่รับแจ้งหลังวันตัดข้อมูลของฉบับก่อน {number} เรื่อง",
    "เรื่องที่บันทึกเข้าระบบหลังจัดทำฉบับก่อน เช่น นำเข้าจากประวัติแชต {number} เรื่อง",
    "เรื่องเดิมที่เจ้าหน้าที่แก้ไขหรือเปลี่ยนสถานะหลังวันตัดข้อมูลของฉบับก่อน {number} เรื่อง",
)
COUNT_OF = ""
"""The column of a change that counts the rows themselves."""
_CHECKED = {"tips": "", "verified": "(ยืนยันแล้ว)", "unfounded": "(ไม่มีมูล)"}
CHANGE_TABLES: dict[str, tuple[str, dict[str, str]]] = {
    "overview": ("ตัวเลขสำคัญ", {"now": ""}),
    "by_category": ("ประเภท", _CHECKED),
    "by_month": ("เดือน", {"tips": ""}),
    "by_urgency": ("ความเร่งด่วน", {"tips": ""}),
    "by_state": ("สถานะ", {"tips": ""}),
    "times": ("เวลา (นาที)", {"median": "(มัธยฐาน)", "p90": "(เปอร์เซ็นไทล์ที่ 90)"}),
    "promises": ("คำมั่น", {"count": ""}),
    "by_district_group": ("กลุ่มเขต", _CHECKED),
    "by_district": ("เขต", _CHECKED),
    "network": ("เครือข่าย", {"value": ""}),
    "by_network": ("เครือข่าย", {"tips": "", "verified": "(ยืนยันแล้ว)"}),
    "by_group": ("กลุ่ม", {"tips": ""}),
    "notable": ("เหตุสำคัญ", {COUNT_OF: ""}),
    "projects": ("โครงการ", {"percent": "(ก้าวหน้า %)", "spent": "(ใช้ไป บาท)"}),
    "contradictions": ("ข้อที่ควรตรวจสอบ", {COUNT_OF: ""}),
    "indicators": ("ตัวชี้วัด", {"level": "(ระดับ)"}),
    "meetings": ("การประชุม", {"attendees": "(คน)"}),
    "opinions": ("ความคิดเห็น", {"opinions": ""}),
    "data_quality": ("คุณภาพข้อมูล", {"count": ""}),
}
"""What an amendment compares: the snapshot's table, its name, and the columns with their words."""
OUTDATED_ADVICE = "ออกฉบับแก้ไขได้ที่หน้า “รายงานสรุป”"
GONE_TITLE, GONE_TEXT = "ลิงก์หมดอายุแล้ว", "ลิงก์นี้ใช้ได้ 14 วันนับจากวันที่ส่ง โปรดขอลิงก์ใหม่จากสำนักงานปกครองและทะเบียน"
UNKNOWN_TITLE, UNKNOWN_TEXT = (
    "ไม่พบเอกสาร",
    "ลิงก์ไม่ถูกต้อง คัดลอกมาไม่ครบ หรือถูกยกเลิกแล้ว เปิดจากข้อความที่ได้รับอีกครั้ง หากยังไม่ได้โปรดขอลิงก์ใหม่จากสำนักงานปกครองและทะเบียน",
)
TROUBLE_TITLE, TROUBLE_TEXT = (
    "เปิดเอกสารไม่ได้ชั่วคราว",
    "ระบบวาดหน้าเอกสารไม่ได้ในขณะนี้ โปรดลองอีกครั้งภายหลัง หรือแจ้งสำนักงานปกครองและทะเบียน",
)


def period(fiscal_year: int, quarter: int) -> str:
    """Return which quarter it is, in words."""
    return f"ไตรมาสที่ {quarter} ปีงบประมาณ พ.ศ. {fiscal_year}"


def edition_said(edition: int) -> str:
    """Return what an edition is called; nothing for the first."""
    return amendment(edition) if edition else ""


def file_name(fiscal_year: int, quarter: int, edition: int, kind: str, *, is_draft: bool) -> str:
    """Return the name a summary's file is saved under."""
    which = " ฉบับร่าง" if is_draft else f" {amendment(edition)}" if edition else ""
    return f"รายงานสรุปผลเครือข่ายข่าว ไตรมาส {quarter}-{fiscal_year}{which}.{kind}"


def draft_alt(quarters: str) -> str:
    """Return what a notification says of a draft."""
    return f"{DRAFT_HEADING}: {quarters}"


def left_out(number: int) -> str:
    """Return the sentence that owns up to incidents an analyst left out."""
    return f"ผู้วิเคราะห์ไม่นำเหตุการณ์สำคัญลงในรายงาน {number} เรื่อง ตัวเลขในตารางยังนับรวมเรื่องดังกล่าว"


def release_notice(days: int) -> str:
    """Return when a draft is released by itself."""
    return f"หากไม่มีผู้เผยแพร่ ระบบจะเผยแพร่เองใน {days} วัน" if days else "ระบบจะไม่เผยแพร่เอง ต้องมีผู้เผยแพร่"


def outdated(fiscal_year: int, quarter: int, number: int, label: str, before: object, after: object) -> str:
    """Return that figures of a released summary are no longer those of the records, with the first of them."""
    example = " → ".join("-" if value is None else str(value) for value in (before, after))
    return (
        f"รายงานไตรมาส {quarter}/{fiscal_year} ที่เผยแพร่แล้ว ตัวเลขต่างไป {number:,} รายการ ({label} {example}) "
        "เพราะมีข้อมูลเข้าหรือแก้ไขภายหลัง"
    )


def mail_subject(fiscal_year: int, quarter: int, edition: int) -> str:
    """Return the subject of the letter by e-mail."""
    return " ".join(part for part in (CARD_TITLE, period(fiscal_year, quarter), edition_said(edition)) if part)


def mail_body(fiscal_year: int, quarter: int, edition: int, fingerprint: str) -> str:
    """Return the words of the letter by e-mail."""
    return (
        f"เรียน ผู้รับรายงาน\n\nขอส่ง{mail_subject(fiscal_year, quarter, edition)} ตามไฟล์แนบ (PDF, Word และ Excel)\n\n"
        f"รหัสตรวจสอบของชุดข้อมูล (SHA-256): {fingerprint}\n\n"
        "อีเมลฉบับนี้ส่งโดยระบบข่าวเน็ต มีข้อมูลที่จำกัดผู้รับ โปรดอย่าส่งต่อ\n"
    )
