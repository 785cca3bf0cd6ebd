"""The day that one report of a message is for, told from the days of what was done and of what is to come."""

import re
from datetime import date

from language.normalise import normalise
from language.report_dates import find_report_date, is_introduced
from language.thai_dates import find_written_dates
from language.thai_numbers import replace_number_words

_PERCENT_FIGURE = re.compile(r"\d\s*(?:%|เปอร์)|ร้อยละ\s*\d+")
_TELLING = re.compile(
    r"[ก-๎](?<!วันที่)(?<!ณ)(?<!ข้อมูล)(?<!รายงาน)(?<!ครับ)(?<!ค่ะ)(?<!คะ)(?<!ต์)(?<!เปอร์)(?<!แผน)(?<!แล้ว)\s*$"
)


def report_day(segment: str, today: date) -> date | None:
    """Return the day a segment reports for; a date that ends a sentence about what was done is not it."""
    day = find_report_date(segment, today)
    if day is not None and day > today:
        return None
    plain = replace_number_words(normalise(segment))
    figure = _PERCENT_FIGURE.search(plain)
    written = [found for found in find_written_dates(plain, today) if found.day == day]
    if day is None or figure is None or not written:
        return day
    told = [
        found.start > figure.end() and _TELLING.search(plain[: found.start]) and not is_introduced(plain, found)
        for found in written
    ]
    return None if all(told) else day
