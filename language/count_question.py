"""A question for numbers: of which days, which category, which district."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from language.fiscal_periods import Period, read_period
from language.labels import Category
from language.normalise import normalise
from language.phrases import counts as phrases
from language.place import find_place
from language.thai_calendar import BUDDHIST_OFFSET, MONTHS

_OCTOBER = 10
_CATEGORY_WORDS: tuple[tuple[str, Category], ...] = (
    ("ก่อการร้าย|ระเบิด|วัตถุต้องสงสัย", Category.TERROR),
    ("ชุมนุม|ทะเลาะ|ไม่สงบ|ตีกัน", Category.UNREST),
    ("ยาเสพติด|ยาบ้า|ค้ายา|ยาไอซ์|กัญชา|กระท่อม", Category.DRUGS),
    ("อาชญากรรม|ลักทรัพย์|ขโมย|ปล้น|ชิงทรัพย์|ทำร้าย|โจร", Category.CRIME),
    ("หลอกลวง|พนัน|มิจฉาชีพ|คอลเซ็นเตอร์|แก๊งคอล", Category.SCAM),
    ("หลบหนีเข้าเมือง|ต่างด้าว|ค้ามนุษย์", Category.MIGRATION),
    ("ไฟไหม้|เพลิงไหม้|อัคคีภัย|สารเคมี|แก๊ส", Category.FIRE),
    ("น้ำท่วม|สาธารณภัย|อุทกภัย|พายุ|อาคารทรุด", Category.DISASTER),
    ("อุบัติเหตุ|รถชน|เจ็บป่วย", Category.ACCIDENT),
    ("โรคระบาด|สุขาภิบาล|ไข้เลือดออก|โควิด", Category.HEALTH),
    ("คนหาย|เปราะบาง|เร่ร่อน|ไร้บ้าน", Category.VULNERABLE),
    ("ถนน|ทางเท้า|ไฟส่องสว่าง|สายไฟ|ไฟดับ|ฝาท่อ", Category.INFRASTRUCTURE),
    ("จราจร|จอดรถ|รถติด|กีดขวาง", Category.TRAFFIC),
    ("ขยะ|น้ำเสีย|ฝุ่น|กลิ่น", Category.ENVIRONMENT),
    ("เสียงดัง|หาบเร่|สัตว์จรจัด|หมาจรจัด|รบกวน", Category.NUISANCE),
)


@dataclass(frozen=True, slots=True)
class CountQuestion:
    """What is to be counted: days (both included), how the span is called, and what it is narrowed to."""

    first: date
    last: date
    period: str
    category: Category | None
    district: str | None


def read_count_question(text: str, today: date) -> CountQuestion:
    """Read what a question for numbers asks for; without any time it is this month."""
    plain = normalise(text)
    first, last, period = _span(plain, today)
    category = next((kind for words, kind in _CATEGORY_WORDS if re.search(words, plain)), None)
    return CountQuestion(first, last, period, category, find_place(plain).district)


def _span(plain: str, today: date) -> tuple[date, date, str]:
    days = _days(plain, today)
    if days is not None:
        return days
    this_year = today.year + BUDDHIST_OFFSET + (today.month >= _OCTOBER)
    period, _rest = read_period(plain, this_year=this_year)
    year = period.fiscal_year or this_year
    if period.quarter:
        return _quarter(period.quarter, year)
    if period.month:
        return _of_month(_year_of_month(period, today), period.month)
    if period.fiscal_year:
        first = date(year - BUDDHIST_OFFSET - 1, _OCTOBER, 1)
        return first, first.replace(year=first.year + 1) - timedelta(days=1), phrases.fiscal_year(year)
    return _of_month(today.year, today.month)


def _days(plain: str, today: date) -> tuple[date, date, str] | None:
    monday, day = today - timedelta(days=today.weekday()), timedelta(days=1)
    for words, first, last, name in (
        ("เมื่อวาน", today - day, today - day, phrases.YESTERDAY),
        ("วันนี้", today, today, phrases.TODAY),
        ("(?:สัปดาห์|อาทิตย์)(?:ที่แล้ว|ก่อน)", monday - 7 * day, monday - day, phrases.LAST_WEEK),
        ("(?:สัปดาห์|อาทิตย์)นี้", monday, monday + 6 * day, phrases.THIS_WEEK),
    ):
        if re.search(words, plain):
            return first, last, name
    if re.search("เดือน(?:ที่แล้ว|ก่อน)", plain):
        before = today.replace(day=1) - day
        return _of_month(before.year, before.month)
    return None


def _year_of_month(period: Period, today: date) -> int:
    assert period.month is not None
    if period.fiscal_year is None:
        return today.year - (period.month > today.month)
    return period.fiscal_year - BUDDHIST_OFFSET - (period.month >= _OCTOBER)


def _quarter(number: int, fiscal_year: int) -> tuple[date, date, str]:
    year = fiscal_year - BUDDHIST_OFFSET - (number == 1)
    first = date(year, {1: 10, 2: 1, 3: 4, 4: 7}[number], 1)
    last = (first.replace(day=28) + timedelta(days=70)).replace(day=1) - timedelta(days=1)
    return first, last, phrases.quarter(number, fiscal_year)


def _of_month(year: int, month: int) -> tuple[date, date, str]:
    first = date(year, month, 1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return first, last, f"{MONTHS[month - 1]} {year + BUDDHIST_OFFSET}"
