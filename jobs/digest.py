"""The officers' morning digest: what is new, what waits, and what the month's messages cost."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from language.phrases import triage as words
from language.phrases.summary_news import OUTDATED_ADVICE
from language.thai_dates import short_date
from models.person import Person, Role
from models.quarter import BANGKOK
from models.tip import CLOSED, Tip, TipState
from services.meter import last_quota, month_meter
from services.outbox import Chat, Words, owe
from services.pressing import concerns
from services.summary_outdated import Outdated, fingerprint, outdated
from services.triage_desk import triagers
from services.words import Text

_DAY = timedelta(hours=24)
_CLOSED = [*CLOSED, TipState.UNSURE]


def send_digests(session: Session, now: datetime) -> str:
    """Owe everybody who works on tips their digest of the day, unless nothing waits for them.

    An analyst's digest also says which released summaries are behind the records; that alone is told once a change.
    """
    told, behind, cost = 0, outdated(session, now), _cost_lines(session, now)
    for person in triagers(session):
        waits = _waiting_lines(session, person, now)
        reports = behind if person.role is Role.ANALYST else []
        if waits or reports:
            day = now.astimezone(BANGKOK).date()
            text = "\n".join([words.DIGEST.format(day=short_date(day)), *waits, *_report_lines(reports), *cost])
            said = Words(messages=[Text(text)], purpose="digest" if waits else "late_records")
            key = f"digest:{person.id}:{day}" if waits else f"late:{person.id}:{fingerprint(reports)}"
            told += owe(session, Chat(person_id=person.id), said, key=key, now=now) is not None
    return f"{told} digests, {len(behind)} released summaries behind the records"


def _waiting_lines(session: Session, person: Person, now: datetime) -> list[str]:
    counts = digest_counts(session, person, now)
    lines = [f"• {words.DIGEST_LINES[name]}: {number}" for name, number in counts.items() if number]
    return [*lines, words.DIGEST_END] if lines else []


def _report_lines(behind: Sequence[Outdated]) -> list[str]:
    return [*(f"• {each.said()}" for each in behind), OUTDATED_ADVICE] if behind else []


def _cost_lines(session: Session, now: datetime) -> list[str]:
    meter, quota = month_meter(session, now), last_quota(session, now)
    lines = [words.METER.format(paid=meter.paid, free=meter.free, would=meter.would)]
    if quota is None:
        return lines
    if quota.limit is None:
        return [*lines, words.QUOTA_UNLIMITED.format(used=quota.used)]
    return [*lines, words.QUOTA.format(limit=quota.limit, used=quota.used, left=quota.left)]


def digest_counts(session: Session, person: Person, now: datetime) -> dict[str, int]:
    """Return what waits for the person, by the names of the digest's lines."""
    is_open = Tip.state.not_in(_CLOSED)
    late = or_((Tip.respond_by < now) & Tip.responded_at.is_(None), Tip.resolve_by < now)
    asked = {
        "new": (Tip.state.not_in([TipState.UNSURE, TipState.WITHDRAWN]), Tip.reported_at > now - _DAY),
        "unclaimed": (is_open, Tip.claimed_by.is_(None)),
        "overdue": (is_open, late),
        "unsure": (Tip.state == TipState.UNSURE,),
    }
    mine = concerns(person)
    return {
        name: session.scalar(select(func.count()).select_from(Tip).where(mine, *conditions)) or 0
        for name, conditions in asked.items()
    }
