"""The words on a project's card."""

from datetime import date

from language.phrases.projects import PLAN_STATUS, baht
from language.thai_dates import short_date

PROGRESS = "ผลงาน"
TIME_USED = "เวลาที่ใช้"
SPENT = "เบิกจ่าย"
LAST_REPORT = "รายงานล่าสุด"
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


def last_report(no: int, day: date | None, age_days: int | None) -> str:
    """Say which report is the newest and how old it is."""
    when = short_date(day) if day else "ไม่ระบุวันที่"
    age = f" ({age_days:,} วันก่อน)" if age_days is not None and day else ""
    return f"ครั้งที่ {no} · {when}{age}"


def spending(budget: float | None, spent: float | None) -> str:
    """Say what was spent of the budget."""
    return f"{baht(spent or 0)} จาก {baht(budget)}" if budget else baht(spent or 0)


def plan(status: str | None) -> str:
    """Say what the report says of the plan."""
    return PLAN_STATUS.get(status or "", "ไม่ระบุแผน")


def history_line(no: int, day: date | None, percent: float | None) -> str:
    """One report in one line."""
    return f"{no}. {short_date(day) if day else '-'} · {f'{percent:g}%' if percent is not None else '-'}"
