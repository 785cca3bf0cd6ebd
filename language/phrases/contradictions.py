"""What does not go together in a project's record, and what a scanned form leaves in doubt, in words."""

from collections.abc import Sequence

from language.phrases.projects import baht
from language.thai_calendar import BUDDHIST_OFFSET, SHORT_MONTHS

_DOUBTS = {
    "no_percent": "ไม่มีบรรทัดร้อยละ ใช้ค่าจากรายงานก่อนหน้า",
    "no_date": "ไม่มีวันที่",
    "bad_date": "อ่านวันที่ไม่ได้",
    "no_status": "ไม่มีสถานะตามแผน",
    "status_garbled": "สถานะตามเป้าหมายพิมพ์ไม่ชัด",
    "digits_garbled": "ตัวเลขพิมพ์ไม่ชัด",
    "copies_differ": "แต่ละฉบับพิมพ์ไม่ตรงกัน",
    "number_missing": "ไม่พบรายงานครั้งนี้ในแบบ",
    "number_twice": "เลขครั้งซ้ำกัน",
    "field_missing": "ไม่พบข้อมูลในแบบ",
    "result_beyond_levels": "ผลงานเกินจำนวนระดับที่กำหนด",
    "year_inferred": "ปีงบประมาณอ่านจากเนื้อหา",
}
_FIELDS = {
    "name": "ชื่อโครงการ",
    "code": "รหัสโครงการ",
    "fiscal_year": "ปีงบประมาณ",
    "start": "วันเริ่มต้น",
    "end": "วันสิ้นสุด",
    "budget": "งบประมาณที่ได้รับ",
    "budget_spent": "งบประมาณที่ใช้ไป",
    "agency": "หน่วยงาน",
    "responsible": "ผู้รับผิดชอบ",
    "coordinator": "ผู้ประสานงาน",
    "plan": "แผนพัฒนา",
    "objectives": "วัตถุประสงค์",
    "targets": "เป้าหมาย",
    "result": "ผลงาน",
    "reports": "รายงาน",
}
_LONGEST = 6


def progress_falls(no: int, before: float, after: float) -> str:
    """Say that progress fell."""
    return f"รายงานครั้งที่ {no} ร้อยละลดลงจาก {before:g} เหลือ {after:g}"


def percent_over_100(no: int, percent: float) -> str:
    """Say that a percent is over a hundred."""
    return f"รายงานครั้งที่ {no} ร้อยละเกิน 100 ({percent:g})"


def date_missing(no: int) -> str:
    """Say that a report has no date."""
    return f"รายงานครั้งที่ {no} ไม่มีวันที่"


def date_out_of_order(no: int) -> str:
    """Say that a report is dated before the one before it."""
    return f"รายงานครั้งที่ {no} ลงวันที่ก่อนรายงานก่อนหน้า"


def months_without_report(months: Sequence[tuple[int, int]]) -> str:
    """Say which months have no report, following ones as a span."""
    spans: list[list[tuple[int, int]]] = []
    for month in months:
        if spans and _follows(spans[-1][-1], month):
            spans[-1].append(month)
        else:
            spans.append([month])
    named = [_span(span) for span in spans]
    more = f" และอีก {len(named) - _LONGEST} ช่วง" if len(named) > _LONGEST else ""
    return f"เดือนที่ไม่มีรายงาน: {', '.join(named[:_LONGEST])}{more}"


def _follows(before: tuple[int, int], month: tuple[int, int]) -> bool:
    return month[0] * 12 + month[1] == before[0] * 12 + before[1] + 1


def _span(months: Sequence[tuple[int, int]]) -> str:
    first, last = _month(*months[0]), _month(*months[-1])
    return first if len(months) == 1 else f"{first}–{last} ({len(months)} เดือน)"


def _month(year: int, month: int) -> str:
    return f"{SHORT_MONTHS[month - 1]} {(year + BUDDHIST_OFFSET) % 100:02}"


def on_plan_but_paused(no: int) -> str:
    """Say that a report calls itself on plan and tells that the work was put off."""
    return f"รายงานครั้งที่ {no} ระบุว่าเป็นไปตามแผน แต่เนื้อหาบอกว่าชะลอหรือหยุดดำเนินการ"


def progress_jumps(no: int, before: float, after: float) -> str:
    """Say that progress grew by more than half of the whole within some weeks."""
    return f"รายงานครั้งที่ {no} ร้อยละเพิ่มจาก {before:g} เป็น {after:g} ภายในเดือนเศษ"


def amount_in_words_differs(no: int, figures: float, words: float) -> str:
    """Say that an amount stands in figures and otherwise in words."""
    return f"รายงานครั้งที่ {no} เขียนจำนวนเงินเป็นตัวเลข {baht(figures)} แต่เป็นตัวอักษร {baht(words)}"


def on_plan_but_late(used: float, percent: float) -> str:
    """Say that time runs far ahead of progress although the form says on plan."""
    return f"ระบุว่าเป็นไปตามแผน แต่ใช้เวลาไปแล้ว {used:.0f}% ขณะที่ผลงาน {percent:g}%"


def spent_differs(no: int, told: float, printed: float) -> str:
    """Say that a narrative's spending is not the printed one."""
    return f"รายงานครั้งที่ {no} เนื้อหาระบุเบิกจ่าย {baht(told)} แต่ช่องงบประมาณที่ใช้ไปเป็น {baht(printed)}"


def over_budget(budget: float, spent: float) -> str:
    """Say that more was spent than received."""
    return f"ใช้จ่าย {baht(spent)} เกินงบประมาณที่ได้รับ {baht(budget)}"


def letter_after_report(no: int, letter: str) -> str:
    """Say that a report cites a letter dated after itself."""
    return f"รายงานครั้งที่ {no} อ้างหนังสือ {letter} ซึ่งลงวันที่หลังวันรายงาน"


def doubt(kind: str, field: str, no: int | None) -> str:
    """Say what is doubtful; never the doubtful value, which may be a person's name."""
    where = f"รายงานครั้งที่ {no}" if no else _FIELDS.get(field, field)
    return f"{where}: {_DOUBTS[kind]}"
