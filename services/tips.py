"""Tips: opened from what was understood, found again, changed with a line of history."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.labels import Category, Urgency
from language.masking import mask
from language.understanding import Understanding
from models.group import Group, GroupMember
from models.person import Person
from models.tip import Channel, Tip, TipChange, TipMessage, TipState
from models.vault import vault_of
from services.clocks import set_clocks
from services.incidents import UNLINKED, link
from services.receipt_numbers import digest
from services.tip_codes import new_code


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One message as it was said: what a tip is made of."""

    kind: str
    occurred_at: datetime
    text: str = ""
    message_id: str | None = None
    sender_id: str | None = None
    edited_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Who tells, where, by which way; `unsure` when it may be no tip at all."""

    person: Person | None
    group: Group | None
    channel: Channel
    anonymous: bool = False
    receipt: str | None = field(default=None, repr=False)
    unsure: bool = False


def open_tip(session: Session, teller: Teller, said: Said, judged: Understanding, *, now: datetime) -> Tip:
    """Record a new tip of what was said; one we are unsure of waits for an officer and is counted nowhere."""
    vault, urgency = vault_of(session), judged.urgency or Urgency.ROUTINE
    tip = Tip(
        code=_free_code(session),
        state=TipState.UNSURE if teller.unsure else TipState.NEW,
        category=str(judged.category or Category.OTHER),
        urgency=str(urgency),
        confidence=judged.confidence,
        reasons=list(judged.reasons),
        text_sealed=vault.seal(said.text),
        happened_at=said.occurred_at,
        details={},
        reported_at=said.occurred_at,
        last_added_at=said.occurred_at,
        channel=teller.channel,
        group_id=teller.group.id if teller.group else None,
        network=teller.group.network if teller.group else None,
        reporter_id=teller.person.id if teller.person else None,
        anonymous=teller.anonymous,
        receipt_fingerprint=digest(teller.receipt) if teller.receipt else None,
    )
    set_clocks(tip)
    session.add(tip)
    session.flush()
    add_message(session, tip, said)
    change(session, tip, "opened", actor=teller.person, now=now, after=tip.state)
    _note_activity(session, teller, now)
    return tip


def add_message(session: Session, tip: Tip, said: Said) -> TipMessage:
    """Add a message to the tip; it was reported when the first of its texts was said, whichever came first."""
    row = TipMessage(
        tip_id=tip.id,
        message_id=said.message_id,
        kind=said.kind,
        sender_id=said.sender_id,
        text_sealed=vault_of(session).seal(said.text) if said.text else None,
        occurred_at=said.occurred_at,
        edited_at=said.edited_at,
    )
    session.add(row)
    tip.last_added_at = max(tip.last_added_at, said.occurred_at)
    if said.kind == "text":
        tip.reported_at = min(tip.reported_at, said.occurred_at)
    return row


def change(
    session: Session, tip: Tip, what: str, *, actor: Person | None, now: datetime, after: str | None = None
) -> TipChange:
    """Write a line of the tip's history; a change of state is also made."""
    row = TipChange(tip_id=tip.id, at=now, actor_id=actor.id if actor else None, what=what, after=after)
    if after in set(TipState) and after != tip.state:
        row.before, tip.state = tip.state, TipState(after)
    session.add(row)
    if {row.before, row.after} & UNLINKED:
        link(session, tip, now)
    return row


def find_tip(session: Session, code: str) -> Tip | None:
    """Return the tip of a code in its standard spelling."""
    return session.scalars(select(Tip).where(Tip.code == code)).first()


def tips_of(session: Session, person: Person, limit: int = 10) -> Sequence[Tip]:
    """Return a person's own tips, newest first."""
    query = select(Tip).where(Tip.reporter_id == person.id, Tip.state != TipState.UNSURE)
    return session.scalars(query.order_by(Tip.reported_at.desc()).limit(limit)).all()


def masked_text(session: Session, tip: Tip) -> str:
    """Return the tip's text with personal data masked; empty when it was erased."""
    return "" if tip.text_sealed is None else mask(vault_of(session).open(tip.text_sealed))


def _free_code(session: Session) -> str:
    while True:
        code = new_code()
        if session.scalar(select(Tip.id).where(Tip.code == code)) is None:
            return code


def _note_activity(session: Session, teller: Teller, now: datetime) -> None:
    if teller.group is None or teller.person is None:
        return
    member = session.get(GroupMember, (teller.group.id, teller.person.id))
    if member is None:
        member = GroupMember(group_id=teller.group.id, person_id=teller.person.id, joined_at=now)
        session.add(member)
    member.last_tip_at = now
