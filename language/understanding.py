"""Everything that can be told from one message, in one call."""

from dataclasses import dataclass
from datetime import datetime

from language.judging.judge import Judgement, judge
from language.labels import Category, Intent, Urgency, Verdict
from language.moment import Moment, find_moment
from language.personal_data import PersonalDatum, find_personal_data
from language.place import Place, find_place

_WITHOUT_PLACE = frozenset({Intent.CHAT, Intent.HELP})


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a message says; category, urgency are None unless it is a tip, place is None for talk and for help."""

    intent: Intent
    verdict: Verdict
    category: Category | None
    urgency: Urgency | None
    place: Place | None
    moment: Moment | None
    pii: tuple[PersonalDatum, ...]
    confidence: float
    reasons: tuple[str, ...]


def understand(
    text: str,
    *,
    sent_at: datetime | None = None,
    home_district: str | None = None,
    judged: Judgement | None = None,
) -> Understanding:
    """Understand any text sent at a time in a group of a district; never raises, always the same for the same text.

    A moment needs `sent_at`; a text that may still be a tip has a place even when it is taken for talk. A text that
    was `judged` before is not judged again.
    """
    found = judged or judge(text)
    placed = found.intent not in _WITHOUT_PLACE or found.verdict is Verdict.UNSURE
    return Understanding(
        intent=found.intent,
        verdict=found.verdict,
        category=found.category,
        urgency=found.urgency,
        place=find_place(text, home_district=home_district) if placed else None,
        moment=find_moment(text, sent_at) if sent_at and placed else None,
        pii=find_personal_data(text),
        confidence=found.confidence,
        reasons=found.reasons,
    )
