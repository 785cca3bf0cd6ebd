"""Forgetting a message that was unsent in LINE: its words, its media, and what was derived of them."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.loose_message import LooseMessage
from models.tip import Attachment, Tip, TipMessage, TipState, Tombstone
from models.vault import vault_of
from services.assembly import EXPLAINED
from services.conversations import DIRECT
from services.deriving import derive, lines_of
from services.media import drop_files
from services.tasks import Task, enqueue
from services.tips import change


def forget(session: Session, message_id: str, *, now: datetime) -> Tip | None:
    """Erase an unsent message wherever it was kept; a tip that has no words left is withdrawn but keeps its number."""
    grave = vault_of(session).fingerprint(message_id)
    if session.get(Tombstone, grave) is None:
        session.add(Tombstone(fingerprint=grave, at=now))
    owe_scrub(session, grave)
    session.execute(delete(LooseMessage).where(LooseMessage.message_id == message_id))
    row = session.scalars(select(TipMessage).where(TipMessage.message_id == message_id)).first()
    for attachment in session.scalars(select(Attachment).where(Attachment.message_id == message_id)):
        drop_files(session, attachment)
        session.delete(attachment)
    if row is None:
        return None
    row.text_sealed, row.message_id, row.removed_at = None, None, now
    tip = session.get_one(Tip, row.tip_id)
    if row.kind == "location":
        tip.point_sealed = None
    derive(session, tip)
    if not lines_of(session, tip):
        _empty(session, tip, now)
    return tip


def _empty(session: Session, tip: Tip, now: datetime) -> None:
    _let_go(session, tip, now)
    tip.text_sealed, tip.point_sealed, tip.place_keys, tip.reasons = None, None, [], []
    drop_attachments(session, tip)
    if tip.state is not TipState.WITHDRAWN:
        change(session, tip, "unsent", actor=None, now=now, after=TipState.WITHDRAWN)


def _let_go(session: Session, tip: Tip, now: datetime) -> None:
    """Leave fresh pictures to be explained anew, by what their sender may write in place of the unsent words."""
    for row in tip.messages:
        fresh = row.removed_at is None and now - row.occurred_at <= EXPLAINED
        if row.kind == "text" or not fresh or row.message_id is None or row.sender_id is None:
            continue
        point = tip.point_sealed if row.kind == "location" else None
        session.add(
            LooseMessage(
                message_id=row.message_id,
                chat=tip.group_id or DIRECT,
                person_id=row.sender_id,
                kind=row.kind,
                occurred_at=row.occurred_at,
                content_sealed=point,
            )
        )
        row.message_id, row.removed_at = None, now


def drop_attachments(session: Session, tip: Tip) -> None:
    """Erase the tip's pictures, clips and files."""
    for attachment in tip.attachments:
        drop_files(session, attachment)
        session.delete(attachment)


def owe_scrub(session: Session, label: str) -> None:
    """Owe the scrub that takes erased rows out of the database's log, once per label; for whoever erases."""
    enqueue(session, Task(name="scrub", id=f"scrub:{label}", args=(label,)))
