"""The date a progress message reports for, apart from the dates of what was done."""

import re
from datetime import date, timedelta

from language.patterns import one_of
from language.thai_calendar import MONTH, christian_year, date_or_none, month_number
from language.thai_dates import WrittenDate, find_written_dates
from language.thai_numbers import replace_number_words

_TO_ARABIC_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_REPORT_WORDS = one_of(
    "ณ รายงาน รายงานผล ข้อมูล สถานะ ผลงาน อัปเดต อัพเดท อัพเดต ทั้งหมด ประจำ ยอด as_of ความคืบหน้า คืบหน้า ความก้าวหน้า ส่ง ถึง"
)
_WEEKDAYS = one_of("จันทร์ที่ อังคารที่ พุธที่ พฤหัสบดีที่ พฤหัสที่ ศุกร์ที่ เสาร์ที่ อาทิตย์ที่")
_REPORT = re.compile(rf"{_REPORT_WORDS}(?:{one_of('ของ ประจำ ณ ล่าสุด เมื่อ วันที่ วัน')}|{_WEEKDAYS}|[ :])*$", re.IGNORECASE)
_ACTIVITY_WORDS = one_of(
    "อบรม ประชุม กิจกรรม ลงพื้นที่ ติดตั้ง ส่งมอบ เริ่ม สิ้นสุด ตั้งแต่ ระหว่าง ภายใน คาดว่า คาด กำหนด เลื่อน จะ คำสั่ง หนังสือ เบิก"
    " เมื่อ ตรวจรับ สัญญา นัด แล้วเสร็จ รุ่น จัด ครบ ลงนาม ประกาศ เปิดงาน เปิดตัว สำรวจ หมดเขต ขยายเวลา เสร็จ ไป"
)
_ACTIVITY = re.compile(rf"{_ACTIVITY_WORDS}[^/|;\n]{{0,18}}$")
_PERIOD_BEFORE = re.compile(r"(?:\d|[ก-ฮ]\.) ?(?:-|ถึง) ?$")
_PERIOD_AFTER = re.compile(r" ?(?:-|ถึง) ?\d")
_MONTH_END = re.compile(rf"สิ้น(?:เดือน)? ?(?P<name>{MONTH}) ?(?P<year>25\d\d|\d\d)?(?!\d)")
_REACH = 30


def find_report_date(text: str, today: date) -> date | None:
    """Tell the day a progress message reports for; None when it only dates activities or nothing."""
    plain = replace_number_words(text.translate(_TO_ARABIC_DIGITS))
    dates = [found for found in find_written_dates(plain, today) if not _is_part_of_period(plain, found)]
    named = [found for found in dates if is_introduced(plain, found)]
    others = [found for found in dates if not _ACTIVITY.search(_before(plain, found))]
    chosen = next(iter([*named, *others]), None)
    return chosen.day if chosen else _month_end(plain, today)


def is_introduced(text: str, found: WrittenDate) -> bool:
    """Tell whether a word of reporting introduces the date, as in ข้อมูล ณ วันที่."""
    return _REPORT.search(_before(text, found)) is not None


def _before(text: str, found: WrittenDate) -> str:
    return text[max(0, found.start - _REACH) : found.start]


def _is_part_of_period(text: str, found: WrittenDate) -> bool:
    return bool(_PERIOD_BEFORE.search(_before(text, found)) or _PERIOD_AFTER.match(text, found.end))


def _month_end(text: str, today: date) -> date | None:
    match = _MONTH_END.search(text)
    if not match:
        return None
    year = christian_year(int(match["year"]), today) if match["year"] else today.year
    month = month_number(match["name"])
    following = date_or_none(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1) if following else None
