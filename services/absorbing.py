"""Absorbing: what overtook the tip that it goes on with, and was left doubtful meanwhile, becomes part of it."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.tip import Attachment, Tip, TipMessage, TipState
from services.assembly import STORY


def said_too_early(session: Session, tip: Tip) -> Sequence[Tip]:
    """Return what its teller said there after the tip, and was heard before it: doubtful, for it began with nothing."""
    if tip.reporter_id is None:
        return []
    query = select(Tip).where(
        Tip.reporter_id == tip.reporter_id,
        Tip.group_id.is_(None) if tip.group_id is None else Tip.group_id == tip.group_id,
        Tip.state == TipState.UNSURE,
        Tip.reported_at > tip.reported_at,
        Tip.reported_at < tip.reported_at + STORY,
        Tip.id != tip.id,
    )
    return session.scalars(query.order_by(Tip.reported_at)).all()


def absorb(session: Session, tip: Tip, early: Tip) -> None:
    """Make the messages and files of the one tip those of the other; of the first nothing is left."""
    session.flush()
    for table in (TipMessage, Attachment):
        session.execute(update(table).where(table.tip_id == early.id).values(tip_id=tip.id))
    if early.point_sealed is not None:
        tip.point_sealed = early.point_sealed
    tip.last_added_at = max(tip.last_added_at, early.last_added_at)
    session.expire(early, ["messages", "attachments"])
    session.delete(early)
    session.flush()
    session.expire(tip, ["messages", "attachments"])
