"""Corrections: what people put right, kept masked for the understanding to learn from."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from models.correction import Correction
from models.person import Person
from models.tip import Tip
from models.vault import vault_of
from services.pressing import may_work_on
from services.tips import change, masked_text
from services.triage_desk import alert_officers


def note_correction(session: Session, tip: Tip, corrected: dict[str, Any], *, by: Person, now: datetime) -> None:
    """Keep one correction, with what was judged and the tip's text masked; a tip without words teaches nothing."""
    text = masked_text(session, tip)
    if not text:
        return
    judged = {"intent": "tip", "category": tip.category, "urgency": tip.urgency, "district": tip.district}
    session.add(
        Correction(
            tip_id=tip.id,
            at=now,
            actor_id=by.id,
            text_sealed=vault_of(session).seal(text),
            judged=judged | {"confidence": tip.confidence},
            corrected=corrected,
        )
    )


def forget_corrections(session: Session, tip: Tip) -> None:
    """Erase what was kept of the tip's words to learn from, because some of them were taken back."""
    session.execute(delete(Correction).where(Correction.tip_id == tip.id))


def set_category(session: Session, tip: Tip, category: str, *, by: Person, now: datetime) -> None:
    """Correct what the tip is about; from now on no message of the story changes it."""
    note_correction(session, tip, {"category": category}, by=by, now=now)
    row = change(session, tip, "category", actor=by, now=now, after=category)
    row.before, tip.category = tip.category, category
    _keep(tip, "category")


def set_district(session: Session, tip: Tip, district: str, *, by: Person, now: datetime) -> None:
    """Correct where the tip is; from now on no message of the story changes it."""
    note_correction(session, tip, {"district": district}, by=by, now=now)
    row = change(session, tip, "district", actor=by, now=now, after=district)
    row.before, tip.district, tip.subdistrict = tip.district, district, None
    _keep(tip, "district")
    _hand_over(session, tip, by, now)


def _hand_over(session: Session, tip: Tip, by: Person, now: datetime) -> None:
    """Free the tip of an officer who does not work at its place, and tell those who do."""
    owner = session.get(Person, tip.claimed_by) if tip.claimed_by else None
    if owner is not None and not may_work_on(owner, tip):
        tip.claimed_by = None
        change(session, tip, "release", actor=by, now=now)
    if tip.is_open and tip.claimed_by is None:
        alert_officers(session, tip, now=now)


def _keep(tip: Tip, field: str) -> None:
    corrected = sorted({*tip.details.get("corrected", []), field})
    tip.details = tip.details | {"corrected": corrected}
