"""What is said about a file that may be a printed progress form."""

from datetime import date

from language.phrases.projects import PLAN_STATUS, baht
from language.thai_dates import short_date

RECEIVED = "ได้รับไฟล์แล้วค่ะ กำลังอ่านแบบรายงาน จะแจ้งผลให้ทราบในแชตนี้"
NO_FORM = "ไฟล์นี้ไม่ใช่แบบรายงานความก้าวหน้าหรือแบบตัวชี้วัดค่ะ ยังไม่ได้บันทึกอะไร"
UNREADABLE = "อ่านข้อความในไฟล์นี้ไม่ได้ค่ะ รองรับ PDF ที่มีตัวอักษร, DOCX และ TXT (ไฟล์สแกนเป็นภาพต้องแปลงเป็นข้อความก่อน)"
NOT_FETCHED = "รับไฟล์นี้จาก LINE ไม่สำเร็จค่ะ โปรดส่งใหม่อีกครั้ง"
HEAD = "อ่านแบบได้ {count} รายการ ตรวจก่อนบันทึก"
SAVED = "บันทึกจากแบบแล้ว {count} รายการค่ะ"
NOT_YOURS = "แบบนี้มีโครงการนอกเขตที่ท่านรับผิดชอบ จึงบันทึกให้ไม่ได้ค่ะ"
MORE = "… ยังมีอีก ดูทั้งหมดได้ในหน้าเจ้าหน้าที่หลังบันทึก"


def project(code: str, name: str, fiscal_year: int) -> str:
    """Name one project of a form."""
    return f"• {code} {name} (ปีงบ {fiscal_year})"


def figures(reports: int, percent: float | None) -> str:
    """Say how many reports the form holds and what the last says."""
    last = "" if percent is None else f" ล่าสุด {percent:g}%"
    return f"  รายงาน {reports} ครั้ง{last}"


def money_and_time(budget: float | None, spent: float | None, start: date | None, end: date | None) -> str:
    """Say the budget, the spending and the span that were read."""
    money = f"งบ {baht(budget)} ใช้ไป {baht(spent or 0)}" if budget is not None else "ไม่พบงบประมาณ"
    span = f"{short_date(start)} – {short_date(end)}" if start and end else "ไม่พบวันเริ่มหรือสิ้นสุด"
    return f"  {money} · {span}"


def report(no: int, day: date | None, percent: float | None, status: str | None, spent: float | None) -> str:
    """Say one report as it was read."""
    parts = [short_date(day) if day else "ไม่มีวันที่", f"{percent:g}%" if percent is not None else "ไม่มีร้อยละ"]
    parts += [PLAN_STATUS[status]] if status in PLAN_STATUS else []
    parts += [f"เบิก {baht(spent)}"] if spent else []
    return f"  {no}. {' · '.join(parts)}"


def to_check(sentence: str) -> str:
    """Mark something that was not read with certainty."""
    return f"  ? {sentence}"


def contradicting(sentence: str) -> str:
    """Mark something that does not go together."""
    return f"  ⚠ {sentence}"
