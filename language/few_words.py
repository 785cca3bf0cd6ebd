"""What a few words are, by themselves: a cry for help, an event, a place alone."""

import re

from language.happenings import find_happenings
from language.normalise import normalise
from language.place import find_place

_MOST_WHERE = 45
_WHERE = re.compile(
    r"^(?:อยู่|คือ|มัน|ก็)? ?(?:ตรง|ข้าง(?!ห้อง|บ้าน)|หลัง|หน้า(?!ต่าง)|ใกล้|ติดกับ|ห่างจาก|ฝั่ง|ถัดจาก|เยื้อง|ปาก|แถว"
    r"|ท้าย(?!รถ)|ต้น|กลาง|ใต้|ระหว่าง|เลย)"
)
_CRY = re.compile(r"ช่วยด้วย|ช่วยที|[Hh]elp!")


def cries_for_help(text: str) -> bool:
    """Tell whether somebody cries for help."""
    return _CRY.search(text) is not None


def names_an_event(text: str) -> bool:
    """Tell whether a text names anything that happens."""
    return bool(find_happenings(normalise(text).lower()) - {"nothing"})


def only_says_where(text: str) -> bool:
    """Tell whether a few words begin by where, and name nothing that happens: behind the chemist's, three metres in."""
    return len(text) <= _MOST_WHERE and _WHERE.match(text) is not None and not names_an_event(text)


def is_a_place_alone(text: str) -> bool:
    """Tell whether a text says where, and nothing of what."""
    return bool(find_place(text).mentions) and not names_an_event(text)
