"""Incidents: tips of the same event are linked, and officers merge and split them; every tip keeps its own text."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from language.sameness import ENOUGH, Account, Reading, read_account, score
from models.incident import Incident
from models.person import Person
from models.quarter import BANGKOK
from models.tip import Attachment, Tip, TipChange, TipState
from models.vault import vault_of
from services.audit import note_deed
from services.clues import find_candidates, forget_clues, pictures_of, write_clues
from services.incident_rows import leave_incident, refresh, tips_in
from services.pins import point_of
from services.sightings import is_same

_RULED_OUT = 0.02
_SAME_PICTURE = 0.95
_BY_HAND = "incident_by_hand"
UNLINKED = frozenset({TipState.UNSURE, TipState.WITHDRAWN})
"""States of tips that belong to no incident."""


def link(session: Session, tip: Tip, now: datetime) -> Incident | None:
    """Put the tip into the incident it tells of, or out of one it no longer fits; what an officer decided stays."""
    if tip.text_sealed is None or tip.state in UNLINKED:
        leave_incident(session, tip)
        forget_clues(session, tip)
        return None
    reading = _read(session, tip)
    write_clues(session, tip, reading)
    if not tip.details.get(_BY_HAND):
        _settle(session, tip, _best(session, tip, reading), now)
    return session.get(Incident, tip.incident_id) if tip.incident_id else None


def recount(session: Session, tip: Tip) -> None:
    """Count the witnesses of the tip's incident anew."""
    if tip.incident_id is not None:
        _refresh(session, session.get_one(Incident, tip.incident_id))


def merge(session: Session, tips: Sequence[Tip], actor: Person, now: datetime) -> Incident:
    """Make one incident of the tips and of all tips they were linked with, because an officer says so."""
    incident = _incident_of(session, next((tip for tip in tips if tip.incident_id), tips[0]))
    everybody = {other.id: other for tip in tips for other in [tip, *companions(session, tip)]}
    for tip in everybody.values():
        if tip.incident_id != incident.id:
            leave_incident(session, tip)
            _join(session, tip, incident)
        _note(session, tip, "merged", now, actor=actor, after=incident.id)
        tip.details = tip.details | {_BY_HAND: True}
    _refresh(session, incident)
    note_deed(session, actor=actor.id, verb="merge tips", subject=incident.id, now=now)
    return incident


def split(session: Session, tip: Tip, actor: Person, now: datetime) -> None:
    """Take a tip out of its incident for good, because an officer says so."""
    before = tip.incident_id
    leave_incident(session, tip)
    tip.details = tip.details | {_BY_HAND: True}
    _note(session, tip, "split", now, actor=actor, before=before)
    note_deed(session, actor=actor.id, verb="split tip", subject=tip.id, now=now)


def companions(session: Session, tip: Tip) -> Sequence[Tip]:
    """Return the other tips of the tip's incident in the order in which they were told."""
    return [other for other in tips_in(session, tip.incident_id) if other is not tip] if tip.incident_id else []


def likely_companions(session: Session, tip: Tip, limit: int) -> list[Tip]:
    """Return tips that may tell of the same event and are not linked with it, likeliest first, one an incident."""
    if tip.text_sealed is None or tip.state in UNLINKED:
        return []
    reading = _read(session, tip)
    likely: dict[str, tuple[float, Tip]] = {}
    for other in find_candidates(session, tip, reading):
        likelihood = _likelihood(session, other, reading)
        apart = tip.incident_id is None or other.incident_id != tip.incident_id
        key = other.incident_id or other.id
        if apart and likelihood > max(_RULED_OUT, likely.get(key, (0.0, other))[0]):
            likely[key] = (likelihood, other)
    return [other for _, other in sorted(likely.values(), key=lambda found: -found[0])[:limit]]


def _best(session: Session, tip: Tip, reading: Reading) -> Tip | None:
    """Return the tip most likely of the same incident, unless another tip of that incident rules it out."""
    candidates = find_candidates(session, tip, reading)
    pictures = pictures_of(session, tip) if candidates else []
    likely: list[tuple[float, Tip]] = []
    for other in candidates:
        likelihood = _likelihood(session, other, reading)
        if likelihood > _RULED_OUT and pictures and _show_the_same(pictures, pictures_of(session, other)):
            likelihood = max(likelihood, _SAME_PICTURE)
        if likelihood >= ENOUGH:
            likely.append((likelihood, other))
    for _, other in sorted(likely, key=lambda found: -found[0]):
        if all(_likelihood(session, one, reading) > _RULED_OUT for one in companions(session, other) if one is not tip):
            return other
    return None


def _settle(session: Session, tip: Tip, other: Tip | None, now: datetime) -> None:
    if other is None or (other.details.get(_BY_HAND) and other.incident_id is None):
        if tip.incident_id is not None:
            _note(session, tip, "unlinked", now, before=tip.incident_id)
            leave_incident(session, tip)
        return
    if tip.incident_id is not None and tip.incident_id == other.incident_id:
        return
    leave_incident(session, tip)
    incident = _incident_of(session, other)
    _join(session, tip, incident)
    _refresh(session, incident)
    _note(session, tip, "linked", now, after=incident.id)


def _incident_of(session: Session, tip: Tip) -> Incident:
    if tip.incident_id is not None:
        return session.get_one(Incident, tip.incident_id)
    incident = Incident(category=tip.category, district=tip.district, first_at=tip.reported_at, last_at=tip.reported_at)
    session.add(incident)
    session.flush()
    _join(session, tip, incident)
    return incident


def _join(session: Session, tip: Tip, incident: Incident) -> None:
    tip.incident_id = incident.id
    session.flush()


def _refresh(session: Session, incident: Incident) -> None:
    refresh(session, incident, tips_in(session, incident.id))


def _likelihood(session: Session, other: Tip, reading: Reading) -> float:
    return score(reading, _read(session, other)) if other.text_sealed is not None else 0.0


def _read(session: Session, tip: Tip) -> Reading:
    assert tip.text_sealed is not None
    text, point = vault_of(session).open(tip.text_sealed), point_of(session, tip)
    told_at, keys = tip.reported_at.astimezone(BANGKOK), frozenset(tip.place_keys)
    return read_account(Account(text, told_at, tip.district, point, chat=tip.group_id, keys=keys))


def _show_the_same(pictures: Sequence[Attachment], others: Sequence[Attachment]) -> bool:
    return any(is_same(one, other) for one in pictures for other in others)


def _note(
    session: Session,
    tip: Tip,
    what: str,
    now: datetime,
    *,
    actor: Person | None = None,
    before: str | None = None,
    after: str | None = None,
) -> None:
    actor_id = actor.id if actor else None
    session.add(TipChange(tip_id=tip.id, at=now, actor_id=actor_id, what=what, before=before, after=after))
