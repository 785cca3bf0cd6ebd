"""Reminders: a tip past its time is told to whoever has it, and when that did not help, to the analysts."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from language.labels import Urgency
from language.phrases import triage as words
from models.person import Person
from models.tip import CLOSED, Tip, TipState
from services.clocks import CLOCKS
from services.outbox import Chat, Words, owe
from services.triage_desk import analysts, officers_for
from services.words import Text

_MOST_CODES = 10


def remind(session: Session, now: datetime) -> str:
    """Owe each person one message about all tips of theirs that ran over; each tip once a stage."""
    overdue: dict[tuple[str, bool], list[Tip]] = defaultdict(list)
    found = _overdue(session, now)
    for tip in found:
        stage, grave = stage_of(tip, now)
        told = tip.details.get("reminded", [])
        if stage in told:
            continue
        tip.details = tip.details | {"reminded": [*told, stage]}
        for person in analysts(session) if grave else _owners(session, tip):
            overdue[person.id, grave].append(tip)
    for (person_id, grave), tips in overdue.items():
        key = f"reminder:{person_id}:{int(grave)}:{now:%Y%m%d%H%M}"
        owe(session, Chat(person_id=person_id), _words(tips, grave=grave), key=key, now=now)
    return f"{len(found)} tips overdue, {len(overdue)} people reminded"


def _overdue(session: Session, now: datetime) -> Sequence[Tip]:
    late = or_(and_(Tip.responded_at.is_(None), Tip.respond_by < now), Tip.resolve_by < now)
    over = [*CLOSED, TipState.UNSURE]
    return session.scalars(select(Tip).where(Tip.state.not_in(over), late).order_by(Tip.respond_by)).all()


def stage_of(tip: Tip, now: datetime) -> tuple[str, bool]:
    """Return the stage's name, and whether as much time again, on the tip's own clock, has gone by."""
    waits = tip.responded_at is None and tip.respond_by is not None
    clock = CLOCKS[Urgency(tip.urgency)]
    due, span = (tip.respond_by, clock.respond) if waits else (tip.resolve_by, clock.resolve)
    grave = due is not None and now > clock.ends(due, span)
    return f"{'respond' if waits else 'resolve'}{'+' if grave else ''}", grave


def _owners(session: Session, tip: Tip) -> Sequence[Person]:
    claimed = session.get(Person, tip.claimed_by) if tip.claimed_by else None
    return officers_for(session, tip) if claimed is None else [claimed]


def _words(tips: Sequence[Tip], *, grave: bool) -> Words:
    template = words.ESCALATED if grave else words.OVERDUE
    codes = ", ".join(tip.code for tip in tips[:_MOST_CODES])
    return Words(messages=[Text(template.format(count=len(tips), codes=codes))], purpose="reminder")
