"""Triage: what officers do to a tip, from the first look to the end; each step is a line of its history."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.person import CITY_WIDE, Person
from models.session import hold
from models.tip import Tip, TipChange, TipState
from models.vault import vault_of
from services.clocks import note_reopened, set_clocks
from services.corrections import note_correction
from services.forgetting import drop_attachments
from services.incidents import companions
from services.pressing import may_work_on
from services.status_news import tell_note, tell_state
from services.tips import change

MOST_AGENCIES = 3
_OPEN = frozenset({TipState.NEW, TipState.VERIFYING, TipState.VERIFIED, TipState.FORWARDED})


class NotNowError(Exception):
    """The step cannot be taken; `why` is taken, state, loop, many or far."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Step:
    """From which states a deed leads to which."""

    before: frozenset[TipState]
    after: TipState


STEPS: Mapping[str, Step] = {
    "claim": Step(frozenset({TipState.NEW}), TipState.VERIFYING),
    "verify": Step(frozenset({TipState.NEW, TipState.VERIFYING}), TipState.VERIFIED),
    "unfounded": Step(frozenset({TipState.NEW, TipState.VERIFYING, TipState.VERIFIED}), TipState.UNFOUNDED),
    "forward": Step(_OPEN, TipState.FORWARDED),
    "resolve": Step(_OPEN, TipState.RESOLVED),
    "reopen": Step(frozenset({TipState.UNFOUNDED, TipState.RESOLVED}), TipState.VERIFYING),
}


_DEED_TO = {step.after: deed for deed, step in STEPS.items() if deed != "reopen"}
"""The deed that leads to each state."""


def claim(session: Session, tip: Tip, by: Person, *, now: datetime) -> None:
    """Let one officer take the tip on; NotNowError when another has it."""
    _lock(session, tip, by)
    if tip.state not in _OPEN:
        raise NotNowError("state")
    tip.claimed_by, tip.responded_at = by.id, tip.responded_at or now
    if tip.state is TipState.NEW:
        _move(session, tip, "claim", by, now)
    else:
        change(session, tip, "claim", actor=by, now=now)


def release(session: Session, tip: Tip, by: Person, *, now: datetime) -> None:
    """Give the tip back for others to claim."""
    _lock(session, tip, by)
    tip.claimed_by = None
    change(session, tip, "release", actor=by, now=now)


def take_step(session: Session, tip: Tip, deed: str, by: Person, *, now: datetime) -> None:
    """Take one of the STEPS, claiming the tip on the way; NotNowError when another has it or its state forbids it."""
    _lock(session, tip, by)
    if tip.state not in STEPS[deed].before:
        raise NotNowError("state")
    tip.claimed_by, tip.responded_at = tip.claimed_by or by.id, tip.responded_at or now
    _move(session, tip, deed, by, now)


def forward(session: Session, tip: Tip, agency: str, by: Person, *, now: datetime) -> None:
    """Pass the tip on to an agency; never to one that had it before."""
    _lock(session, tip, by)
    _join(tip, agency, now)
    tip.agency = agency
    take_step(session, tip, "forward", by, now=now)


def invite(session: Session, tip: Tip, agency: str, by: Person, *, now: datetime) -> None:
    """Ask another agency to help; never one that has it already, and three at most."""
    _lock(session, tip, by)
    if tip.state not in _OPEN:
        raise NotNowError("state")
    _join(tip, agency, now)
    tip.responded_at = tip.responded_at or now
    change(session, tip, "invite", actor=by, now=now, after=agency)


def share_state(session: Session, tip: Tip, by: Person, *, now: datetime) -> list[Tip]:
    """Bring the other tips of the incident to where this one stands; return those that could be."""
    moved = []
    for other in companions(session, tip):
        try:
            with session.begin_nested():
                _follow(session, tip, other, by, now)
        except NotNowError:
            session.refresh(other)
        else:
            moved.append(other)
    return moved


def agencies_of(tip: Tip) -> list[str]:
    """Return the agencies that have had the tip, in order."""
    return [str(one["name"]) for one in tip.details.get("agencies", [])]


def add_note(session: Session, tip: Tip, text: str, by: Person, *, for_teller: bool, now: datetime) -> TipChange:
    """Keep a note, inside or told to whoever told the tip."""
    row = change(session, tip, "note", actor=by, now=now)
    row.note_sealed, row.for_reporter = vault_of(session).seal(text), for_teller
    session.flush()
    if for_teller:
        tip.responded_at = tip.responded_at or now
        tell_note(session, tip, text, row.id, now=now)
    return row


def accept_doubtful(session: Session, tip: Tip, by: Person, *, now: datetime) -> None:
    """Decide that what may have been talk is a tip."""
    _lock(session, tip, by)
    if tip.state is TipState.UNSURE:
        note_correction(session, tip, {"intent": "tip"}, by=by, now=now)
        change(session, tip, "is_tip", actor=by, now=now, after=TipState.NEW)
        set_clocks(tip)


def erase_doubtful(session: Session, tip: Tip, by: Person, *, now: datetime) -> None:
    """Decide that what may have been a tip is none: it is erased, but for the masked words to learn from.

    NotNowError when it was decided before that it is a tip.
    """
    _lock(session, tip, by)
    if tip.state is not TipState.UNSURE:
        raise NotNowError("state")
    note_correction(session, tip, {"intent": "chat"}, by=by, now=now)
    drop_attachments(session, tip)
    session.delete(tip)


def _lock(session: Session, tip: Tip, by: Person) -> None:
    hold(session, Tip, tip.id)
    session.refresh(tip)
    if tip.claimed_by not in {None, by.id} and by.role not in CITY_WIDE:
        raise NotNowError("taken")


def _follow(session: Session, tip: Tip, other: Tip, by: Person, now: datetime) -> None:
    deed = _DEED_TO.get(tip.state)
    if deed is None or other.state is tip.state or not may_work_on(by, other):
        raise NotNowError("state")
    if deed == "forward":
        forward(session, other, tip.agency or "", by, now=now)
    elif deed == "claim":
        claim(session, other, by, now=now)
    else:
        take_step(session, other, deed, by, now=now)


def _move(session: Session, tip: Tip, deed: str, by: Person, now: datetime) -> None:
    row = change(session, tip, deed, actor=by, now=now, after=STEPS[deed].after)
    if tip.state in {TipState.VERIFIED, TipState.UNFOUNDED}:
        tip.verified_at = now
    if tip.state is TipState.RESOLVED:
        tip.resolved_at = now
    if deed == "reopen":
        note_reopened(tip, now)
    session.flush()
    tell_state(session, tip, row.id, now=now)


def _join(tip: Tip, agency: str, now: datetime) -> None:
    had = agencies_of(tip)
    if agency in had:
        raise NotNowError("loop")
    if len(had) >= MOST_AGENCIES:
        raise NotNowError("many")
    joined = [*tip.details.get("agencies", []), {"name": agency, "at": now.isoformat()}]
    tip.details = tip.details | {"agencies": joined}
