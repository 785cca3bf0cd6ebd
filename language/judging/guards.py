"""What a model learns badly and a person knows at once: a few sentences that are never what they look like."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from language.few_words import only_says_where
from language.labels import Intent
from language.phrases import judging as phrases
from language.place import outside_bangkok

_QUESTION = re.compile(
    r"ทำไม|ใครดูแล|ใครรับผิดชอบ|ใครเป็นคน|ถึงไหน|กี่\s?(%|เปอร์)|เท่าไ(หร่|ร|ร่)|\?\s*$|ผลเป็น(ยังไง|อย่างไร)"
    r"|(ไหม|มั้ย|หรือยัง|รึยัง)\s?(ครับ|คะ|ค่ะ)?\s*$"
)
_THANKS = re.compile(r"^(ขอบคุณ|ขอบใจ|ขอบพระคุณ|รับทราบ)")
_TO_NEIGHBOURS = re.compile(r"^(?:มี)?ใคร(?:อยู่|เห็น|ผ่าน|ว่าง|พอ|ได้กลิ่น|ได้ยิน|รู้)")
_FICTION = re.compile(r"นางเอก|พระรอง|ตอนที่แล้ว|ตอนอวสาน|เพจผี|เรื่องผี")
_TOO_SURE, _LIKELIER = 0.9, 0.6


@dataclass(frozen=True, slots=True)
class Guard:
    """Where `speaks` holds, what is taken for one intent is read as the other, for the reason given.

    A very sure judgement is left as it is. One that `doubts` only leaves it open, however sure it was.
    """

    taken_for: Intent
    means: Intent
    speaks: Callable[[str], object]
    reason: str
    doubts: bool = False


GUARDS = (
    Guard(Intent.PROGRESS_REPORT, Intent.PROJECT_STATUS, _QUESTION.search, phrases.A_QUESTION),
    Guard(Intent.TIP, Intent.CHAT, _THANKS.search, phrases.A_THANK_YOU),
    Guard(Intent.TIP, Intent.CHAT, _TO_NEIGHBOURS.search, phrases.A_QUESTION),
    Guard(Intent.TIP, Intent.CHAT, _FICTION.search, phrases.A_FICTION, doubts=True),
    Guard(Intent.TIP, Intent.CHAT, outside_bangkok, phrases.OUTSIDE_BANGKOK),
    Guard(Intent.TIP, Intent.CHAT, only_says_where, phrases.ONLY_WHERE, doubts=True),
)


def guarded(text: str, chances: Mapping[Intent, float]) -> tuple[Mapping[Intent, float], tuple[str, ...]]:
    """Exchange, or level, the chances a guard speaks about, with its reason."""
    best = max(chances, key=chances.__getitem__)
    for guard in GUARDS:
        if guard.taken_for is not best or not (guard.doubts or chances[best] < _TOO_SURE) or not guard.speaks(text):
            continue
        both = chances[best] + chances[guard.means]
        rest = both * (1 - _LIKELIER) if guard.doubts else chances[guard.means]
        return {**chances, guard.means: both - rest, best: rest}, (guard.reason,)
    return chances, ()
