"""Why an amendment differs from the edition before it: tips that came late, and tips that were corrected since."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

import sqlalchemy as sa
from sqlalchemy import select
from sqlalchemy.orm import Session

from language.phrases.summary_news import CAUSES
from models.quarter import BANGKOK
from models.quarter_summary import QuarterSummary
from models.tip import Tip, TipChange, TipState
from services.summary_scope import Scope


def causes(session: Session, scope: Scope, before: QuarterSummary) -> Sequence[str]:
    """Return a sentence a cause, with the number of tips; causes without any are left out."""
    told = zip(CAUSES, _counts(session, scope, before), strict=True)
    return [sentence.format(number=f"{number:,}") for sentence, number in told if number]


def cut_of(edition: QuarterSummary) -> datetime:
    """Return the moment up to which an edition knew what had happened."""
    next_morning = datetime.combine(edition.as_of + timedelta(days=1), time(), BANGKOK)
    return min(next_morning, edition.compiled_at)


def _counts(session: Session, scope: Scope, before: QuarterSummary) -> tuple[int, ...]:
    """Count tips reported after the old cut, recorded after the old count, and corrected between the two cuts."""
    cut, history = cut_of(before), _history(scope)
    old = Tip.reported_at < cut
    is_late = history.c.recorded_at >= before.compiled_at
    kinds = (
        ~old,
        sa.and_(old, is_late),
        sa.and_(old, ~is_late, history.c.corrected_at >= cut),
    )
    sums = (sa.func.sum(sa.case((kind, 1), else_=0)) for kind in kinds)
    query = select(*sums).select_from(Tip).join(history, history.c.tip_id == Tip.id)
    return tuple(int(number or 0) for number in session.execute(query).one())


def _history(scope: Scope) -> sa.Subquery:
    """Return when each of the quarter's tips was recorded, and last corrected by the new cut."""
    is_correction = sa.and_(TipChange.before.is_not(None), TipChange.at < scope.cut)
    return (
        select(
            TipChange.tip_id,
            sa.func.min(TipChange.at).label("recorded_at"),
            sa.func.max(sa.case((is_correction, TipChange.at))).label("corrected_at"),
        )
        .join(Tip, Tip.id == TipChange.tip_id)
        .where(Tip.reported_at >= scope.quarter.start, Tip.reported_at < scope.until, Tip.state != TipState.UNSURE)
        .group_by(TipChange.tip_id)
        .subquery()
    )
