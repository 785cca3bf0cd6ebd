"""Dates as forms print them: 21/10/2562, 2019-10-01 00:00:00, 23 มิถุนายน 2563, 27 เม.ย.64."""

import re
from datetime import date

from language.printed_forms.cleaning import to_digits

BUDDHIST_OFFSET = 543
_FIRST_BUDDHIST_YEAR = 2400
_SHORT_YEAR = 100
MONTH_STEMS = (
    ("มกรา", "มค"),
    ("กุมภา", "กพ"),
    ("มีนา", "มีค"),
    ("เมษา", "เมย"),
    ("พฤษภา", "พค"),
    ("มิถุนา", "มิย"),
    ("กรกฎา", "กค"),
    ("สิงหา", "สค"),
    ("กันยา", "กย"),
    ("ตุลา", "ตค"),
    ("พฤศจิกา", "พย"),
    ("ธันวา", "ธค"),
)
_MONTH_WORD = r"(?:[ก-ฮ]\.?\s?[ก-ฮ]\.?|มี\.?\s?ค\.?|มิ\.?\s?ย\.?|เม\.?\s?ย\.?|[ก-๎]{4,12})"
WORDY_DATE = rf"\d{{1,2}}\s*{_MONTH_WORD}\s*(?:พ\.ศ\.\s*)?(?:25\d\d|\d\d)(?!\d)"
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})")
_WORDY = re.compile(rf"(\d{{1,2}})\s*({_MONTH_WORD})\s*(?:พ\.ศ\.\s*)?(25\d\d|\d\d)(?!\d)")


def read_printed_date(text: str) -> date | None:
    """Return the first date in the text; years from 2400 and of two digits are Buddhist; None when there is none."""
    text = to_digits(text)
    if match := _ISO.search(text):
        return _day(match[1], match[2], match[3])
    if match := _SLASHED.search(text):
        return _day(match[3], match[2], match[1])
    if match := _WORDY.search(text):
        month = month_number(match[2])
        return _day(match[3], str(month), match[1]) if month else None
    return None


def month_number(word: str) -> int | None:
    """Return the month, 1 to 12, that a Thai name or abbreviation means; None for any other word."""
    bare = re.sub(r"[.\s]", "", word)
    for number, (stem, short) in enumerate(MONTH_STEMS, start=1):
        if bare == short or bare.startswith(stem):
            return number
    return None


def _day(year: str, month: str, day: str) -> date | None:
    number = int(year) + (2500 if len(year) < len("2563") else 0)
    try:
        return date(number - BUDDHIST_OFFSET if number > _FIRST_BUDDHIST_YEAR else number, int(month), int(day))
    except ValueError:
        return None
