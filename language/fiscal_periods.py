"""Fiscal years, quarters and months in the ways people write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from language.thai_calendar import MONTH, MONTHS, month_number

_BUDDHIST_OFFSET = 543
_CENTURY = 2500
_LATEST_SHORT_CHRISTIAN = 42
_FIRST_MONTH = 10
_MONTHS_IN_QUARTER = 3
_QUARTERS = 4
_ORDINALS = {
    "หนึ่ง": 1, "แรก": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9,
    "สิบเอ็ด": 11, "สิบสอง": 12, "สิบสาม": 13, "สิบสี่": 14, "สิบห้า": 15, "สิบ": 10, "สุดท้าย": -1, "ล่าสุด": -1,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1,
}  # fmt: skip
_ORDINAL = r"(?:\d{1,2}|" + "|".join(sorted(_ORDINALS, key=len, reverse=True)) + ")"
_MONTH = rf"(?:(?:(?<=เดือน)|(?<![ก-ฮa-z])){MONTH}(?![ก-๎])|(?:{'|'.join(MONTHS)}))"
_YEAR = r"(?:25\d\d|20[12]\d|\d\d)(?![\d%.,]|\s*(?:%|บาท|คน|จุด|ราย|เปอร์|เขต))"
_QUARTER_RANGE = re.compile(
    rf"({_MONTH})\s*(\d\d|25\d\d)?\s*(?:-|–|ถึง|\?|จนถึง)\s*({_MONTH})\s*(?:พ\.ศ\.|ปี)?\s*({_YEAR})?"
)
_QUARTER = re.compile(
    rf"(?:ไตรมาส(?:ที่)?|ไตรมาศ(?:ที่)?|ไตมาส(?:ที่)?|รอบ\s*(?:3|สาม)\s*เดือน(?:ที่)?|(?:3|สาม)\s*เดือน(?=แรก|สุดท้าย|ที่\s*[1-4])(?:ที่)?|(?<![a-z])q(?:uarter)?\s?)"
    rf"\s*({_ORDINAL})(?:\s*[/-]\s*({_YEAR}))?"
)
_QUARTER_AFTER = re.compile(rf"({_ORDINAL}|[1-4](?:st|nd|rd|th))\s*quarter")
_NAMED_YEAR = re.compile(
    rf"(?:(?:สิ้น|ประจำ|ของ|ใน|เมื่อ)?ปี(?:งบประมาณ|งบ)?(?:\s*(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?))?|งบประมาณ(?:ประจำปี)?(?:\s*พ\.?\s?ศ\.?)?"
    rf"|พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|(?<![a-z])fy|fiscal\s*year|(?<![a-z])year)\s*[:=']?\s*({_YEAR})"
)
_FY_SHORT = re.compile(r"(?<![a-z])(?:fy|fiscal\s*year)\s*'?(\d\d)(?!\d)")
_BARE_YEAR = re.compile(r"(?<![\d/.,-])(25[4-9]\d|20[12]\d)(?![\d,.]?\d|\s*(?:บาท|คน|จุด|ราย|ใบ|เมตร))")
_YEAR_BESIDE_QUARTER = re.compile(
    r"(?<![\d.,/-])([5-7]\d)(?![\d.,/%-]|\s*(?:%|เปอร์|คน|จุด|แยก|ทาง|เขต|บาท|ล้าน|ชุมชน|นาที|เมตร|แห่ง|ห้อง|หลัง|ครั้ง|วัน|[ก-ฮ]\.))"
)
_FURTHER_YEAR = re.compile(rf"(?<=\s)(?:กับ|และ|หรือ|,|/|-)\s*(?:ปี\s*)?({_YEAR})")
_RELATIVE = (
    (re.compile(r"ปี(?:งบ(?:ประมาณ)?)?(?:ที่แล้ว|ก่อน|ที่ผ่านมา)|last (?:fiscal )?year"), -1),
    (re.compile(r"ปี(?:งบ(?:ประมาณ)?)?(?:นี้|ปัจจุบัน)|this (?:fiscal )?year"), 0),
)
_DAY = re.compile(rf"(?<![\d/])(\d{{1,2}})\s*({_MONTH})\s*(?:ปี|พ\.ศ\.)?\s*({_YEAR})?")
_MONTH_ONLY = re.compile(rf"({_MONTH})\s*(?:ปี(?!งบ)|พ\.ศ\.)?\s*({_YEAR})?")
_REPORT = re.compile(
    rf"(?:(?:รายงาน|ผลงาน|ความก้าวหน้า|ความคืบหน้า)?\s*(?:ครั้งที่|ครั้ง|ฉบับที่|ฉบับ|งวดที่|หนที่|เที่ยวที่)|รายงานที่|รายงาน(?=แรก|สุดท้าย)|report\s*(?:no\.?|number|#)?|(?<!\w)#)"
    rf"\s*({_ORDINAL})(?![\d/]|\s*(?:รุ่น|คน))"
)
_ENGLISH_REPORT = re.compile(r"(first|second|third|fourth|last|\d{1,2}(?:st|nd|rd|th))\s+report")


@dataclass(frozen=True, slots=True)
class Period:
    """What of time a question names; `report_no` -1 is the last report; `month` is 1 to 12."""

    fiscal_year: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    report_no: int | None = None
    years: tuple[int, ...] = ()


def read_period(text: str, *, this_year: int | None = None) -> tuple[Period, str]:
    """Return the period that a normalised lower-case text names, and the text with it blanked out.

    `this_year` is the fiscal year (Buddhist era) that "this year" means; without it such words name no year.
    """
    scan = _Scan(text)
    report = scan.take(_REPORT) or scan.take(_ENGLISH_REPORT)
    quarter, quarter_year = _quarter(scan)
    years = _years(scan, this_year)
    day, month, calendar_year = _month(scan)
    if (quarter or report) and not (years or quarter_year or month) and (beside := scan.take(_YEAR_BESIDE_QUARTER)):
        years = [buddhist_year(beside[0])]
    year = quarter_year or (years[0] if years else None)
    if month and calendar_year:
        year = calendar_year + (month >= _FIRST_MONTH)
    return (
        Period(
            fiscal_year=year,
            quarter=quarter,
            month=month,
            day=day,
            report_no=_ordinal(report[0]) if report else None,
            years=tuple(years),
        ),
        scan.text,
    )


def buddhist_year(written: str, *, fiscal_short: bool = False) -> int:
    """Return the Buddhist year meant by `2563`, `2020` or `63`; after FY a small two-digit year is Christian."""
    year = int(written)
    if year >= _CENTURY - 100:
        return year
    if len(written) > 2:  # noqa: PLR2004 - a year of two digits is short for one of four
        return year + _BUDDHIST_OFFSET
    return year + 2000 + _BUDDHIST_OFFSET if fiscal_short and year <= _LATEST_SHORT_CHRISTIAN else _CENTURY + year


class _Scan:
    """A text from which what has been read is blanked out."""

    def __init__(self, text: str) -> None:
        self.text = text

    def take(self, pattern: re.Pattern[str]) -> tuple[str, ...] | None:
        """Return the groups of the first match and blank it out."""
        match = pattern.search(self.text)
        if match is None:
            return None
        self.text = self.text[: match.start()] + " " * (match.end() - match.start()) + self.text[match.end() :]
        return tuple(group or "" for group in match.groups())

    def take_all(self, pattern: re.Pattern[str]) -> Iterator[tuple[str, ...]]:
        """Return the groups of every match, blanking each out."""
        while found := self.take(pattern):
            yield found


def _quarter(scan: _Scan) -> tuple[int | None, int | None]:
    if found := scan.take(_QUARTER):
        number = _ordinal(found[0])
        number = _QUARTERS if number == -1 else number
        return (number if 1 <= number <= _QUARTERS else None), (buddhist_year(found[1]) if found[1] else None)
    if found := scan.take(_QUARTER_AFTER):
        return _ordinal(found[0]), None
    match = _QUARTER_RANGE.search(scan.text)
    if match is None:
        return None, None
    first, last = month_number(match[1]), month_number(match[3])
    if first % _MONTHS_IN_QUARTER != 1 or last != first + 2:
        return None, None
    scan.take(_QUARTER_RANGE)
    year = buddhist_year(match[4] or match[2]) if (match[4] or match[2]) else None
    return (last // _MONTHS_IN_QUARTER) % _QUARTERS + 1, (year + (first >= _FIRST_MONTH) if year else None)


def _years(scan: _Scan, this_year: int | None) -> list[int]:
    years = [buddhist_year(found[0], fiscal_short=True) for found in scan.take_all(_FY_SHORT)]
    years += [buddhist_year(found[0]) for found in scan.take_all(_NAMED_YEAR)]
    if years:
        return years + [buddhist_year(found[0]) for found in scan.take_all(_FURTHER_YEAR)]
    if not _DAY.search(scan.text) and not _MONTH_WITH_YEAR.search(scan.text):
        years = [buddhist_year(found[0]) for found in scan.take_all(_BARE_YEAR)]
    relative = [offset for pattern, offset in _RELATIVE if scan.take(pattern) is not None]
    return years or [this_year + offset for offset in relative if this_year]


_MONTH_WITH_YEAR = re.compile(rf"{_MONTH}\s*(?:ปี|พ\.ศ\.)?\s*{_YEAR}")


def _month(scan: _Scan) -> tuple[int | None, int | None, int | None]:
    day, found = None, scan.take(_DAY)
    if found:
        day, word, year = int(found[0]), found[1], found[2]
    elif found := scan.take(_MONTH_ONLY):
        word, year = found
    else:
        return None, None, None
    month = month_number(word)
    return day, month, (buddhist_year(year) if year else None)


def _ordinal(word: str) -> int:
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else _ORDINALS[word]
