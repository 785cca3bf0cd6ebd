"""Times of day as people say them: ตีสอง, บ่ายสามโมงครึ่ง, 3 ทุ่ม, 21.30 น., ตอนเย็น."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from language.patterns import one_of
from language.spoken_counts import COUNT, count_of


@dataclass(frozen=True, slots=True)
class ClockTime:
    """Minutes after midnight of the day meant, from 0 to past 24 hours for the small hours of its night."""

    start: int
    end: int
    begins: int
    ends: int
    is_part: bool
    cue: str


_HALF = r"(?: ?(?P<half>ครึ่ง))?"
_HHMM = r"(?<![\d.,:/-])(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?![\d%]|[.:,/]\d)"
_UNTIL = r"(?: ?(?:-|ถึง) ?(?P<hour2>[01]?\d|2[0-4])[.:](?P<minute2>[0-5]\d))?"
_NO_COUNT = f"(?! ?{one_of('คน ที แผล ตัว คัน ครั้ง หัว ราย ศพ ต่อ รุม')})"

_Reader = Callable[[re.Match[str]], int | None]


def _written(match: re.Match[str]) -> int:
    return int(match["hour"]) * 60 + int(match["minute"] or 0)


def _meridiem(match: re.Match[str]) -> int:
    return (int(match["hour"]) % 12 + (12 if match["half_day"].lower() == "p" else 0)) * 60 + int(match["minute"] or 0)


def _after(first_hour: int, most: int) -> _Reader:
    def read(match: re.Match[str]) -> int | None:
        hour = count_of(match["count"]) if match["count"] else 1
        return int((first_hour + hour) * 60) + _half(match) if 1 <= hour <= most else None

    return read


def _mong(match: re.Match[str]) -> int | None:
    """Read โมง: six to eleven are mornings unless เย็น follows, one to five are afternoons unless เช้า follows."""
    hour, part = int(count_of(match["count"])), match["part"]
    if not 1 <= hour <= _LAST_MONG:
        return None
    if part == "เช้า":
        return (hour if hour >= _FIRST_MORNING else hour + 6) * 60 + _half(match)
    evening = part == "เย็น" or hour < _FIRST_MORNING
    return (hour + (12 if evening else 0)) * 60 + _half(match)


def _fixed(minutes: int) -> _Reader:
    return lambda match: minutes + _half(match)


def _half(match: re.Match[str]) -> int:
    return 30 if match["half"] else 0


_FIRST_MORNING, _LAST_MONG = 6, 11
_ENGLISH = re.compile(
    r"(?<![\d.,:/-])(?P<hour>\d|1[0-2])(?:[.:](?P<minute>[0-5]\d))? ?(?P<half_day>[ap])\.?m\b", re.IGNORECASE
)
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (re.compile(rf"{_HHMM}{_UNTIL} ?(?:น\.?(?![ก-๎])|นาฬิกา|hrs?\b)"), _written),
    (re.compile(rf"(?:เวลา|ตอน|ประมาณ|ราว|ช่วง) ?{_HHMM}{_UNTIL}"), _written),
    (re.compile(rf"{_HHMM.replace('[.:]', ':', 1)}{_UNTIL}"), _written),
    (re.compile(r"(?<![\d.,:/-])(?P<hour>[01]?\d|2[0-4])(?P<minute>)(?: ?นาฬิกา| น\.(?! ?ส))"), _written),
    (
        re.compile(
            r"(?<![\d.,:/-])(?P<hour>\d|1[0-2])(?:[.:](?P<minute>[0-5]\d))? ?(?P<half_day>[ap])\.?m\b", re.IGNORECASE
        ),
        _meridiem,
    ),
    (re.compile(rf"(?<![ก-๎])?ตี ?(?P<count>{COUNT})(?!โมง){_NO_COUNT}{_HALF}"), _after(0, 5)),
    (re.compile(rf"บ่าย ?(?P<count>{COUNT}) ?(?:โมง)?{_HALF}"), _after(12, 5)),
    (re.compile(rf"บ่าย(?P<count>)โมง{_HALF}"), _after(12, 5)),
    (re.compile(rf"(?P<count>{COUNT}) ?ทุ่ม(?!เท){_HALF}"), _after(18, 5)),
    (re.compile(rf"(?P<count>)ทุ่ม(?=นึง|หนึ่ง|ครึ่ง|กว่า){_HALF}"), _after(18, 5)),
    (re.compile(rf"(?P<count>{COUNT}) ?โมง{_HALF}(?P<part>เช้า|เย็น)?"), _mong),
    (re.compile(rf"เที่ยงคืน{_HALF}"), _fixed(24 * 60)),
    (re.compile(rf"เที่ยง(?!ธรรม|แท้)(?:วัน|ตรง)?{_HALF}"), _fixed(12 * 60)),
)

_PARTS = {
    "เช้ามืด": (4, 6), "เช้าตรู่": (5, 7), "รุ่งเช้า": (5, 7), "รุ่งสาง": (5, 7), "เช้า": (6, 11),
    "สาย": (9, 11), "กลางวัน": (10, 16), "บ่าย": (12, 16), "เย็น": (16, 19), "หัวค่ำ": (18, 20),
    "พลบค่ำ": (18, 20), "ค่ำ": (18, 21), "ดึก": (22, 28), "กลางดึก": (22, 28), "กลางคืน": (19, 29),
}  # fmt: skip
_PART = one_of(" ".join(_PARTS))
_ALONE = one_of("เช้ามืด เช้าตรู่ รุ่งเช้า รุ่งสาง หัวค่ำ พลบค่ำ กลางดึก กลางคืน")
_BEFORE_PART = one_of("เมื่อ ตอน ช่วง เวลา วันนี้ เมื่อวาน เมื่อวานนี้ พรุ่งนี้ จันทร์ อังคาร พุธ พฤหัส ศุกร์ เสาร์ อาทิตย์ ที่แล้ว วานซืน")
_NAMED_PART = re.compile(
    rf"{_BEFORE_PART} ?"
    rf"(?P<after>{_PART})(?!ใจ|ลง)"
    rf"|(?P<before>{_PART})(?=นี้|วัน(?:นี้|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์|ที่|ก่อน)|ๆ|เมื่อวาน|วาน)"
    rf"|(?P<alone>{_ALONE})"
)


def find_clock(text: str) -> ClockTime | None:
    """Find the first time of day in a text; a clock time before a part of the day such as ตอนเย็น."""
    times = sorted(_clock_times(text), key=lambda time: (time.start, -time.end))
    return times[0] if times else _part_of_day(text)


def _clock_times(text: str) -> Iterator[ClockTime]:
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            minutes = read(match)
            if minutes is not None:
                yield ClockTime(
                    match.start(), match.end(), minutes, _end_of(match, minutes), is_part=False, cue=match.group()
                )


def _end_of(match: re.Match[str], minutes: int) -> int:
    """Tell how far a time reaches: to the written end, over its hour when said roughly, or no further."""
    parts = match.groupdict()
    if parts.get("hour2"):
        until = int(match["hour2"]) * 60 + int(match["minute2"])
        return until if until >= minutes else until + 24 * 60
    is_rough = "minute" not in parts and not parts.get("half")
    return minutes + 60 if is_rough else minutes


def _part_of_day(text: str) -> ClockTime | None:
    match = _NAMED_PART.search(text)
    if not match:
        return None
    name = match["after"] or match["before"] or match["alone"]
    first, last = _PARTS[name]
    return ClockTime(match.start(), match.end(), first * 60, last * 60, is_part=True, cue=match.group())
