"""The words on a project's card."""

from collections.abc import Sequence
from datetime import date

from language.phrases.projects import PLAN_STATUS, baht
from language.thai_dates import short_date

_LONG_AGO = 60
PROGRESS = "ผลงาน"
TIME_USED = "เวลาที่ใช้"
SPENT = "เบิกจ่าย"
LAST_REPORT = "รายงานล่าสุด"
AGE = "อายุข้อมูล"
THAT_REPORT = "รายงานที่ถาม"
TOLD = "รายละเอียด"
PHOTOS = "ภาพหลักฐาน"
HISTORY = "ดูรายงานทั้งหมด"
BUDGET = "งบประมาณ"
TO_CHECK = "ควรตรวจสอบ"
NO_REPORT = "ยังไม่มีรายงาน"
WHOLE_HISTORY = "รายงานความก้าวหน้า"
NOT_FOR_GROUP = "ถามรายละเอียดโครงการได้ในแชตส่วนตัวกับบอตค่ะ"
NOT_STAFF = "การรายงานความก้าวหน้าเปิดให้เจ้าหน้าที่ที่ได้รับสิทธิเท่านั้นค่ะ"
CONFIRM = "ยืนยันบันทึก"
CANCEL = "ไม่บันทึก"
CANCELLED = "ไม่ได้บันทึกค่ะ"
EXPIRED = "รายการนี้หมดเวลายืนยันแล้ว ส่งใหม่อีกครั้งได้เลยค่ะ"


def code_and_year(code: str, fiscal_year: int) -> str:
    """Name code and fiscal year."""
    return f"รหัส {code} · ปีงบ {fiscal_year}"


def last_report(no: int, day: date | None) -> str:
    """Say which report it is and of which day."""
    return f"ครั้งที่ {no} · {short_date(day) if day else 'ไม่ระบุวันที่'}"


def age(days: int) -> str:
    """Say how old a report is, in days and, when that is long, in years and months."""
    if days <= 0:
        return "วันนี้"
    years, months = days // 365, days % 365 // 30
    parts = [f"{years} ปี"] * (years > 0) + [f"{months} เดือน"] * (months > 0)
    long_ago = f" ({' '.join(parts)})" if days >= _LONG_AGO else ""
    return f"{days:,} วัน{long_ago}"


def spending(budget: float, spent: float | None) -> str:
    """Say what was spent of the budget."""
    if not budget:
        return baht(spent) if spent else "ไม่ได้รับจัดสรรงบประมาณ"
    return f"{baht(spent or 0)} จาก {baht(budget)} ({(spent or 0) / budget * 100:.1f}%)"


def photos(count: int) -> str:
    """Say how many photos are kept as evidence."""
    return f"{count} ภาพ"


def chart_of(days: Sequence[date]) -> str:
    """Title the small chart of the reports of these days."""
    span = f" {short_date(min(days))} – {short_date(max(days))}" if days else ""
    return f"ร้อยละตามรายงาน{span}"


def more_to_check(count: int) -> str:
    """Say how many more contradictions there are."""
    return f"และอีก {count} ข้อ ดูได้ในหน้าเจ้าหน้าที่"


def plan(status: str | None) -> str:
    """Say what the report says of the plan."""
    return PLAN_STATUS.get(status or "", "ไม่ระบุแผน")


def history_line(no: int, day: date | None, percent: float | None, status: str | None, photos: int) -> str:
    """One report in one line."""
    parts = [short_date(day) if day else "ไม่ระบุวันที่", f"{percent:g}%" if percent is not None else "ไม่ระบุร้อยละ"]
    parts += [PLAN_STATUS[status]] if status in PLAN_STATUS else []
    parts += [f"ภาพ {photos}"] if photos else []
    return f"{no}. {' · '.join(parts)}"
