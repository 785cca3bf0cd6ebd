"""Names that no place can be told from alone: two of a stretch between them, and those inside a person's name."""

import re
from dataclasses import replace
from itertools import pairwise

from language.mention import Mention
from language.names import find_names

_BETWEEN = re.compile(r"(?:ระหว่าง|รอยต่อ|คาบเกี่ยว|เขตติดต่อ)(?:ของ)? ?(?:เขต|แขวง|ถนน|ซอย)? ?$")
_AND = re.compile(r" ?(?:กับ|และ|ถึง|-|/) ?(?:เขต|แขวง|ถนน|ซอย)? ?")
_PERSON_CUE = re.compile(r"ชื่อ|นาย|นาง|น\.ส|คุณ|สกุล|Mr|Ms|Miss")
_BETWEEN_REACH = 24


def without_doubtful(text: str, mentions: list[Mention]) -> list[Mention]:
    """Deny the two ends of a stretch that lie apart, and leave out what is part of a person's name."""
    return _between(text, _no_persons(text, mentions))


def _no_persons(text: str, mentions: list[Mention]) -> list[Mention]:
    if not mentions or not _PERSON_CUE.search(text, 0, mentions[-1].start):
        return mentions
    names = list(find_names(text))
    return [m for m in mentions if not any(start < m.end and m.start < end for start, end in names)]


def _between(text: str, mentions: list[Mention]) -> list[Mention]:
    told = list(mentions)
    for n, (one, other) in enumerate(pairwise(mentions)):
        is_stretch = _BETWEEN.search(text[max(0, one.start - _BETWEEN_REACH) : one.start])
        joined = _AND.fullmatch(text[one.end : other.start])
        if is_stretch and joined and _lie_apart(one, other):
            told[n], told[n + 1] = (replace(end, cue="denied", confidence=0.0) for end in (one, other))
    return told


def _lie_apart(one: Mention, other: Mention) -> bool:
    if "outside" in {one.kind, other.kind}:
        return False
    if "district" in {one.kind, other.kind}:
        return one.district != other.district
    return not set(one.candidates) & set(other.candidates)
