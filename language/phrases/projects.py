"""What is said about projects: answers, lists, reports as understood, contradictions and doubts."""

import re
from collections.abc import Sequence
from datetime import date

from language.thai_calendar import MONTHS
from language.thai_dates import short_date

PLAN_STATUS = {
    "on_plan": "เป็นไปตามแผน",
    "watch": "เป็นไปตามแผนแต่ควรติดตาม",
    "behind": "ล่าช้ากว่าแผน",
}
WHICH_PROJECT = "ต้องการทราบของโครงการใด โปรดพิมพ์ชื่อหรือรหัสโครงการ"
NO_PROJECT = "ไม่พบโครงการที่ถามในทะเบียน ลองพิมพ์รหัสโครงการ หรือชื่อเต็มอีกครั้ง"
NOT_REPORTED = "ยังไม่มีรายงานความก้าวหน้า"
NONE_LATE = "ไม่มีโครงการที่รายงานว่าล่าช้ากว่าแผน"
NONE_LISTED = "ไม่พบโครงการตามที่ถาม"
_LONGEST_LIST = 20
_BUTTON = 20
_ASKED = {
    "progress": "ความคืบหน้า",
    "budget": "งบประมาณ",
    "timeline": "ระยะเวลา",
    "owner": "หน่วยงานรับผิดชอบ",
}
SEEN_BEFORE = "(ต่อจากโครงการก่อนหน้า)"


def baht(amount: float) -> str:
    """Write an amount of money: 4,529,800 บาท."""
    return f"{amount:,.0f} บาท" if amount == int(amount) else f"{amount:,.2f} บาท"


def heading(name: str, code: str, fiscal_year: int) -> str:
    """Name a project in one line."""
    return f"{name} (รหัส {code} ปีงบประมาณ {fiscal_year})"


def progress_line(percent: float, no: int, day: date | None, plan_status: str | None) -> str:
    """Say the progress of one report."""
    when = f" วันที่ {short_date(day)}" if day else " (ไม่ระบุวันที่)"
    status = f" {PLAN_STATUS[plan_status]}" if plan_status else ""
    return f"คืบหน้า {percent:g}% ตามรายงานครั้งที่ {no}{when}{status}"


def narrative_line(narrative: str) -> str:
    """Quote what the report tells."""
    return f"รายละเอียด: {narrative}"


def report_age(days: int) -> str:
    """Say how old the newest report is."""
    return f"รายงานล่าสุดเมื่อ {days:,} วันก่อน"


def plan_against_time(percent: float, used: float) -> str:
    """Set progress against the time used."""
    return f"ใช้เวลาไปแล้ว {used:.0f}% ของระยะเวลาโครงการ ผลงาน {percent:g}%"


def no_report_in(period: str) -> str:
    """Say that the period asked for has no report."""
    return f"ไม่มีรายงานใน{period}"


def quarter_name(quarter: int, fiscal_year: int) -> str:
    """Name a quarter."""
    return f"ไตรมาสที่ {quarter} ปีงบประมาณ {fiscal_year}"


def month_name(month: int) -> str:
    """Name a month."""
    return f"เดือน{MONTHS[month - 1]}"


def report_name(no: int) -> str:
    """Name a report by its number."""
    return f"รายงานครั้งที่ {no}"


def budget_line(budget: float | None, spent: float | None) -> str:
    """Say budget, spending and what is left."""
    if budget is None:
        return "ไม่มีข้อมูลงบประมาณในทะเบียน"
    used = spent or 0
    share = f" ({used / budget * 100:.1f}%)" if budget else ""
    return f"งบประมาณที่ได้รับ {baht(budget)} ใช้ไป {baht(used)}{share} คงเหลือ {baht(budget - used)}"


def timeline_line(start: date | None, end: date | None) -> str:
    """Say when a project begins and ends."""
    if start is None or end is None:
        return "ไม่มีข้อมูลวันเริ่มและวันสิ้นสุดในทะเบียน"
    return f"เริ่ม {short_date(start)} สิ้นสุด {short_date(end)}"


def owner_line(agency: str) -> str:
    """Say which office is responsible; people are not named."""
    return f"หน่วยงานที่รับผิดชอบ: {agency}" if agency else "ไม่มีข้อมูลหน่วยงานที่รับผิดชอบในทะเบียน"


def indicator_line(result: float | None, target: float | None, unit: str | None) -> str:
    """Say an indicator's result against its target."""
    if result is None:
        return "ยังไม่มีผลงานของตัวชี้วัด"
    goal = f" เป้าหมาย {target:g}" if target is not None else ""
    return f"ผลงาน {result:g}{goal} ({unit or ''})".replace(" ()", "")


def several(names: Sequence[str]) -> str:
    """List the projects that a name may mean and ask which one."""
    return "\n".join([f"พบ {len(names)} โครงการที่ตรงกับที่ถาม ต้องการทราบโครงการใด", *bullets(names)])


def bullets(lines: Sequence[str]) -> list[str]:
    """Put lines into a list, cut where a message would grow too long."""
    shown = [f"• {line}" for line in lines[:_LONGEST_LIST]]
    return [*shown, f"และอีก {len(lines) - _LONGEST_LIST} โครงการ"] if len(lines) > _LONGEST_LIST else shown


def late_list(lines: Sequence[str]) -> str:
    """List the projects behind their plan."""
    return "\n".join([f"โครงการที่ล่าช้ากว่าแผน {len(lines)} โครงการ", *bullets(lines)]) if lines else NONE_LATE


def listing(title: str, lines: Sequence[str]) -> str:
    """List projects under a title."""
    return "\n".join([f"{title} {len(lines)} โครงการ", *bullets(lines)]) if lines else f"{title}: {NONE_LISTED}"


def in_district(district: str, fiscal_year: int | None) -> str:
    """Title of a list by district."""
    return f"โครงการในเขต{district}" + (f" ปีงบประมาณ {fiscal_year}" if fiscal_year else "")


def in_year(fiscal_year: int | None) -> str:
    """Title of a list by year."""
    return f"โครงการปีงบประมาณ {fiscal_year}" if fiscal_year else "โครงการทั้งหมดในทะเบียน"


def not_that_year(fiscal_year: int | None, lines: Sequence[str]) -> str:
    """Say that the year asked for has no such project, and which years have."""
    year = f"ปีงบประมาณ {fiscal_year}" if fiscal_year else "ปีที่ถาม"
    return "\n".join([f"ไม่พบโครงการนี้ใน{year} แต่มีในปีอื่น:", *bullets(lines)])


def year_differs(asked: int, real: int) -> str:
    """Say that the code asked about is of another year than was said."""
    return f"หมายเหตุ: รหัสนี้เป็นของปีงบประมาณ {real} ไม่ใช่ {asked}"


def unknown_code(codes: Sequence[str], alike: Sequence[str]) -> str:
    """Say that a code is not in the register, and which ones look like it."""
    hint = ["ใกล้เคียงที่สุดคือ", *bullets(alike)] if alike else []
    return "\n".join([f"ไม่พบรหัส {', '.join(codes)} ในทะเบียน", *hint])


def no_project(near: Sequence[str]) -> str:
    """Say that no project is meant by the words, and which come nearest to them."""
    return "\n".join(["ไม่พบโครงการชื่อนี้ในทะเบียน ที่ใกล้เคียงคือ", *bullets(near)]) if near else NO_PROJECT


def choice(name: str, fiscal_year: int) -> str:
    """Name a project on a button of twenty characters: ปี 63 เครือข่ายข่าว…."""
    head = f"ปี {fiscal_year % 100} "
    plain = re.sub(r"^(?:[ก-ฮ]{2,5}\.?\d*/|\d+/[ก-ฮ]{2,5}\.)", "", name)
    plain = re.sub(r"^(?:โครงการ|กิจกรรม)+(?:การ)?", "", plain).strip()
    room = _BUTTON - len(head)
    return head + (plain if len(plain) <= room else plain[: room - 1] + "…")


def ask_about(ask: str, code: str) -> str:
    """Write the question that a button asks about a project."""
    return f"{_ASKED.get(ask, _ASKED['progress'])} {code}"


def line_of_list(name: str, code: str, fiscal_year: int, percent: float | None) -> str:
    """Put a project into one line of a list."""
    return f"{name} (รหัส {code} ปีงบประมาณ {fiscal_year})" + (f" {percent:g}%" if percent is not None else "")


def notes(lines: Sequence[str]) -> list[str]:
    """Put contradictions under their heading."""
    return ["ข้อสังเกต:", *(f"- {line}" for line in lines)] if lines else []
