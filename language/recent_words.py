"""How long ago, since when, or right now: เมื่อกี้, 2 ชม.ที่แล้ว, มา 40 นาทีแล้ว, ขณะนี้."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from language.day_words import months_before
from language.patterns import one_of
from language.spoken_counts import COUNT, count_of


@dataclass(frozen=True, slots=True)
class Recent:
    """A stretch of time that begins or lies just before a message."""

    begins: datetime
    ends: datetime
    unit: str
    cue: str


_JUST_WORDS = one_of("เมื่อกี้นี้ เมื่อกี้ เมื่อกี๊ ตะกี้ เมื่อสักครู่ เมื่อซักครู่ เมื่อครู่ สักครู่นี้ เพิ่งเกิด เพิ่งจะ เพิ่งโดน เพิ่ง พึ่งจะ พึ่งโดน just_now")
_JUST = re.compile(rf"{_JUST_WORDS}(?!พา)", re.IGNORECASE)
_NO_FORCE_BEFORE = "".join(f"(?<!{verb})" for verb in ("จัด", "ออก", "ส่ง", "เสริม", "สนธิ", "เกิน", "หมด", "ให้", "เป็น"))
_FORCE = one_of("ใจ พล คน ตำรวจ ทหาร เจ้าหน้าที่ กาย เสริม ไฟ ภายใน อัด ทรัพย์ แรง")
_NOW = re.compile(rf"{one_of('ตอนนี้ ขณะนี้ เดี๋ยวนี้ ณ_ขณะนี้ right_now')}|{_NO_FORCE_BEFORE}กำลัง(?!{_FORCE})", re.IGNORECASE)
_ABOUT = "(?:ประมาณ|เกือบ|ราวๆ|ราว|กว่า)? ?"
_UNIT = r"(?:นาที|ชม\.?|ชั่วโมง|วัน|คืน|สัปดาห์|อาทิตย์|เดือน|ปี)"
_AGO = re.compile(rf"{_ABOUT}(?P<count>{COUNT}) ?(?P<unit>{_UNIT})(?:กว่า)?(?:ๆ)? ?(?:ก่อน(?!หน้า)|ที่แล้ว|ที่ผ่านมา|มาแล้ว)")
_GOING_ON = re.compile(
    rf"(?:มา|นาน|ตลอด) ?(?:แล้ว|ได้|เป็น)? ?{_ABOUT}(?P<count>{COUNT}) ?(?P<unit>{_UNIT})"
    rf"|{_ABOUT}(?P<count2>{COUNT}) ?(?P<unit2>{_UNIT})(?:กว่า)?(?:ๆ)?แล้ว"
)

_JUST_LASTS = timedelta(minutes=15)
_MINUTES = {"นาที": 1, "ชม.": 60, "ชม": 60, "ชั่วโมง": 60, "วัน": 1440, "คืน": 1440, "สัปดาห์": 10080, "อาทิตย์": 10080}
_PRECISIONS = {"นาที": "minute", "ชม.": "hour", "ชม": "hour", "ชั่วโมง": "hour", "วัน": "day", "คืน": "day"}
_PRECISIONS |= {"สัปดาห์": "week", "อาทิตย์": "week", "เดือน": "month", "ปี": "year"}
_SHORT = frozenset({"นาที", "ชม.", "ชม", "ชั่วโมง"})


def find_recent(text: str, sent_at: datetime) -> Recent | None:
    """Find a time told as a distance from now: minutes and hours ago, or how long it has been going on."""
    match = _AGO.search(text)
    if match and match["unit"] in _SHORT:
        at = _before(sent_at, count_of(match["count"]), match["unit"])
        return Recent(at, at, _PRECISIONS[match["unit"]], match.group())
    just = _JUST.search(text)
    if just:
        return Recent(sent_at - _JUST_LASTS, sent_at, "minute", just.group())
    return _going_on(text, sent_at)


def find_now(text: str, sent_at: datetime) -> Recent | None:
    """Find words that say it happens as the message is written."""
    match = _NOW.search(text)
    return Recent(sent_at, sent_at, "minute", match.group()) if match else None


def _going_on(text: str, sent_at: datetime) -> Recent | None:
    match = _GOING_ON.search(text)
    if not match:
        return None
    unit = match["unit"] or match["unit2"]
    begins = _before(sent_at, count_of(match["count"] or match["count2"]), unit)
    return Recent(begins, sent_at, _PRECISIONS[unit], match.group())


def _before(sent_at: datetime, count: float, unit: str) -> datetime:
    if unit in _MINUTES:
        return sent_at - timedelta(minutes=count * _MINUTES[unit])
    day = months_before(sent_at.date(), count * (12 if unit == "ปี" else 1))
    return datetime.combine(day, time(), sent_at.tzinfo)
