"""Fresh emergencies of an imported chat: the officers of their place hear of them once, and that a file told it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from language.labels import Urgency
from language.phrases.chat_import import fresh_emergency, more_emergencies
from models.outbound_message import OutboundMessage
from models.person import Person
from models.tip import Tip, TipState
from services.clocks import note_told, was_told
from services.outbox import MAX_OBJECTS, Chat, Words, owe
from services.tip_facts import say_moment
from services.triage_cards import alert_card
from services.triage_desk import MOST_TOLD, officers_for
from services.words import Message, Text

_FRESH = timedelta(hours=6)
_CLOCKS_APART = timedelta(minutes=10)


def is_fresh(at: datetime, now: datetime) -> bool:
    """Tell whether what was written then may still be going on; a date of the future is a misread one."""
    return -_CLOCKS_APART <= now - at <= _FRESH


def alert_of_import(session: Session, tip_ids: Iterable[str], *, now: datetime) -> list[Tip]:
    """Owe each officer one message about the emergencies among these tips, one an incident; return those told of."""
    found = _emergencies(session, tip_ids)
    told: dict[str, tuple[Person, list[Tip]]] = {}
    for tip in found:
        for person in officers_for(session, tip)[:MOST_TOLD]:
            told.setdefault(person.id, (person, []))[1].append(tip)
            note_told(tip, now)
    for person, tips in told.values():
        words = Words(messages=_messages(session, tips), purpose="alert", tip_id=tips[0].id)
        key = f"alert:{tips[0].id}:{tips[0].urgency}:{person.id}"
        owe(session, Chat(person_id=person.id), words, key=key, now=now)
    return [tip for tip in found if was_told(tip)]


def _emergencies(session: Session, tip_ids: Iterable[str]) -> Sequence[Tip]:
    """Return the tips nobody was told of or looks after yet, the first of each incident."""
    said = exists().where(OutboundMessage.tip_id == Tip.id, OutboundMessage.purpose == "alert")
    query = select(Tip).where(
        ~said,
        Tip.id.in_(sorted(tip_ids)),
        Tip.state == TipState.NEW,
        Tip.urgency == Urgency.EMERGENCY,
        Tip.responded_at.is_(None),
    )
    of_incident: dict[str, list[Tip]] = defaultdict(list)
    for tip in session.scalars(query.order_by(Tip.reported_at, Tip.id)):
        of_incident[tip.incident_id or tip.id].append(tip)
    return [tips[0] for tips in of_incident.values() if not any(was_told(tip) for tip in tips)]


def _messages(session: Session, tips: Sequence[Tip]) -> list[Message]:
    shown = tips if len(tips) <= MAX_OBJECTS else tips[: MAX_OBJECTS - 1]
    cards: list[Message] = [alert_card(session, tip, fresh_emergency(say_moment(tip.reported_at))) for tip in shown]
    left = len(tips) - len(shown)
    return [*cards, Text(more_emergencies(left))] if left else cards
