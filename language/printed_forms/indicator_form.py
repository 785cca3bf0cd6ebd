"""One printed indicator form: levels, target, result, quarters and evidence."""

import re
from collections import Counter

from language.printed_forms.cleaning import as_number, one_line, to_digits
from language.printed_forms.dates import month_number
from language.printed_forms.letters import cited_orders
from language.printed_forms.values import Doubt, DoubtKind, IndicatorForm, QuarterNote, RosterNote

_NAME = re.compile(r"ชื่อตัวชี้วัด[\s.]*:\s*(?P<name>.+?)(?=\n\s*\d\s*\.|\Z)", re.DOTALL)
_CODE = re.compile(r"^(\d+\s*/\s*[ก-ฮ]{2,5}\.?)")
_TARGET = re.compile(r"เป้าหมาย\s*:\s*([\dOolI.,]+)\s*\(?([^)\n]*)\)?")
_RESULT = re.compile(r"ผลงานที่ทำได้\s*=?\s*([\dOolI.,]+)\s*\(?([^)\n]*)\)?")
_LEVELS_END = re.compile(r"^\d+\.\s*วิธีการคำนวณ", re.MULTILINE)
_LEVEL = re.compile(r"^ระดับ(?:ที่)?\s*([1-9])\s+(.*?)(?=^ระดับ(?:ที่)?\s*[1-9]\s|\Z)", re.DOTALL | re.MULTILINE)
_QUARTER = re.compile(
    r"\(\s*6\s*\.\s*([1-5])\s*\)[^:\n]*:+(.*?)(?=\(\s*6\s*\.\s*[1-5]\s*\)|^\d\.\s*ปัจจัย|\Z)", re.DOTALL | re.MULTILINE
)
_EVIDENCE = re.compile(r"หลักฐานอ้างอิง\s*:?(.*?)(?=^ลงชื่อ|\Z)", re.DOTALL | re.MULTILINE)
_ROSTER = re.compile(r"(กลุ่ม\s*(?:[Ll]ine|LINE|ไลน์)[^\n]*?)\s*สมาชิก\s*(\d+)\s*คน")
_MONTH_YEAR = re.compile(r"([ก-๎]{4,12}|[ก-ฮ]\.?[ก-ฮ]\.?)\s*(25\d\d)")
_FISCAL = re.compile(r"ปี(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*(25\d\d)")
_FIRST_MONTH = 10
_ABBREVIATIONS = {"สปท": "สำนักปลัดกรุงเทพมหานคร / สำนักงานปกครองและทะเบียน"}


def read_indicator_form(text: str) -> IndicatorForm:
    """Return the indicator of one form's cleaned text."""
    digits = to_digits(text)
    name = one_line(match["name"]) if (match := _NAME.search(digits)) else ""
    code = re.sub(r"\s", "", match[1]) if (match := _CODE.match(name)) else ""
    quarters = tuple(QuarterNote(int(number), note.strip(" :\n")) for number, note in _QUARTER.findall(digits))
    spoken = "\n".join(quarter.text for quarter in quarters)
    target, _unit = _figure(_TARGET, digits)
    result, unit = _figure(_RESULT, digits)
    levels = _levels(digits)
    return IndicatorForm(
        code=code,
        name=name,
        fiscal_year=fiscal_year_spoken_of(spoken),
        agency=_ABBREVIATIONS.get(code.partition("/")[2].strip("."), ""),
        levels=levels,
        target=target,
        result=result,
        result_unit=unit,
        quarters=quarters,
        evidence=_evidence(digits),
        rosters=_rosters(spoken),
        orders=cited_orders(spoken),
        doubts=_doubts(result, len(levels)),
    )


def fiscal_year_spoken_of(text: str) -> int | None:
    """Return the fiscal year that most of the months and years in the text lie in; None when none is named."""
    years = Counter(int(year) for year in _FISCAL.findall(text))
    for word, year in _MONTH_YEAR.findall(text):
        if month := month_number(word):
            years[int(year) + (month >= _FIRST_MONTH)] += 1
    return years.most_common(1)[0][0] if years else None


def _figure(pattern: re.Pattern[str], text: str) -> tuple[float | None, str]:
    match = pattern.search(text)
    return (as_number(match[1]), match[2].strip()) if match else (None, "")


def _levels(text: str) -> tuple[str, ...]:
    end = _LEVELS_END.search(text)
    return tuple(one_line(words) for _number, words in _LEVEL.findall(text[: end.start()] if end else ""))


def _evidence(text: str) -> tuple[str, ...]:
    match = _EVIDENCE.search(text)
    lines = match[1].split("\n") if match else []
    return tuple(item for line in lines if (item := re.sub(r"^[\s:•-]*\d+\s*[.)]\s*|^[\s:•-]+", "", line).strip()))


def _rosters(text: str) -> tuple[RosterNote, ...]:
    found = {one_line(group): int(members) for group, members in _ROSTER.findall(text)}
    return tuple(RosterNote(group, members) for group, members in found.items())


def _doubts(result: float | None, levels: int) -> tuple[Doubt, ...]:
    doubts = [Doubt(DoubtKind.YEAR_INFERRED, "fiscal_year")]
    if result is not None and levels and result > levels:
        doubts.append(Doubt(DoubtKind.RESULT_BEYOND_LEVELS, "result"))
    return tuple(doubts)
