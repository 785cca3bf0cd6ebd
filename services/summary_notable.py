"""Notable incidents of a quarter: verified, masked, and leading back to nobody."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import select
from sqlalchemy.orm import Session

from documents.thai_text import shortened
from language.labels import CATEGORY_LABELS, SECURITY, Category, Urgency
from language.masking import mask
from language.phrases.summary import PLACE_UNKNOWN, REMOVED_TEXT
from language.phrases.tips import STATE_LABELS
from models.quarter import BANGKOK
from models.tip import Tip, TipState
from models.vault import vault_of
from services.summary_counts import of_quarter
from services.summary_rows import ROWS
from services.summary_scope import Scope

MOST = 8
LONGEST = 160
_URGENCY_RANK = {Urgency.EMERGENCY: 0, Urgency.URGENT: 1}


def notable_rows(session: Session, scope: Scope) -> list[dict[str, Any]]:
    """Return up to eight verified events, the most urgent and most witnessed, in the order of their days."""
    told = sa.func.min(sa.case((_worth_telling(scope), ROWS.c.tip_id))).label("tip_id")
    witnesses = sa.func.count(sa.distinct(ROWS.c.witness)).label("witnesses")
    rank = sa.func.min(sa.case(_URGENCY_RANK, value=ROWS.c.urgency, else_=2))
    events = select(told, witnesses).where(of_quarter(scope.quarter)).group_by(ROWS.c.event).having(told.is_not(None))
    ranked = session.execute(events.order_by(rank, witnesses.desc(), told).limit(MOST))
    found = {row[0]: row[1] for row in ranked}
    states = session.execute(select(ROWS.c.tip_id, ROWS.c.state).where(ROWS.c.tip_id.in_(found)))
    state_of = {row[0]: row[1] for row in states}
    tips = session.scalars(select(Tip).where(Tip.id.in_(found)).order_by(Tip.reported_at, Tip.id))
    return [_row(session, tip, state_of[tip.id], found[tip.id]) for tip in tips]


def _worth_telling(scope: Scope) -> sa.ColumnElement[bool]:
    is_true = sa.and_(ROWS.c.verified == 1, ROWS.c.state != TipState.UNFOUNDED)
    return is_true if scope.sees_security else sa.and_(is_true, ROWS.c.category.not_in(sorted(SECURITY)))


def _row(session: Session, tip: Tip, state: str, witnesses: int) -> dict[str, Any]:
    return {
        "date": tip.reported_at.astimezone(BANGKOK).date().isoformat(),
        "district": tip.district or PLACE_UNKNOWN,
        "category": CATEGORY_LABELS[Category(tip.category)],
        "text": gist_of(session, tip),
        "witnesses": witnesses,
        "state": STATE_LABELS[state],
    }


def gist_of(session: Session, tip: Tip) -> str:
    """Return the tip's masked words on one line, cut short: masked first, so that no cut can hide a number's end."""
    if tip.text_sealed is None:
        return REMOVED_TEXT
    return shortened(" ".join(mask(vault_of(session).open(tip.text_sealed)).split()), LONGEST)
