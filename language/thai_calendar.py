"""The words and numbers of the Thai calendar: months and Buddhist years."""

import re
from datetime import date

BUDDHIST_OFFSET = 543

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
SHORT_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")

_SPELLINGS = (
    (r"มกรา(?:คม)?|ม\. ?ค\.?|มค\.?", "january", "jan"),
    (r"กุมภา(?:พันธ์|พัน)?|ก\. ?พ\.?|กพ\.?", "february", "feb"),
    (r"มีนา(?:คม)?|มี\. ?ค\.?|มีค\.?", "march", "mar"),
    (r"เมษา(?:ยน)?|เม\. ?ย\.?|เมย\.?", "april", "apr"),
    (r"พฤษภา(?:คม)?|พ\. ?ค\.?|พค\.?", "may", "may"),
    (r"มิถุนา(?:ยน)?|มิ\. ?ย\.?|มิย\.?", "june", "jun"),
    (r"กรก[ฎฏ]า(?:คม)?|ก\. ?ค\.?|กค\.?", "july", "jul"),
    (r"สิงหา(?:คม)?|ส\. ?ค\.?|สค\.?", "august", "aug"),
    (r"กันยา(?:ยน)?|ก\. ?ย\.?|กย\.?", "september", "sept?"),
    (r"ตุลา(?:คม)?|ต\. ?ค\.?|ตค\.?", "october", "oct"),
    (r"พฤศจิกา(?:ยน)?|พ\. ?ย\.?|พย\.?", "november", "nov"),
    (r"ธันวา(?:คม)?|ธ\. ?ค\.?|ธค\.?", "december", "dec"),
)
MONTH = "(?:" + "|".join(rf"{thai}|(?:{long}|{short}\.?)(?![a-z])" for thai, long, short in _SPELLINGS) + ")"
"""A pattern for any month in Thai or English; match it ignoring case."""

_EACH_MONTH = tuple(re.compile(rf"{thai}|{long}|{short}\.?", re.IGNORECASE) for thai, long, short in _SPELLINGS)
_FIRST_CERTAIN_BUDDHIST = 2400
_TWO_DIGITS = 100


def month_number(name: str) -> int:
    """Give the number of a month that `MONTH` matched; January is 1."""
    return next(number for number, pattern in enumerate(_EACH_MONTH, start=1) if pattern.fullmatch(name))


def christian_year(written: int, today: date) -> int:
    """Give the Christian year of a written one: Buddhist from 2400 on; of two digits the era nearer to today."""
    if written >= _FIRST_CERTAIN_BUDDHIST:
        return written - BUDDHIST_OFFSET
    if written >= _TWO_DIGITS:
        return written
    eras = (2500 - BUDDHIST_OFFSET + written, 2000 + written)
    return min(eras, key=lambda year: abs(year - today.year))


def date_or_none(year: int, month: int, day: int) -> date | None:
    """Make a date, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
