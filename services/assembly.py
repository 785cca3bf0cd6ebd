"""Assembly: what belongs to which tip, and how it is taken out again."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.group import Group
from models.person import Person
from models.tip import Attachment, Tip, TipMessage, TipState, Tombstone
from models.vault import vault_of
from services.tips import change

SAME_STORY = timedelta(minutes=30)


def open_story(session: Session, person: Person | None, group: Group | None, at: datetime) -> Tip | None:
    """Return the person's tip in this chat that something said now would still belong to."""
    if person is None:
        return None
    query = select(Tip).where(
        Tip.reporter_id == person.id,
        Tip.group_id.is_(None) if group is None else Tip.group_id == group.id,
        Tip.last_added_at > at - SAME_STORY,
        Tip.state != TipState.WITHDRAWN,
    )
    return session.scalars(query.order_by(Tip.last_added_at.desc()).limit(1)).first()


def is_unsent(session: Session, message_id: str | None) -> bool:
    """Tell whether the message was unsent before it arrived."""
    return message_id is not None and session.get(Tombstone, message_id) is not None


def forget(session: Session, message_id: str, *, now: datetime) -> Tip | None:
    """Erase an unsent message wherever it was kept; a tip that has nothing left is withdrawn but keeps its number."""
    if session.get(Tombstone, message_id) is None:
        session.add(Tombstone(message_id=message_id, at=now))
    row = session.scalars(select(TipMessage).where(TipMessage.message_id == message_id)).first()
    if row is None:
        return None
    row.text_sealed, row.removed_at = None, now
    for attachment in session.scalars(select(Attachment).where(Attachment.message_id == message_id)):
        session.delete(attachment)
    tip = session.get_one(Tip, row.tip_id)
    session.flush()
    texts = [vault_of(session).open(m.text_sealed) for m in tip.messages if m.text_sealed and m.removed_at is None]
    if texts:
        tip.text_sealed = vault_of(session).seal("\n".join(texts))
    else:
        tip.text_sealed, tip.point_sealed, tip.place_keys, tip.reasons = None, None, [], []
        change(session, tip, "unsent", actor=None, now=now, after=TipState.WITHDRAWN)
    return tip
