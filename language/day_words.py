"""Days as people say them: เมื่อวานซืน, เสาร์ที่แล้ว, สองวันก่อน, อาทิตย์ก่อน, 15 ม.ค. 63."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from language.spoken_counts import COUNT, count_of
from language.thai_calendar import MONTH, christian_year, date_or_none, month_number
from language.thai_dates import find_written_dates

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """Days that are meant: from `first` up to but not including `after`; a night begins on its first day."""

    start: int
    first: date
    after: date
    unit: str
    is_night: bool
    cue: str


_OFFSETS = {
    "เมื่อวานซืนนี้": -2, "เมื่อวานซืน": -2, "วานซืน": -2, "เมื่อวานนี้": -1, "เมื่อวาน": -1, "วานนี้": -1, "วันนี้": 0,
    "พรุ่งนี้": 1, "มะรืนนี้": 2, "มะรืน": 2, "yesterday": -1, "today": 0, "tomorrow": 1,
}  # fmt: skip
_NIGHTS = {
    "เมื่อคืนวานซืน": -2, "เมื่อคืนก่อน": -2, "คืนวาน": -1, "เมื่อคืนนี้": -1, "เมื่อคืน": -1, "คืนที่ผ่านมา": -1,
    "คืนที่แล้ว": -1, "คืนนี้": 0, "คืนพรุ่งนี้": 1, "last night": -1, "tonight": 0,
}  # fmt: skip
_WEEKDAYS = {"จันทร์": 0, "อังคาร": 1, "พุธ": 2, "พฤหัส": 3, "พฤหัสบดี": 3, "ศุกร์": 4, "เสาร์": 5, "อาทิตย์": 6}
_ANY_WEEKDAY = "(?:" + "|".join(sorted(_WEEKDAYS, key=len, reverse=True)) + ")"
_BACK = r"(?:ที่แล้ว|ที่ผ่านมา|ก่อน(?!หน้า|ถูก|จะ|ที่|เข้า|นอน|ออก)|มาแล้ว)"
_UNIT = r"(?:วัน|คืน|สัปดาห์|อาทิตย์|เดือน|ปี)"

_FIXED = re.compile("|".join(sorted([*_OFFSETS, *_NIGHTS], key=len, reverse=True)), re.IGNORECASE)
_WEEKDAY = re.compile(
    rf"(?P<prefix>(?:คืน|เช้า|บ่าย|เย็น|ค่ำ|ดึก)?วัน|คืน)(?P<day>{_ANY_WEEKDAY})(?: ?(?P<which>{_BACK}|นี้|หน้า|ที่จะถึง))?"
    rf"|(?P<day2>จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์) ?(?P<which2>{_BACK}|นี้|หน้า)"
)
_AGO = re.compile(rf"(?P<count>{COUNT}) ?(?P<unit>{_UNIT})(?:กว่า)?(?:ๆ)? ?{_BACK}")
_UNIT_BACK = re.compile(rf"(?<!วัน)(?P<unit>สัปดาห์|อาทิตย์|เดือน|ปี) ?(?:(?P<back>{_BACK}|กลาย)|(?P<this>นี้))")
_SOME_DAYS_AGO = re.compile(r"(?:เมื่อ)?วันก่อน(?!หน้า)")
_DAY_OF_MONTH = re.compile(r"วันที่ ?(?P<day>\d{1,2})(?![\d/.:]|-\d| ?(?:คน|ครั้ง))(?: ?(?P<this>นี้|เดือนนี้))?")
_MONTH_YEAR = re.compile(
    rf"(?:เดือน ?(?P<name>{MONTH})|(?P<name2>{MONTH}))(?: ?(?:ปี)? ?(?P<year>25\d\d|20\d\d|[4-9]\d)(?!\d))?"
)
_PLACE_BEFORE = re.compile(r"(?:วงเวียน|แยก|ถนน|อนุสรณ์สถาน) ?$")
_YEAR = re.compile(r"ปี ?(?:พ\.? ?ศ\.? ?)?(?P<year>25\d\d|20\d\d|[4-9]\d)(?![\d%]|[.,/]\d)")


def find_days(text: str, today: date) -> list[Days]:
    """Find the days a text speaks of, relative to today, in reading order."""
    found = [days for find in _FINDERS for days in find(text, today)]
    return sorted(found, key=lambda days: (days.start, days.after - days.first))


def _fixed_days(text: str, today: date) -> Iterator[Days]:
    for match in _FIXED.finditer(text):
        word = match.group().lower()
        offset = _OFFSETS.get(word, _NIGHTS.get(word, 0))
        yield _one(match, today + offset * DAY, is_night=word in _NIGHTS)


def _weekdays(text: str, today: date) -> Iterator[Days]:
    for match in _WEEKDAY.finditer(text):
        which = match["which"] or match["which2"] or ""
        behind = (today.weekday() - _WEEKDAYS[match["day"] or match["day2"]]) % 7
        if which in {"นี้", "ที่จะถึง"}:
            day = today + (-behind % 7) * DAY
        elif which == "หน้า":
            day = today + (7 - behind if behind <= today.weekday() else 14 - behind) * DAY
        else:
            day = today - (behind or (7 if which else 0)) * DAY
        yield _one(match, day, is_night=(match["prefix"] or "").startswith("คืน"))


def _days_ago(text: str, today: date) -> Iterator[Days]:
    for match in _AGO.finditer(text):
        count = count_of(match["count"])
        if count:
            first, unit = _back(today, count, match["unit"])
            yield Days(match.start(), first, first + DAY, unit, is_night=match["unit"] == "คืน", cue=match.group())
    for match in _SOME_DAYS_AGO.finditer(text):
        yield Days(match.start(), today - 3 * DAY, today, "day", is_night=False, cue=match.group())


def _back(today: date, count: float, unit: str) -> tuple[date, str]:
    """Go back some days, weeks, months or years; half a year is six months."""
    if unit in {"วัน", "คืน"}:
        return today - round(count) * DAY, "day"
    if unit in {"สัปดาห์", "อาทิตย์"}:
        return today - round(count * 7) * DAY, "week"
    months = count * 12 if unit == "ปี" else count
    return months_before(today, months), "year" if unit == "ปี" else "month"


def months_before(today: date, months: float) -> date:
    """Give the same day some months earlier, or the month's last day before it; half months count 15 days."""
    index = max(today.year * 12 + today.month - 1 - int(months), 12)
    day = next(found for back in range(4) if (found := date_or_none(index // 12, index % 12 + 1, today.day - back)))
    return day - round((months - int(months)) * 30) * DAY if day.year > 1 else day


def _calendar_units(text: str, today: date) -> Iterator[Days]:
    """Find this or last week, month and year."""
    for match in _UNIT_BACK.finditer(text):
        unit = {"เดือน": "month", "ปี": "year"}.get(match["unit"], "week")
        first, after = _unit_around(today, unit)
        if match["back"]:
            first, after = _unit_around(first - DAY, unit)
        yield Days(match.start(), first, after, unit, is_night=False, cue=match.group())


def _unit_around(day: date, unit: str) -> tuple[date, date]:
    if unit == "week":
        monday = day - day.weekday() * DAY
        return monday, monday + 7 * DAY
    if unit == "year":
        return date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return date(day.year, day.month, 1), (date(day.year, day.month, 28) + 4 * DAY).replace(day=1)


def _written_days(text: str, today: date) -> Iterator[Days]:
    for written in find_written_dates(text, today):
        if _PLACE_BEFORE.search(text[: written.start]):
            continue
        yield Days(
            written.start, written.day, written.day + DAY, "day", is_night=False, cue=text[written.start : written.end]
        )
    for match in _DAY_OF_MONTH.finditer(text):
        day = _day_of_month(int(match["day"]), today, ahead=bool(match["this"]))
        if day:
            yield _one(match, day)


def _day_of_month(number: int, today: date, *, ahead: bool) -> date | None:
    """Give the last such day, or the next one when it is said to lie ahead."""
    this = date_or_none(today.year, today.month, number)
    if this and (this >= today if ahead else this <= today):
        return this
    other = _unit_around(today, "month")[1] if ahead else today.replace(day=1) - DAY
    return date_or_none(other.year, other.month, number)


def _written_months_and_years(text: str, today: date) -> Iterator[Days]:
    for match in _MONTH_YEAR.finditer(text):
        if match["year"] or match["name"]:
            yield _month(match, today)
    for match in _YEAR.finditer(text):
        first, after = _unit_around(date(christian_year(int(match["year"]), today), 1, 1), "year")
        yield Days(match.start(), first, after, "year", is_night=False, cue=match.group())


def _month(match: re.Match[str], today: date) -> Days:
    month = month_number(match["name"] or match["name2"])
    recent = today.year if month <= today.month else today.year - 1
    year = christian_year(int(match["year"]), today) if match["year"] else recent
    first, after = _unit_around(date(year, month, 1), "month")
    return Days(match.start(), first, after, "month", is_night=False, cue=match.group())


def _one(match: re.Match[str], day: date, *, is_night: bool = False) -> Days:
    return Days(match.start(), day, day + DAY, "day", is_night=is_night, cue=match.group())


_Finder = Callable[[str, date], Iterator[Days]]
_FINDERS: tuple[_Finder, ...] = (
    _fixed_days,
    _weekdays,
    _days_ago,
    _calendar_units,
    _written_days,
    _written_months_and_years,
)
