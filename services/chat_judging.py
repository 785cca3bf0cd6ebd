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


def hear(lines: Sequence[tuple[str, datetime]], home: str | None) -> Heard:
    """Judge each text, and understand those that matter as said at their time in a group of the district."""
    judged = {text: judge(text) for text in sorted({text for text, _ in lines})}
    understood = {
        (text, at): understand(text, sent_at=at, home_district=home, judged=judged[text])
        for text, at in lines
        if matters(judged[text])
    }
    return Heard(judged, understood)


def matters(judged: Judgement) -> bool:
    """Tell whether a text may be more than small talk."""
    return judged.verdict is not Verdict.SMALL_TALK or judged.intent is not Intent.CHAT
