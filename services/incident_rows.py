"""What an incident's row says about its tips: kept true whenever one joins or leaves."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.normalise import normalise
from models.incident import Incident
from models.tip import Attachment, Tip
from models.vault import vault_of

_A_FEW = 2
_A_SENTENCE = 20


def tips_in(session: Session, incident_id: str) -> Sequence[Tip]:
    """Return the tips of an incident in the order in which they were told."""
    query = select(Tip).where(Tip.incident_id == incident_id).order_by(Tip.reported_at, Tip.id)
    return session.scalars(query).all()


def leave_incident(session: Session, tip: Tip) -> None:
    """Take the tip out of its incident; one that has a single tip left is none any more."""
    if tip.incident_id is None:
        return
    incident, tip.incident_id = session.get_one(Incident, tip.incident_id), None
    session.flush()
    rest = tips_in(session, incident.id)
    if len(rest) >= _A_FEW:
        refresh(session, incident, rest)
        return
    for lonely in rest:
        lonely.incident_id = None
    session.flush()
    session.delete(incident)


def refresh(session: Session, incident: Incident, tips: Sequence[Tip]) -> None:
    """Work out anew what the incident is, where, from when to when, and how many people told of it on their own."""
    incident.category = tips[0].category
    incident.district = next((tip.district for tip in tips if tip.district), None)
    incident.first_at, incident.last_at = tips[0].reported_at, tips[-1].reported_at
    incident.witnesses = max(1, _independent(session, tips))


def _independent(session: Session, tips: Sequence[Tip]) -> int:
    """Count who told of it on their own: whoever passes on the same picture or the same words is no further witness."""
    sources: list[set[str]] = []
    for marks in (_marks(session, tip) for tip in tips if tip.reporter_id is not None):
        known = [source for source in sources if source & marks]
        sources = [source for source in sources if not source & marks] + [marks.union(*known)]
    return len(sources)


def _marks(session: Session, tip: Tip) -> set[str]:
    """Return what two tips of one source have in common."""
    query = select(Attachment.sha256, Attachment.picture_hash).where(Attachment.tip_id == tip.id)
    pictures = {mark for row in session.execute(query) for mark in row if mark}
    words = "" if tip.text_sealed is None else normalise(vault_of(session).open(tip.text_sealed))
    return pictures | {f"by {tip.reporter_id}"} | ({words} if len(words) >= _A_SENTENCE else set())
