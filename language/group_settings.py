"""A group's settings in words: “ตั้งค่ากลุ่ม เงียบ”, “ตั้งค่ากลุ่ม เวลาเงียบ 22:00-06:00”, “ตั้งค่ากลุ่ม คำลา ลาก่อนบอต”."""

import re
from dataclasses import dataclass
from datetime import time

from language.normalise import normalise

_MANNERS = {
    "receipt": r"ใบรับ|ปกติ|ตอบรับ",
    "quiet": r"เงียบ|ไม่ต้องตอบ",
    "mention": r"เมื่อเรียก|เรียกชื่อ|แท็ก|mention",
}
_HEAD = re.compile(r"^(?:@\S+\s+)?ตั้งค่ากลุ่ม\s*")
_HOURS = re.compile(
    r"(?:เวลา|ช่วง)เงียบ\s*[: ]?\s*(\d{1,2})(?:[:.](\d{2}))?\s*(?:น\.?)?\s*(?:-|–|ถึง)\s*(\d{1,2})(?:[:.](\d{2}))?"
)
_NO_HOURS = re.compile(r"(?:ยกเลิก|ปิด|ไม่มี)(?:เวลา|ช่วง)เงียบ|(?:เวลา|ช่วง)เงียบ\s*(?:ไม่มี|ปิด)")
_LEAVE_WORD = re.compile(r"คำ(?:ลา|ออก|สั่งออก)\s*[:=]?\s*(.{2,100})")
_HOURS_A_DAY, _MINUTES = 24, 60


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be set: a manner, quiet hours (None: none), or a leave word. `kind` is empty when it only asks."""

    kind: str = ""
    manner: str = ""
    hours: tuple[time, time] | None = None
    word: str = ""


def read_settings(text: str) -> Wish:
    """Return what a text sets; an empty wish when it only asks for the settings."""
    said = _HEAD.sub("", normalise(text.strip())).strip()
    if match := _LEAVE_WORD.search(said):
        return Wish("leave_word", word=match[1].strip())
    if _NO_HOURS.search(said):
        return Wish("hours")
    if match := _HOURS.search(said):
        return _hours(match)
    for manner, words in _MANNERS.items():
        if re.search(words, said):
            return Wish("manner", manner=manner)
    return Wish()


def _hours(match: re.Match[str]) -> Wish:
    first, last = int(match[1]) % _HOURS_A_DAY, int(match[3]) % _HOURS_A_DAY
    minutes = int(match[2] or 0), int(match[4] or 0)
    if max(minutes) >= _MINUTES:
        return Wish()
    return Wish("hours", hours=(time(first, minutes[0]), time(last, minutes[1])))
