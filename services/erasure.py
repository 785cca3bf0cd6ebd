"""A person's right to erasure: identity, words, pictures and pins go; a tip keeps its number, category and district."""

from datetime import datetime

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session

from models.conversation import Conversation
from models.group import GroupMember
from models.inbound_event import EventState, InboundEvent
from models.loose_message import LooseMessage
from models.outbound_message import OutboundMessage, OutboundState
from models.person import Identity, Person, PersonDistrict, Role
from models.tip import Attachment, Tip, TipChange, TipMessage, TipState
from models.vault import vault_of
from services.audit import note_deed
from services.deriving import derive
from services.forgetting import drop_attachments, owe_scrub, words_going
from services.media import drop_files
from services.people import line_id_of
from services.tips import change


def erase_person(session: Session, person: Person, *, by: str, now: datetime) -> int:
    """Erase everything that is kept of a person; return how many tips lost their words."""
    owe_scrub(session, f"{person.id}:{now:%Y%m%d%H%M%S}")
    _forget_events(session, person)
    own = session.scalars(select(Tip).where(Tip.reporter_id == person.id)).all()
    for tip in own:
        empty_tip(session, tip, now=now)
    _forget_additions(session, person, now)
    session.execute(update(TipChange).where(TipChange.actor_id == person.id).values(actor_id=None))
    _forget_answers(session, person, now)
    for table in (Conversation, LooseMessage, GroupMember, PersonDistrict, Identity):
        session.execute(delete(table).where(table.person_id == person.id))
    session.execute(update(Tip).where(Tip.claimed_by == person.id).values(claimed_by=None))
    session.refresh(person, ["districts"])
    person.role, person.erased_at, person.noticed_at = Role.CITIZEN, now, now
    person.session_version += 1
    note_deed(session, actor=by, verb="erase person", subject=f"person {person.id}", now=now)
    return len(own)


def files_of(session: Session, person: Person) -> list[str]:
    """Return the keys, in the media store, of all files that came with the person's tips and messages."""
    own = select(Attachment).join(Tip).where(Tip.reporter_id == person.id)
    rows = [*session.scalars(own), *session.scalars(_media_of(person))]
    return sorted({key for row in rows for key in (row.key, row.thumbnail_key) if key})


def empty_tip(session: Session, tip: Tip, *, now: datetime) -> None:
    """Take the tip's words, media, pin and teller away; its number, category, district and times stay."""
    if tip.state is not TipState.WITHDRAWN:
        change(session, tip, "erased", actor=None, now=now, after=TipState.WITHDRAWN)
    with words_going(session, tip, now=now):
        drop_attachments(session, tip)
        session.execute(delete(TipMessage).where(TipMessage.tip_id == tip.id))
        tip.text_sealed, tip.point_sealed, tip.subdistrict, tip.receipt_fingerprint = None, None, None, None
        tip.place_keys, tip.reasons, tip.details, tip.reporter_id = [], [], {}, None
        session.flush()
    session.execute(update(TipChange).where(TipChange.tip_id == tip.id).values(note_sealed=None))
    session.expire(tip, ["messages", "changes", "attachments"])


def _forget_additions(session: Session, person: Person, now: datetime) -> None:
    """Take what the person added to others' tips out of these."""
    rows = session.scalars(select(TipMessage).where(TipMessage.sender_id == person.id)).all()
    for attachment in session.scalars(_media_of(person)).all():
        drop_files(session, attachment)
        session.delete(attachment)
    for tip_id in {row.tip_id for row in rows}:
        tip = session.get_one(Tip, tip_id)
        with words_going(session, tip, now=now):
            session.execute(delete(TipMessage).where(TipMessage.tip_id == tip_id, TipMessage.sender_id == person.id))
            derive(session, tip)


def _media_of(person: Person) -> Select[Attachment]:
    said = select(TipMessage.message_id).where(TipMessage.sender_id == person.id)
    return select(Attachment).where(Attachment.message_id.in_(said))


def _forget_answers(session: Session, person: Person, now: datetime) -> None:
    """Wipe what was or would be said to the person; the rows stay, for they are what the month has cost."""
    owed = OutboundMessage.person_id == person.id
    unsaid = owed & OutboundMessage.state.in_([OutboundState.WAITING, OutboundState.HELD])
    given_up = {"state": OutboundState.EXPIRED, "settled_at": now}
    session.execute(update(OutboundMessage).where(unsaid).values(given_up))
    session.execute(update(OutboundMessage).where(owed).values(content_sealed=None, reply_token=None, tip_id=None))


def _forget_events(session: Session, person: Person) -> None:
    line_id = line_id_of(session, person.id)
    if line_id is None:
        return
    sent = InboundEvent.sender.in_(vault_of(session).fingerprints(line_id))
    done = InboundEvent.state != EventState.WAITING
    session.execute(update(InboundEvent).where(sent, done).values(payload_sealed=None))
    session.execute(update(InboundEvent).where(sent).values(sender=None))
