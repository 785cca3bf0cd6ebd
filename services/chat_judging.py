"""Understanding many texts of a chat at once, in a process of its own; so it imports nothing but the language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from language.judging.judge import Judgement, judge
from language.labels import Intent, Verdict
from language.understanding import Understanding, understand


@dataclass(frozen=True, slots=True)
class Heard:
    """What texts were judged to be, and what those that matter say, by text and time."""

    judged: Mapping[str, Judgement] = field(default_factory=dict)
    understood: Mapping[tuple[str, datetime], Understanding] = field(default_factory=dict)


_SHORT, _MOST = 60, 20_000
_REMEMBERED: dict[str, Judgement] = {}
"""Short texts, which come again and again, of the one import that this process helps with."""


def help_to_hear(lines: Sequence[tuple[str, datetime]], home: str | None) -> Heard:
    """Do what `hear` does, in a process that lives for one import: short texts are judged once."""
    heard = hear(lines, home, _REMEMBERED)
    if len(_REMEMBERED) < _MOST:
        _REMEMBERED.update({text: found for text, found in heard.judged.items() if len(text) <= _SHORT})
    return heard


def hear(
    lines: Sequence[tuple[str, datetime]], home: str | None, known: Mapping[str, Judgement] | None = None
) -> Heard:
    """Judge each text, and understand those that matter as said at their time in a group of the district."""
    before = known or {}
    judged = {text: before.get(text) or judge(text) for text in sorted({text for text, _ in lines})}
    understood = {
        (text, at): understand(text, sent_at=at, home_district=home, judged=judged[text])
        for text, at in lines
        if matters(judged[text])
    }
    return Heard(judged, understood)


def matters(judged: Judgement) -> bool:
    """Tell whether a text may be more than small talk."""
    return judged.verdict is not Verdict.SMALL_TALK or judged.intent is not Intent.CHAT
