"""What is said when an officer reports progress."""

from collections.abc import Sequence
from datetime import date

from language.phrases.projects import PLAN_STATUS, baht
from language.thai_dates import short_date

_ASK = {
    "code": "รายงานนี้เป็นของโครงการใด โปรดระบุรหัสโครงการหรือปีงบประมาณ",
    "percent": "ความก้าวหน้าร้อยละเท่าใด",
    "confirm": "โปรดยืนยันตัวเลขนี้อีกครั้ง",
}
_WARN = {
    "percent_decreased": "ร้อยละต่ำกว่ารายงานครั้งก่อน",
    "percent_over_100": "ร้อยละเกิน 100",
    "duplicate": "มีรายงานวันเดียวกันและร้อยละเท่ากันอยู่แล้ว",
}
_UNKNOWN_PROJECT = "(ยังไม่ทราบโครงการ)"
OUT_OF_ORDER = "วันที่รายงานเก่ากว่ารายงานล่าสุด"
CONFIRM = "ข้อมูลถูกต้องหรือไม่ กดยืนยันเพื่อบันทึก"
SAVED = "บันทึกรายงานแล้ว"
SEND_PHOTOS = "มีภาพหลักฐาน ส่งต่อในแชตนี้ได้ภายใน 30 นาที"
PHOTO_WAITS = "ได้รับภาพแล้ว จะแนบกับรายงานเมื่อกดยืนยันบันทึก"
NOT_ALLOWED = "ท่านไม่มีสิทธิรายงานโครงการนี้"


def photos_kept(count: int, code: str) -> str:
    """Say that photos are kept as evidence of a project's report."""
    return (
        f"แนบภาพหลักฐาน {count} ภาพกับรายงานของ {code} แล้ว"
        if count
        else f"ภาพนี้แนบกับรายงานของ {code} ไว้แล้ว หรือครบ 10 ภาพแล้ว"
    )


def which_report(count: int) -> str:
    """Ask which of several reports photos belong to."""
    return f"ภาพหลักฐาน {count} ภาพนี้เป็นของโครงการใด"


def with_photos(count: int) -> str:
    """Say how many photos will be kept with the report."""
    return f"ภาพหลักฐาน {count} ภาพ"


def understood(
    name: str | None, percent: float | None, day: date | None, spent: float | None, plan_status: str | None
) -> str:
    """Show one report as understood."""
    parts = [name or _UNKNOWN_PROJECT]
    if percent is not None:
        parts.append(f"คืบหน้า {percent:g}%")
    if day:
        parts.append(f"ณ วันที่ {short_date(day)}")
    if spent is not None:
        parts.append(f"เบิกจ่าย {baht(spent)}")
    if plan_status:
        parts.append(PLAN_STATUS[plan_status])
    return " · ".join(parts)


def shown(reports: Sequence[str], warnings: Sequence[str], questions: Sequence[str], *, is_out_of_order: bool) -> str:
    """Show all reports, what to look at again, and what to answer: questions first, else the confirmation."""
    lines = [f"• {report}" for report in reports]
    lines += [f"⚠ {_WARN[warning]}" for warning in warnings]
    lines += [f"⚠ {OUT_OF_ORDER}"] if is_out_of_order else []
    return "\n".join([*lines, *([_ASK[question] for question in questions] or [CONFIRM])])
