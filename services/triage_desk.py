"""The triage desk: which officers a tip concerns, who is told at once, and what waits for whom."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from language.labels import Urgency
from language.phrases.triage import ADDED_AFTER_END, LOST_GROUP
from models.group import Group
from models.person import Person, PersonDistrict, Role
from models.tip import Tip, TipState
from services.outbox import Chat, Words, owe, reword, unsaid_about
from services.pressing import concerns
from services.triage_cards import alert_card
from services.words import Text

MOST_TOLD = 5
"""Officers told of one thing at most: each of them costs a message."""
_ALERT, _MORE = "alert:", "more:"
_AT_ONCE = {Urgency.EMERGENCY: "alert", Urgency.URGENT: "triage"}
_ENDED = frozenset({TipState.RESOLVED, TipState.UNFOUNDED})
_WAITING = (TipState.UNSURE, TipState.NEW, TipState.VERIFYING, TipState.VERIFIED, TipState.FORWARDED)


def alert_officers(session: Session, tip: Tip, *, now: datetime) -> None:
    """Owe the district's officers word of an emergency or urgent tip, once; a routine one waits for the digest."""
    purpose = _AT_ONCE.get(Urgency(tip.urgency))
    if purpose is None or tip.state is TipState.UNSURE:
        return
    words = Words(messages=[alert_card(session, tip)], purpose=purpose, tip_id=tip.id)
    for person in officers_for(session, tip)[:MOST_TOLD]:
        if person.id != tip.reporter_id:
            key = f"{_ALERT}{tip.id}:{tip.urgency}:{person.id}"
            owe(session, Chat(person_id=person.id), words, key=key, now=now)


def heed_addition(session: Session, tip: Tip, urgency_before: str | None, *, now: datetime) -> None:
    """See to it that officers hear of what was added: it made the tip graver, gave its place, or they had closed it.

    Whoever was told of the tip before is not told again.
    """
    if tip.urgency != urgency_before or (tip.is_open and tip.responded_at is None):
        alert_officers(session, tip, now=now)
    if tip.state not in _ENDED:
        return
    words = Words(messages=[alert_card(session, tip, ADDED_AFTER_END)], purpose="triage", tip_id=tip.id)
    owner = session.get(Person, tip.claimed_by) if tip.claimed_by else None
    for person in [owner] if owner else officers_for(session, tip)[:MOST_TOLD]:
        key = f"{_MORE}{tip.id}:{now:%Y%m%d}:{person.id}"
        owe(session, Chat(person_id=person.id), words, key=key, now=now)


def reword_alerts(session: Session, tip: Tip) -> None:
    """Let alerts that no officer has read yet say what the tip says now."""
    for row in unsaid_about(session, tip.id):
        if row.dedupe_key.startswith((_ALERT, _MORE)):
            why = ADDED_AFTER_END if row.dedupe_key.startswith(_MORE) else ""
            reword(session, row, [alert_card(session, tip, why)])


def tell_group_lost(session: Session, group: Group, *, now: datetime) -> None:
    """Tell the analysts and the district's officers that the bot was put out of a group."""
    said = Words(messages=[Text(LOST_GROUP.format(name=group.name))], purpose="alarm")
    officers = _officers_of(session, group.district)[:MOST_TOLD] if group.district else []
    for person in [*analysts(session), *officers]:
        owe(session, Chat(person_id=person.id), said, key=f"lost:{group.id}:{now:%Y%m%d%H%M}:{person.id}", now=now)


def officers_for(session: Session, tip: Tip) -> Sequence[Person]:
    """Return the officers of the tip's district; the analysts when it has none or its place is unknown."""
    return _officers_of(session, tip.district) or analysts(session)


def analysts(session: Session) -> Sequence[Person]:
    """Return the analysts, who see the whole city."""
    query = select(Person).where(Person.role == Role.ANALYST, Person.blocked_at.is_(None))
    return session.scalars(query.order_by(Person.created_at)).all()


def triagers(session: Session) -> Sequence[Person]:
    """Return everybody who works on tips day by day."""
    query = select(Person).where(Person.role.in_([Role.OFFICER, Role.ANALYST]), Person.blocked_at.is_(None))
    return session.scalars(query.order_by(Person.created_at)).all()


def waiting_for(session: Session, person: Person, limit: int) -> Sequence[Tip]:
    """Return the officer's open tips, those due first before the others; the doubtful ones last."""
    query = select(Tip).where(concerns(person), Tip.state.in_(_WAITING))
    free = or_(Tip.claimed_by.is_(None), Tip.claimed_by == person.id)
    order = (Tip.state == TipState.UNSURE, Tip.respond_by, Tip.reported_at)
    return session.scalars(query.where(free).order_by(*order).limit(limit)).all()


def _officers_of(session: Session, district: str | None) -> Sequence[Person]:
    query = select(Person).join(PersonDistrict).where(Person.role == Role.OFFICER, Person.blocked_at.is_(None))
    return session.scalars(query.where(PersonDistrict.district == district).order_by(Person.created_at)).all()
