"""A piece of evidence for an indicator, as a value."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.indicator import EvidenceKind


@dataclass(frozen=True, slots=True)
class EvidenceFacts:
    """One piece of evidence; `detail` has `occupations` of a roster, `hours` of a channel, `number` of an order."""

    kind: EvidenceKind
    title: str
    happened_on: date | None = None
    quarter: int | None = None
    detail: dict[str, Any] = field(default_factory=dict)
