"""Dates as they are written in Thai letters and messages, both ways."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from language.thai_calendar import (
    BUDDHIST_OFFSET,
    MONTH,
    MONTHS,
    SHORT_MONTHS,
    WEEKDAYS,
    christian_year,
    date_or_none,
    month_number,
)
from language.thai_numbers import replace_number_words

_TO_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TO_ARABIC_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

_FREE_LEFT = r"(?<!\d)(?<!\d[./,-])"
_FREE_RIGHT = r"(?!\d|[./-]\d)"
_YEAR = r"(?:2[4-6]\d\d|20\d\d|19\d\d|\d\d)"
_ISO = re.compile(rf"{_FREE_LEFT}(?P<year>(?:19|20|25)\d\d)-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})(?!\d|-\d)")
_NUMERIC = re.compile(
    rf"{_FREE_LEFT}(?P<day>\d{{1,2}})(?P<gap> ?[/.-] ?)(?P<month>\d{{1,2}})(?P=gap)(?P<year>{_YEAR}){_FREE_RIGHT}"
)
_NAMED = re.compile(
    rf"{_FREE_LEFT}(?P<day>\d{{1,2}})(?:st|nd|rd|th)? ?(?:เดือน)? ?(?P<name>{MONTH})"
    rf"(?:[ ,]{{0,2}}(?:พ\.? ?ศ\.?|ค\.? ?ศ\.?|ปี)? ?'?(?P<year>{_YEAR})(?![\d%]|[./:]\d|,\d| ?(?:น\.|%|บาท|คน)))?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<name>{MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>20\d\d|25\d\d)(?!\d)", re.IGNORECASE
)
_DAY_MONTH = re.compile(rf"(?:วันที่|เมื่อ|วัน) ?(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}}){_FREE_RIGHT}")
_AHEAD = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date found in a text, with the half-open span it stands in."""

    start: int
    end: int
    day: date


def long_date(day: date) -> str:
    """Write a date as letters do: 28 มิถุนายน 2567."""
    return f"{day.day} {MONTHS[day.month - 1]} {buddhist_year(day)}"


def short_date(day: date) -> str:
    """Write a date as messages do: 28 มิ.ย. 67."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {buddhist_year(day) % 100:02}"


def weekday_date(day: date) -> str:
    """Write a date with its weekday: วันศุกร์ที่ 28 มิถุนายน 2567."""
    return f"วัน{WEEKDAYS[day.weekday()]}ที่ {long_date(day)}"


def clock(at: datetime) -> str:
    """Write a time of day: 21.30 น."""
    return f"{at:%H.%M} น."


def buddhist_year(day: date) -> int:
    """Give the Buddhist year a date lies in."""
    return day.year + BUDDHIST_OFFSET


def thai_digits(text: str) -> str:
    """Write every Arabic digit of a text as a Thai one."""
    return text.translate(_TO_THAI_DIGITS)


def parse_thai_date(text: str, today: date) -> date | None:
    """Read the first date written in a text, also with digits in words; None without one."""
    plain = text.translate(_TO_ARABIC_DIGITS)
    for readable in (plain, replace_number_words(plain)):
        first = next(find_written_dates(readable, today), None)
        if first:
            return first.day
    return None


def find_written_dates(text: str, today: date) -> Iterator[WrittenDate]:
    """Find the dates written in a text of Arabic digits, in reading order; impossible days are passed over."""
    matches = [
        match for pattern in (_ISO, _NUMERIC, _NAMED, _MONTH_FIRST, _DAY_MONTH) for match in pattern.finditer(text)
    ]
    done = 0
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        day = _day_of(match.groupdict(), today)
        if day and match.start() >= done:
            done = match.end()
            yield WrittenDate(match.start(), match.end(), day)


def _day_of(parts: dict[str, str | None], today: date) -> date | None:
    month = int(parts.get("month") or 0) or month_number(parts.get("name") or "")
    day = int(parts["day"] or 0)
    year = parts.get("year")
    return date_or_none(christian_year(int(year), today), month, day) if year else _nearest(month, day, today)


def _nearest(month: int, day: int, today: date) -> date | None:
    """Give the last such day of the calendar that is not far ahead of today."""
    candidates = (date_or_none(today.year + offset, month, day) for offset in (1, 0, -1))
    return next((found for found in candidates if found and found <= today + _AHEAD), None)
