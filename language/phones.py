"""Telephone numbers, in digits or dictated."""

import re
from collections.abc import Iterator

_START = re.compile(r"(?<!\d)(?<!\d[.,:/-])(?:\+ ?\(?66|(?:00)?66(?=[ ()-]*[1-9])|\(?0(?=[ ().-]{0,2}[1-9]))")
_GAP = r"[ ().\-_]{0,3}"
_MOBILE = re.compile(rf"\(?0{_GAP}[1689](?:(?:{_GAP}\d){{8}}|(?:{_GAP}\d){{7}})(?![\dA-Za-z])")
_LANDLINE = re.compile(rf"\(?0{_GAP}[2-57](?:(?:{_GAP}\d){{7}}|(?:{_GAP}\d){{8}})(?![\dA-Za-z])")
_INTERNATIONAL = re.compile(
    rf"(?:\+ ?\(?66|(?:00)?66)\)?{_GAP}\(?0?\)?{_GAP}[1-9](?:(?:{_GAP}\d){{8}}|(?:{_GAP}\d){{7}})(?!\d)"
)
_SHAPES = (_INTERNATIONAL, _MOBILE, _LANDLINE)

_HOURS = re.compile(r"\d{1,2}[.:]\d\d(?!\d)(?!\.\d\d\.\d\d)")
_DATE = re.compile(r"\d{1,2}([-. ])\d{1,2}\1(?:19|20|24|25)\d\d(?!\d)")
_DECIMAL = re.compile(r"0\.\d{8,9}")
_AFTER = re.compile(r"\s?(?:บาท|%|ตร\.?ม|กม|หน่วย|/\d{3})|[.,]\d|-\d{5}")
_OTHER_NUMBER = re.compile(
    r"(?:พัสดุ|tracking|track|รหัส|อ้างอิง|\bref|order|ออเดอร์|คำสั่งซื้อ|ใบเสร็จ|เลขที่ใบ|มิเตอร์|ผู้ใช้ไฟ|ผู้ใช้น้ำ|สัญญา)"
    r"[^\d]{0,14}$",
    re.IGNORECASE,
)
_CUE_REACH = 30

_DIGIT = "(?:ศูนย์|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)"
_DICTATED = re.compile(rf"ศูนย์(?:[ -]{{0,2}}{_DIGIT}){{8,9}}(?![ -]?{_DIGIT})")


def find_phones(text: str) -> Iterator[tuple[int, int]]:
    """Find telephone numbers of 9 or 10 digits or with +66; short public numbers are none."""
    done = 0
    for start in _START.finditer(text):
        match = _number_at(text, start.start())
        if match and match.start() >= done and not _is_something_else(text, match):
            done = match.end()
            yield match.span()
    yield from (match.span() for match in _DICTATED.finditer(text))


def _number_at(text: str, start: int) -> re.Match[str] | None:
    return next((match for shape in _SHAPES if (match := shape.match(text, start))), None)


def _is_something_else(text: str, match: re.Match[str]) -> bool:
    """Tell opening hours, dates, amounts and reference numbers from telephone numbers."""
    number, before = match.group(), text[max(0, match.start() - _CUE_REACH) : match.start()]
    return bool(
        _HOURS.match(number)
        or _DECIMAL.fullmatch(number)
        or _DATE.match(number)
        or _AFTER.match(text, match.end())
        or (number.isdigit() and _OTHER_NUMBER.search(before))
    )
