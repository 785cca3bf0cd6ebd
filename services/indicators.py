"""Indicators: the level that recorded evidence proves, and what the next level lacks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from language.phrases import indicators as phrases
from models.indicator import EvidenceKind, IndicatorEvidence
from models.project import Project
from models.quarter import Quarter
from services.evidence_facts import EvidenceFacts
from services.living_evidence import living_evidence
from services.project_facts import facts_of

OCCUPATIONS_NEEDED = 3
MEETINGS_NEEDED = 2
AROUND_THE_CLOCK = 24
HIGHEST = 5
FROM_FORM = "form"


@dataclass(frozen=True, slots=True)
class LevelReached:
    """The level 0 to 5, and what the next one lacks: a key of `Lack` and how many are there of how many needed."""

    level: int
    lacks: str | None
    have: int = 0
    need: int = 0

    @property
    def in_words(self) -> str:
        """What the next level lacks, in Thai."""
        return phrases.lacking(self.level, self.lacks, self.have, self.need)


def record_evidence(
    session: Session, indicator: Project, facts: EvidenceFacts, *, now: datetime, by: str | None = None
) -> IndicatorEvidence:
    """Keep one piece of evidence for an indicator; its quarter follows from its date."""
    evidence = IndicatorEvidence(
        project_id=indicator.id,
        kind=facts.kind,
        title=facts.title,
        happened_on=facts.happened_on,
        quarter=facts.quarter or (Quarter.of(facts.happened_on).number if facts.happened_on else None),
        detail=facts.detail,
        recorded_by=by,
        recorded_at=now,
    )
    session.add(evidence)
    session.flush()
    return evidence


def record_from_form(session: Session, indicator: Project, found: Sequence[EvidenceFacts], *, now: datetime) -> None:
    """Keep the evidence that a printed form tells of, in place of what an earlier copy told."""
    told = sa.delete(IndicatorEvidence).where(
        IndicatorEvidence.project_id == indicator.id, IndicatorEvidence.recorded_by == FROM_FORM
    )
    session.execute(told)
    for facts in found:
        record_evidence(session, indicator, facts, now=now, by=FROM_FORM)


def level_of(evidence: Sequence[EvidenceFacts], quarter: int | None = None) -> LevelReached:
    """Return the level that the evidence up to the end of a quarter (None: the whole year) proves.

    Each level needs all below it: members of three occupations, a channel around the clock, a working group by
    order, two meetings of it, results passed on.
    """
    seen = [item for item in evidence if quarter is None or item.quarter is None or item.quarter <= quarter]
    for level, (lacks, count, need) in enumerate(_STEPS):
        have = count(seen)
        if have < need:
            return LevelReached(level, lacks, have, need)
    return LevelReached(HIGHEST, None)


def _occupations(evidence: Sequence[EvidenceFacts]) -> int:
    rosters = [item for item in evidence if item.kind is EvidenceKind.ROSTER]
    named = len({name for roster in rosters for name in roster.detail.get("occupations", ())})
    return max([named, *(int(roster.detail.get("occupations_said", 0)) for roster in rosters)])


def _channels(evidence: Sequence[EvidenceFacts]) -> int:
    return sum(
        item.kind is EvidenceKind.CHANNEL and item.detail.get("hours", 0) >= AROUND_THE_CLOCK for item in evidence
    )


def _of_kind(kind: EvidenceKind) -> Callable[[Sequence[EvidenceFacts]], int]:
    return lambda evidence: sum(item.kind is kind for item in evidence)


_STEPS: tuple[tuple[str, Callable[[Sequence[EvidenceFacts]], int], int], ...] = (
    ("occupations", _occupations, OCCUPATIONS_NEEDED),
    ("channel", _channels, 1),
    ("order", _of_kind(EvidenceKind.ORDER), 1),
    ("meetings", _of_kind(EvidenceKind.MEETING), MEETINGS_NEEDED),
    ("handover", _of_kind(EvidenceKind.HANDOVER), 1),
)


def evidence_for(session: Session, indicator: Project) -> list[EvidenceFacts]:
    """Return the evidence recorded for an indicator, oldest first, and what the running system proves for its year."""
    query = sa.select(IndicatorEvidence).where(IndicatorEvidence.project_id == indicator.id)
    rows = session.scalars(query.order_by(IndicatorEvidence.happened_on, IndicatorEvidence.id))
    recorded = [EvidenceFacts(row.kind, row.title, row.happened_on, row.quarter, row.detail) for row in rows]
    return [*recorded, *living_evidence(session, indicator.fiscal_year)]


def indicators_as_json(session: Session) -> list[dict[str, Any]]:
    """Return every indicator with the field names of the export; the level is computed, the result as printed."""
    query = sa.select(Project).where(Project.kind == "indicator").order_by(Project.fiscal_year, Project.id)
    return [_as_json(indicator, evidence_for(session, indicator)) for indicator in session.scalars(query)]


def _as_json(indicator: Project, evidence: Sequence[EvidenceFacts]) -> dict[str, Any]:
    facts = facts_of(indicator)
    told = {report.quarter: report.narrative for report in facts.reports}
    recorded = [
        {
            "kind": item.kind.value,
            "title": item.title,
            "date": item.happened_on.isoformat() if item.happened_on else None,
            **item.detail,
        }
        for item in evidence
    ]
    return {
        "fiscal_year": facts.fiscal_year,
        "code": facts.code,
        "name": facts.name,
        "target": facts.target,
        "result": facts.result,
        "level": level_of(evidence).level,
        "lacks": level_of(evidence).in_words,
        "evidence": recorded or [{"kind": "named", "title": title} for title in facts.form.get("evidence", ())],
        "quarters": [
            {"quarter": quarter, "level": at.level, "lacks": at.in_words, "narrative": told.get(quarter, "")}
            for quarter, at in ((number, level_of(evidence, number)) for number in (1, 2, 3, 4))
        ],
    }
