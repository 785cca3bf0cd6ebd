"""Pictures sent together come as one event each; they are answered together, by their first."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from models.person import Person
from services.conversations import DIRECT, recall, remember

_SENT_TOGETHER = timedelta(minutes=10)


def is_answered(session: Session, person: Person | None, album: str | None, *, now: datetime) -> bool:
    """Tell whether another picture of the set was answered in one-to-one chat; if not, this one is taken to be now."""
    if person is None or album is None:
        return False
    key = (person.id, DIRECT, "album")
    kept = recall(session, key, now=now, within=_SENT_TOGETHER)
    remember(session, key, {"album": album}, now=now)
    return kept is not None and kept["album"] == album
