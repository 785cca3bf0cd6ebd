"""Tips for the outside: masked text, attachments, history; never an identity."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from models.group import Group
from models.quarter import BANGKOK
from models.tip import Tip, TipState
from services.pins import point_of
from services.tips import masked_text

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Span:
    """The days, in Bangkok, on which the exported tips were reported; open where None."""

    since: date | None = None
    until: date | None = None


def export_tips(session: Session, span: Span, *, with_unsure: bool = False) -> Iterator[dict[str, Any]]:
    """Yield each tip as the contract's JSON object, oldest first; unsure ones only when asked for."""
    names = dict(session.execute(select(Group.id, Group.name)).all())
    query = select(Tip).options(selectinload(Tip.messages), selectinload(Tip.attachments), selectinload(Tip.changes))
    if not with_unsure:
        query = query.where(Tip.state != TipState.UNSURE)
    if span.since is not None:
        query = query.where(Tip.reported_at >= datetime.combine(span.since, time.min, BANGKOK))
    if span.until is not None:
        query = query.where(Tip.reported_at <= datetime.combine(span.until, time.max, BANGKOK))
    witnesses = _witnesses(session)
    for tip in session.scalars(query.order_by(Tip.reported_at, Tip.id).execution_options(yield_per=_BATCH)):
        yield _facts(session, tip, names) | {"witnesses": witnesses.get(tip.incident_id, 1) if tip.incident_id else 1}


def _witnesses(session: Session) -> dict[str | None, int]:
    tellers = func.count(Tip.reporter_id.distinct())
    return dict(session.execute(select(Tip.incident_id, tellers).group_by(Tip.incident_id)).all())


def _facts(session: Session, tip: Tip, names: dict[str, str]) -> dict[str, Any]:
    point = point_of(session, tip)
    return {
        "code": tip.code,
        "state": str(tip.state),
        "category": tip.category,
        "urgency": tip.urgency,
        "district": tip.district,
        "subdistrict": tip.subdistrict,
        "lat": point[0] if point else None,
        "lng": point[1] if point else None,
        "text": masked_text(session, tip),
        "happened_at": _iso(tip.happened_at),
        "reported_at": _iso(tip.reported_at),
        "group": names.get(tip.group_id or ""),
        "network": tip.network,
        "channel": str(tip.channel),
        "message_ids": [m.message_id for m in tip.messages if m.message_id and m.removed_at is None],
        "attachments": [
            {"kind": a.kind, "sha256": a.sha256, "size": a.size, "state": str(a.state)} for a in tip.attachments
        ],
        "incident": tip.incident_id,
        "history": [
            {"at": _iso(c.at), "what": c.what, "before": c.before, "after": c.after, "by": c.actor_id}
            for c in tip.changes
        ],
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.astimezone(BANGKOK).isoformat() if moment else None
