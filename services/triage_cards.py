"""What officers see of a tip."""

from datetime import datetime

from sqlalchemy.orm import Session

from models.person import Person
from models.tip import Tip
from services.outbox import Words
from services.status_cards import status_card


def officer_view(session: Session, tip: Tip, officer: Person, *, now: datetime) -> Words:
    """Return the tip's card for an officer."""
    del officer, now
    return Words(messages=[status_card(session, tip)], tip_id=tip.id)
