"""Notable incidents of a quarter: verified, masked, and leading back to nobody."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import select
from sqlalchemy.orm import Session

from language.labels import CATEGORY_LABELS, SECURITY, Category, Urgency
from language.masking import mask
from language.phrases.summary import REMOVED_TEXT
from language.phrases.tips import STATE_LABELS
from models.quarter import BANGKOK
from models.tip import Tip, TipState
from models.vault import vault_of
from services.summary_scope import Scope, counted, known_by, state_at_cut

MOST = 8
LONGEST = 160
_URGENCY_RANK = {Urgency.EMERGENCY: 0, Urgency.URGENT: 1}


def notable_rows(session: Session, scope: Scope) -> list[dict[str, Any]]:
    """Return up to eight verified events, the most urgent and most witnessed, in the order of their days."""
    event = sa.func.coalesce(Tip.incident_id, Tip.id)
    witnesses = sa.func.count(sa.distinct(sa.func.coalesce(Tip.reporter_id, Tip.id)))
    rank = sa.func.min(sa.case(_URGENCY_RANK, value=Tip.urgency, else_=2))
    told = sa.func.min(sa.case((_worth_telling(scope), Tip.code)))
    query = (
        select(told, witnesses)
        .where(*counted(scope))
        .group_by(event)
        .having(told.is_not(None))
        .order_by(rank, witnesses.desc(), told)
        .limit(MOST)
    )
    found = {row[0]: row[1] for row in session.execute(query)}
    tips = select(Tip, state_at_cut(scope)).where(Tip.code.in_(found)).order_by(Tip.reported_at, Tip.code)
    return [_row(session, tip, state, found[tip.code]) for tip, state in session.execute(tips)]


def _worth_telling(scope: Scope) -> sa.ColumnElement[bool]:
    is_true = sa.and_(known_by(Tip.verified_at.expression, scope.cut), state_at_cut(scope) != TipState.UNFOUNDED)
    return is_true if scope.sees_security else sa.and_(is_true, Tip.category.not_in(sorted(SECURITY)))


def _row(session: Session, tip: Tip, state: str, witnesses: int) -> dict[str, Any]:
    return {
        "date": tip.reported_at.astimezone(BANGKOK).date().isoformat(),
        "district": tip.district,
        "category": CATEGORY_LABELS[Category(tip.category)],
        "text": _gist(session, tip),
        "witnesses": witnesses,
        "state": STATE_LABELS[state],
    }


def _gist(session: Session, tip: Tip) -> str:
    """Return the tip's masked words on one line, cut short: masked first, so that no cut can hide a number's end."""
    if tip.text_sealed is None:
        return REMOVED_TEXT
    words = " ".join(mask(vault_of(session).open(tip.text_sealed)).split())
    return words if len(words) <= LONGEST else words[:LONGEST].rstrip() + "…"
