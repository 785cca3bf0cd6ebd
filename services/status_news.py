"""News of a tip for whoever told it: said for free when they next write, neutrally where others read along."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from language.labels import SECURITY, Category
from language.phrases import tips as words
from models.group import Group, Manner
from models.outbound_message import OutboundMessage, OutboundState
from models.person import Person
from models.tip import Channel, Tip, TipState
from services.after_photos import photo_buttons
from services.card_parts import bubble, pairs, text
from services.outbox import Chat, Words, owe
from services.words import Card, Text

_LAST = frozenset({TipState.RESOLVED, TipState.UNFOUNDED})


def tell_state(session: Session, tip: Tip, change_id: int, *, now: datetime) -> None:
    """Owe the teller the tip's new state; what was not said yet of earlier states is dropped."""
    chat = _chat(session, tip)
    if chat is None:
        return
    purpose = "status_change" if tip.state in _LAST else "status_step"
    old = (OutboundMessage.tip_id == tip.id) & OutboundMessage.purpose.in_(["status_change", "status_step"])
    unsaid = (OutboundMessage.state == OutboundState.HELD) & OutboundMessage.carried_by.is_(None)
    gone = {"state": OutboundState.EXPIRED, "content_sealed": None, "settled_at": now, "reason": "newer state"}
    session.execute(update(OutboundMessage).where(old, unsaid).values(gone))
    said = words.moved_on(tip.code, tip.state, None if chat.group_id else tip.agency)
    photos = photo_buttons(session, tip, aloud=bool(chat.group_id)) if tip.state is TipState.RESOLVED else []
    message = Card(said, bubble([text(said)], pairs(photos))) if photos else Text(said)
    owe(
        session,
        chat,
        Words(messages=[message], purpose=purpose, tip_id=tip.id),
        key=f"news:{tip.id}:{change_id}",
        now=now,
    )


def tell_note(session: Session, tip: Tip, note: str, change_id: int, *, now: datetime) -> None:
    """Owe the teller an officer's note; a group hears only that there is one."""
    chat = _chat(session, tip)
    if chat is None:
        return
    said = words.note_waits(tip.code) if chat.group_id else words.note(tip.code, note)
    owe(
        session,
        chat,
        Words(messages=[Text(said)], purpose="note", tip_id=tip.id),
        key=f"news:{tip.id}:{change_id}",
        now=now,
    )


def can_be_told(tip: Tip) -> bool:
    """Tell whether there is a way to the teller: of whoever stands in an exported chat only a name was known."""
    return tip.channel is not Channel.IMPORT


def _chat(session: Session, tip: Tip) -> Chat | None:
    """Return where the teller is told: one to one when they write there or when a group should not hear."""
    if tip.reporter_id is None or not can_be_told(tip):
        return None
    alone = Chat(person_id=tip.reporter_id)
    group = session.get(Group, tip.group_id) if tip.group_id else None
    teller = session.get(Person, tip.reporter_id)
    if group is None or teller is None or teller.noticed_at is not None:
        return alone
    hushed = Category(tip.category) in SECURITY or tip.details.get("private")
    return alone if hushed or group.manner is not Manner.RECEIPT else Chat(person_id=teller.id, group_id=group.id)
