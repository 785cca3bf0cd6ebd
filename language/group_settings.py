"""A group's settings in words: “ตั้งค่ากลุ่ม เงียบ”, “ตั้งค่ากลุ่ม เวลาเงียบ 22:00-06:00”, “ตั้งค่ากลุ่ม คำลา ลาก่อนบอต”."""

import re
from dataclasses import dataclass
from datetime import time

from language.clock_words import find_clock
from language.normalise import normalise

_MANNERS = {
    "receipt": r"ใบรับ|ปกติ|ตอบรับ|(?:ยกเลิก|เลิก|ปิด|หยุด|ไม่(?:ต้อง)?)\s*(?:โหมด|การ)?\s*เงียบ",
    "quiet": r"เงียบ|ไม่ต้องตอบ",
    "mention": r"เมื่อเรียก|เรียกชื่อ|แท็ก|mention",
}
_HEAD = re.compile(r"^(?:@\S+\s+)?ตั้งค่ากลุ่ม\s*")
_RANGE = re.compile(r"(?P<first>\S.*?)\s*(?:-|–|—|จนถึง|ถึง|ไปจน)\s*(?P<last>\S.*)")
_BEFORE_HOURS = re.compile(r"^.*?เงียบ\s*(?:ตั้งแต่|จาก|ระหว่าง)?\s*(?:เวลา)?\s*[:=]?\s*")
_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?:น\.?|นาฬิกา)?")
_SPEAKS_OF_HOURS = re.compile(r"(?:เวลา|ช่วง)\s*เงียบ|เงียบ.*(?:\d|ทุ่ม|ตี|โมง|เที่ยง)")
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
    if _SPEAKS_OF_HOURS.search(said):
        return _hours(_BEFORE_HOURS.sub("", said))
    manner = next((manner for manner, words in _MANNERS.items() if re.search(words, said)), "")
    return Wish("manner", manner=manner) if manner else Wish()


def _hours(said: str) -> Wish:
    """Return the hours between two times; an empty wish when they are not both understood, so that nothing is set."""
    match = _RANGE.fullmatch(said)
    first, last = (_time_of(match["first"]), _time_of(match["last"])) if match else (None, None)
    return Wish("hours", hours=(first, last)) if first and last and first != last else Wish()


def _time_of(said: str) -> time | None:
    written, spoken = _TIME.fullmatch(said.strip()), find_clock(said)
    if written is None:
        return None if spoken is None or spoken.is_part else _of_minutes(spoken.begins)
    hour, minute = int(written["hour"]), int(written["minute"] or 0)
    return _of_minutes(hour * _MINUTES + minute) if hour <= _HOURS_A_DAY and minute < _MINUTES else None


def _of_minutes(minutes: int) -> time:
    return time(minutes // _MINUTES % _HOURS_A_DAY, minutes % _MINUTES)
