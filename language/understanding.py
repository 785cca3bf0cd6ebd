"""Everything that can be told from one message, in one call."""

from dataclasses import dataclass
from datetime import datetime

from language.judging.judge import judge
from language.labels import Category, Intent, Urgency, Verdict
from language.personal_data import PersonalDatum, find_personal_data


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a message says; `category` and `urgency` are None unless it is a tip."""

    intent: Intent
    verdict: Verdict
    category: Category | None
    urgency: Urgency | None
    pii: tuple[PersonalDatum, ...]
    confidence: float
    reasons: tuple[str, ...]


def understand(text: str, *, sent_at: datetime | None = None, home_district: str | None = None) -> Understanding:
    """Understand any text sent at a time in a group of a district; never raises, always the same for the same text."""
    del sent_at, home_district
    judgement = judge(text)
    return Understanding(
        intent=judgement.intent,
        verdict=judgement.verdict,
        category=judgement.category,
        urgency=judgement.urgency,
        pii=find_personal_data(text),
        confidence=judgement.confidence,
        reasons=judgement.reasons,
    )
