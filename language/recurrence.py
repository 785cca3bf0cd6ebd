"""What happens again and again: ทุกคืน, ทุกวันเสาร์, คืนศุกร์-เสาร์, เป็นประจำ."""

import re
from dataclasses import dataclass

from language.patterns import one_of

_WEEKDAYS = {"จันทร์": 0, "อังคาร": 1, "พุธ": 2, "พฤหัสบดี": 3, "พฤหัสฯ": 3, "พฤหัส": 3, "ศุกร์": 4, "เสาร์": 5, "อาทิตย์": 6}
_DAY = one_of(" ".join(_WEEKDAYS))
_PARTS = {"คืน": (18, 30), "เช้า": (6, 11), "บ่าย": (12, 16), "เย็น": (16, 19), "ค่ำ": (18, 21), "ดึก": (22, 28)}
_PART = one_of(" ".join(_PARTS))

_PATTERN = re.compile(
    rf"(?:แทบ|เกือบ)?ทุกๆ? ?(?P<part>{_PART})?(?:ของ)?(?:วัน)?(?P<first>{_DAY})"
    rf"(?: ?(?P<to>-|ถึง|และ|กับ|,)? ?(?:วัน)?(?P<last>{_DAY}))?"
    rf"|(?:แทบ|เกือบ)?ทุก ?(?:(?:ๆ|เช้า|เย็น)? ?(?P<part2>{_PART})|วัน(?!จันทร์|ที่)(?:เลย)?|อาทิตย์|สัปดาห์|เดือน|ปี|ครั้ง)"
    rf"|(?P<part3>{_PART})?(?:วัน)?(?P<first2>{_DAY}) ?(?P<to2>-|ถึง|และ|กับ) ?(?:วัน)?(?P<last2>{_DAY})"
    rf"|(?P<weekend>เสาร์ ?อาทิตย์)(?!ที่แล้ว|ก่อน|นี้|ที่ผ่าน)"
    rf"|{one_of('เป็นประจำ อยู่ประจำ บ่อยๆ บ่อยมาก ประจำเลย ประจำครับ ประจำค่ะ ทุกที วันเว้นวัน วันละ every_night every_day')}"
    r"|(?<=[ก-๎])ประจำ(?= |$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """When something recurs: on which weekdays (all when empty) and between which hours, if told."""

    start: int
    end: int
    weekdays: frozenset[int]
    hours: tuple[int, int] | None
    cue: str


def find_recurrence(text: str) -> Recurrence | None:
    """Find words that say something happens again and again."""
    match = _PATTERN.search(text)
    if not match:
        return None
    part = match["part"] or match["part2"] or match["part3"]
    return Recurrence(match.start(), match.end(), _weekdays(match), _PARTS[part] if part else None, match.group())


def _weekdays(match: re.Match[str]) -> frozenset[int]:
    if match["weekend"]:
        return frozenset({5, 6})
    first, last = match["first"] or match["first2"], match["last"] or match["last2"]
    if not first:
        return frozenset()
    if not last:
        return frozenset({_WEEKDAYS[first]})
    begin, end = _WEEKDAYS[first], _WEEKDAYS[last]
    if (match["to"] or match["to2"]) in {"และ", "กับ", ","}:
        return frozenset({begin, end})
    return frozenset((begin + step) % 7 for step in range((end - begin) % 7 + 1))
