"""Bubbles of the bot's about a tip: known again when somebody quotes them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from models.outbound_message import OutboundMessage
from models.tip import Tip
from models.tip_bubble import TipBubble
from services.outbox import carried_by, content_of


def note_bubbles(session: Session, sent: OutboundMessage, bubbles: Sequence[str], *, now: datetime) -> None:
    """Write down which of the bubbles just sent are about which tip, while it is known what was said in them."""
    left = list(bubbles)
    for row in [sent, *carried_by(session, sent)]:
        number = len(content_of(session, row))
        mine, left = left[:number], left[number:]
        if row.tip_id is not None and _is_said_to_teller(row, session.get(Tip, row.tip_id)):
            session.add_all(TipBubble(message_id=each, tip_id=row.tip_id, said_at=now) for each in mine)


def forget_bubbles(session: Session, before: datetime) -> None:
    """Forget what was said too long ago to be answered."""
    session.execute(delete(TipBubble).where(TipBubble.said_at < before))


def _is_said_to_teller(row: OutboundMessage, tip: Tip | None) -> bool:
    """Tell whether it was said where the tip was told: an officer who quotes an alert adds nothing to the tip."""
    if tip is None:
        return False
    return row.group_id == tip.group_id if row.group_id else row.person_id == tip.reporter_id
