"""What an incident's row says about its tips: kept true whenever one joins or leaves."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.incident import Incident
from models.tip import Tip

_A_FEW = 2


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
        refresh(incident, rest)
        return
    for lonely in rest:
        lonely.incident_id = None
    session.flush()
    session.delete(incident)


def refresh(incident: Incident, tips: Sequence[Tip]) -> None:
    """Work out anew what the incident is, where, from when to when, and how many people told of it on their own."""
    incident.category = tips[0].category
    incident.district = next((tip.district for tip in tips if tip.district), None)
    incident.first_at, incident.last_at = tips[0].reported_at, tips[-1].reported_at
    incident.witnesses = max(1, len({tip.reporter_id for tip in tips} - {None}))
