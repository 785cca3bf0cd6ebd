"""What is said when the month's figures are collected, and when somebody asks who is late."""

from collections.abc import Mapping, Sequence
from datetime import date

from language.geography import DISTRICTS
from language.thai_calendar import BUDDHIST_OFFSET, MONTHS

_ASK = "ขอความก้าวหน้าประจำเดือน{month} ของโครงการในเขตที่ท่านรับผิดชอบ"
_REMIND = "ยังไม่ได้รับความก้าวหน้าประจำเดือน{month} ของโครงการต่อไปนี้"
_HOW = "พิมพ์ตอบในแชตนี้ได้เลย เช่น {code} ได้ 60% เป็นไปตามแผน เบิกจ่าย 400,000 บาท\nหรือส่งไฟล์แบบรายงาน (PDF, DOCX, TXT)"
_MORE = "… และอีก {count:,} โครงการ"
_LATE = "ยังไม่ส่งความก้าวหน้าเดือน{month} {count:,} โครงการ"
_NO_PLACE = "ไม่ระบุหน่วยงาน"
_NOBODY = " (ยังไม่มีเจ้าหน้าที่ดูแล)"
NOBODY_LATE = "เดือนนี้ส่งความก้าวหน้าครบทุกโครงการแล้วค่ะ"
ONLY_STAFF = "เรื่องนี้ถามได้เฉพาะเจ้าหน้าที่ที่ได้รับสิทธิค่ะ"
_MOST = 20


def request(projects: Sequence[tuple[str, str, float | None]], today: date, *, again: bool) -> str:
    """Ask for the month's figures; each project is code, name, last percent."""
    head = (_REMIND if again else _ASK).format(month=month_of(today))
    lines = [_line(*project) for project in projects[:_MOST]]
    more = [_MORE.format(count=len(projects) - _MOST)] if len(projects) > _MOST else []
    return "\n".join([head, *lines, *more, _HOW.format(code=projects[0][0])])


def late_list(places: Mapping[str, Sequence[str]], unattended: set[str], today: date) -> str:
    """Say which places owe a report of which codes, and which of them have no officer."""
    count = sum(len(codes) for codes in places.values())
    lines = [
        f"• {_place(place)} {len(codes):,}: {', '.join(codes[:5])}{' …' if len(codes) > 5 else ''}"  # noqa: PLR2004
        f"{_NOBODY if place in unattended else ''}"
        for place, codes in list(places.items())[: _MOST * 2]
    ]
    return "\n".join([_LATE.format(month=month_of(today), count=count), *lines])


def month_of(day: date) -> str:
    """Name a month with its Buddhist year: พฤศจิกายน 2569."""
    return f"{MONTHS[day.month - 1]} {day.year + BUDDHIST_OFFSET}"


def _line(code: str, name: str, percent: float | None) -> str:
    return f"• {code} {name}" + (f" (ล่าสุด {percent:g}%)" if percent is not None else "")


def _place(place: str) -> str:
    return f"เขต{place}" if place in DISTRICTS else place or _NO_PLACE
