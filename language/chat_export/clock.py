"""The time at the head of a line: 16:23, 4:23PM, 午後4:23, 24:53."""

import re
from dataclasses import dataclass

_AFTERNOON = frozenset({"pm", "p.m.", "午後", "下午", "หลังเที่ยง"})
_HALF = r"a\.m\.|p\.m\.|am|pm|午前|午後|上午|下午|ก่อนเที่ยง|หลังเที่ยง"
_GAP = "[ \u00a0\u202f]?"
_HEAD = re.compile(
    rf"(?:(?P<before>{_HALF}){_GAP})?(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?:{_GAP}(?P<after>{_HALF}|น\.))?"
    r"(?P<gap>[\t ]|$)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_HOUR, _NOON, _DAY, _LATEST = 60, 12, 24 * 60, 30
_TAB = "\t"


@dataclass(frozen=True, slots=True)
class Head:
    """A line that begins with a time: minutes since midnight, also beyond 24:00, None when no clock shows it."""

    minute: int | None
    tabbed: bool
    rest: str


def read_head(line: str) -> Head | None:
    """Return the time a line begins with and what follows it; None when it begins with none."""
    if not (line and (line[0].isdigit() or line[0] in "aApP午上下กห")):
        return None
    match = _HEAD.match(line)
    if match is None:
        return None
    return Head(_minutes(match), match["gap"] == _TAB, match["rest"])


def _minutes(match: re.Match[str]) -> int | None:
    hour, minute = int(match["hour"]), int(match["minute"])
    half = (match["before"] or match["after"] or "").lower()
    if minute >= _HOUR or hour >= _LATEST:
        return None
    if half and half != "น." and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half in _AFTERNOON else 0)
    return hour * _HOUR + minute


def settle_midnight(minute: int, last: int) -> int:
    """Place 24:53, which means 0:53: at the day's beginning, unless the day's afternoon came before it."""
    return minute - _DAY if minute >= _DAY and last < _DAY // 2 else minute
