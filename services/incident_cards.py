"""One incident told by several people, on an officer's card: who else told it, and the taps that merge and split."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.phrases import triage as words
from models.incident import Incident
from models.person import Person
from models.tip import Tip, TipState
from services.card_parts import Node, bubble, pairs, row, text
from services.incidents import UNLINKED, companions, likely_companions
from services.pressing import concerns, may_work_on
from services.tip_facts import facts_of, heading, is_restricted
from services.tips import masked_text
from services.words import Button, Card

_LIKELY, _CHOICES = 2, 8
_NEAR = timedelta(hours=24)
_LONGEST = 120


def incident_facts(session: Session, tip: Tip) -> list[Node]:
    """Return which other tips tell of the same event, and how many people saw it on their own."""
    others = companions(session, tip)
    if not others:
        return []
    incident = session.get_one(Incident, tip.incident_id)
    return [
        row(words.SAME_EVENT, ", ".join(other.code for other in others)),
        row(words.WITNESSES, words.people(incident.witnesses)),
    ]


def incident_buttons(session: Session, tip: Tip, officer: Person) -> list[Button]:
    """Return the taps: put together with a likely tip, look for one, part again, bring the others to this state."""
    if tip.state in UNLINKED:
        return []
    others = companions(session, tip)
    buttons = [merge_button(tip, other) for other in likely_for(session, tip, officer, _LIKELY)]
    if not buttons and not others and tip.is_open:
        buttons.append(Button(words.LOOK_FOR_SAME, f"do=merge&tip={tip.code}"))
    if others:
        buttons.append(Button(words.SPLIT, f"do=split&tip={tip.code}"))
    if tip.state is not TipState.NEW and any(other.is_open and other.state is not tip.state for other in others):
        buttons.append(Button(words.SHARE_STATE, f"do=share&tip={tip.code}"))
    return buttons


def merge_button(tip: Tip, other: Tip) -> Button:
    """Return the tap that makes one incident of two tips."""
    return Button(words.MERGE_WITH.format(code=other.code), f"do=merge&tip={tip.code}&with={other.code}")


def merge_choice(session: Session, tip: Tip, officer: Person) -> Card | None:
    """Return tips that may tell of the same event, a bubble each with its tap; None when there are none."""
    found = could_be_merged(session, tip, officer)
    if not found:
        return None
    bubbles = [_bubble(session, tip, other) for other in found]
    alt = words.WHICH_SAME.format(code=tip.code)
    return Card(alt, {"type": "carousel", "contents": bubbles})


def likely_for(session: Session, tip: Tip, officer: Person, limit: int) -> list[Tip]:
    """Return tips this officer works on that may tell of the same event, the likeliest first."""
    found = likely_companions(session, tip, limit + _CHOICES)
    return [other for other in found if may_work_on(officer, other)][:limit]


def could_be_merged(session: Session, tip: Tip, officer: Person) -> list[Tip]:
    """Return tips an officer may want to merge: the likely ones, then those told nearest in time in the district."""
    likely = likely_for(session, tip, officer, _CHOICES)
    met = {tip.id, *(other.id for other in likely), *(other.id for other in companions(session, tip))}
    nearby = [other for other in _nearby(session, tip, officer) if other.id not in met]
    return [*likely, *nearby][:_CHOICES]


def _nearby(session: Session, tip: Tip, officer: Person) -> Sequence[Tip]:
    same_place = Tip.district.is_(None) if tip.district is None else Tip.district == tip.district
    within = Tip.reported_at.between(tip.reported_at - _NEAR, tip.reported_at + _NEAR)
    query = select(Tip).where(concerns(officer), same_place, within, Tip.state.not_in(UNLINKED))
    found = session.scalars(query.order_by(Tip.reported_at.desc()).limit(10 * _CHOICES)).all()
    return sorted(found, key=lambda other: abs(other.reported_at - tip.reported_at))


def _bubble(session: Session, tip: Tip, other: Tip) -> Node:
    said = words.RESTRICTED if is_restricted(other) else masked_text(session, other)[:_LONGEST] or words.NO_WORDS
    return bubble([*heading(other), *facts_of(other), text(said)], pairs([merge_button(tip, other)]))
