"""Forgetting a message that was unsent in LINE: its words, its media, and what was derived of them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.group import Group
from models.inbound_event import EventState, InboundEvent
from models.loose_message import LooseMessage
from models.person import Person
from models.tip import Attachment, Tip, TipMessage, TipState, Tombstone
from models.vault import vault_of
from services.assembly import EXPLAINED
from services.clues import forget_clues
from services.conversations import DIRECT
from services.corrections import forget_corrections
from services.deriving import derive, lines_of
from services.media import drop_files
from services.outbox import take_back
from services.people import line_id_of
from services.summary_drafts import strike_out
from services.summary_notable import gist_of
from services.tasks import Task, enqueue
from services.tips import change
from services.triage_desk import reword_alerts


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
    tip = session.get_one(Tip, row.tip_id)
    with words_going(session, tip, now=now):
        _wipe(session, tip, row, now)
    return tip


@contextmanager
def words_going(session: Session, tip: Tip, *, now: datetime) -> Iterator[None]:
    """Inside, words of the tip are erased; at the end they are gone from all that was made of them as well.

    That is: examples to learn from, alerts that no officer has read yet, and summaries not released yet.
    """
    gist = gist_of(session, tip)
    yield
    forget_corrections(session, tip)
    if gist_of(session, tip) != gist:
        strike_out(session, gist)
    if tip.text_sealed is None:
        forget_clues(session, tip)
        take_back(session, tip.id, now=now)
    else:
        reword_alerts(session, tip)


def forget_unread(session: Session, person: Person, group: Group | None, message_id: str) -> None:
    """Wipe the message where it could not be worked on and waits sealed for an officer to see why."""
    line_id = line_id_of(session, person.id)
    senders = vault_of(session).fingerprints(line_id) if line_id else []
    query = select(InboundEvent).where(
        InboundEvent.group_id == (group.id if group else None),
        InboundEvent.sender.in_(senders),
        InboundEvent.payload_sealed.is_not(None),
        InboundEvent.state != EventState.WAITING,
    )
    for event in session.scalars(query):
        told = json.loads(vault_of(session).open(event.payload_sealed or b""))
        if str((told.get("message") or {}).get("id")) == message_id:
            event.payload_sealed = None


def _wipe(session: Session, tip: Tip, row: TipMessage, now: datetime) -> None:
    row.text_sealed, row.message_id, row.removed_at = None, None, now
    if row.kind == "location":
        tip.point_sealed = None
    derive(session, tip)
    if not lines_of(session, tip):
        _empty(session, tip, now)


def _empty(session: Session, tip: Tip, now: datetime) -> None:
    _let_go(session, tip, now)
    tip.text_sealed, tip.point_sealed, tip.subdistrict = None, None, None
    tip.place_keys, tip.reasons = [], []
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
