"""Which of the seven questions about projects a text asks."""

import re
from enum import StrEnum
from functools import cache
from importlib.resources import files

_LATE = re.compile(
    r"ล่าช้า|ช้า|ไม่(?:เป็นไป)?ตามแผน|หลุดแผน|ตกแผน|ผิดแผน|เลยกำหนด|เกินกำหนด|เลยเวลา|ไม่ทัน|ดีเลย์|อืด|ค้างอยู่|ค้างคา|ติดขัด"
    r"|ยังไม่เสร็จ|ไม่เสร็จ|(?<![a-z])(?:late|delayed|delay|behind|overdue|slow)(?![a-z])"
)
_LIST = re.compile(
    r"โครงการ(?:อะไร|ไหน|ใด|ทั้งหมด|ที่|บ้าง|มั่ง|ไรบ้าง|ไรมั่ง)|(?:มี|กี่|ทุก|รวม)\s*โครงการ|มี(?:อยู่)?กี่(?:โครงการ|อัน|ตัว|งาน)|รายชื่อ|รายการ|ลิสต์|ลิส|ลิสท์"
    r"|อะไร(?:อยู่)?(?:บ้าง|มั่ง|มั้ง)|ไร(?:บ้าง|มั่ง)|(?:ไหน|ใด|ตัวไหน|อันไหน|งานไหน)(?:บ้าง|มั่ง)|(?:งาน|อัน|ตัว)(?:ไหน|ใด|อะไร)|ทั้งหมด|มีอะไร|ไหนที่|อันที่|โครงการใน|มี(?:ไหม|มั้ย|มั๊ย|หรือเปล่า|รึเปล่า)"
    r"|(?<![a-z])(?:list|all projects|which|what projects|any projects|projects)(?![a-z])"
)


class Ask(StrEnum):
    """What a question about projects wants to know."""

    PROGRESS = "progress"
    BUDGET = "budget"
    TIMELINE = "timeline"
    OWNER = "owner"
    LIST_LATE = "list_late"
    LIST_BY_DISTRICT = "list_by_district"
    LIST_BY_YEAR = "list_by_year"


LISTS = frozenset({Ask.LIST_LATE, Ask.LIST_BY_DISTRICT, Ask.LIST_BY_YEAR})
"""Questions that are answered with several projects."""


def asks_for_late(text: str) -> bool:
    """Tell whether a canonical text speaks of being behind."""
    return _LATE.search(text) is not None


def asks_for_list(text: str) -> bool:
    """Tell whether a canonical text wants several projects named."""
    return _LIST.search(text) is not None


def without_list_words(text: str) -> str:
    """Return a canonical text with the words that only ask for a list or for delays blanked out."""
    return _LATE.sub(" ", _LIST.sub(" ", text))


def single_ask(text: str, names: tuple[str, ...] = ()) -> Ask | None:
    """Return the question about one project that a canonical text asks first; None when it asks none.

    A cue that stands inside one of the canonical `names` is part of the name and asks nothing.
    """
    found = [
        (match.start(), -(match.end() - match.start()), order, ask)
        for order, (ask, pattern) in enumerate(_cues())
        for match in pattern.finditer(text)
        if not any(text[max(match.start() - 3, 0) : match.end() + 3] in name for name in names)
    ]
    return min(found)[3] if found else None


def without_ask_words(text: str) -> str:
    """Return a canonical text with all cues of questions about one project blanked out."""
    for _ask, pattern in _cues():
        text = pattern.sub(" ", text)
    return text


@cache
def _cues() -> tuple[tuple[Ask, re.Pattern[str]], ...]:
    lines = files("language").joinpath("data", "register", "ask_cues.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((Ask(kind), re.compile(pattern)) for kind, pattern in rows)
