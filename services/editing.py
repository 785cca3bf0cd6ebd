"""Edits: the newest text of a message counts, also when the edit overtakes the message."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.labels import Intent
from language.understanding import understand
from models.tip import Tip, TipMessage
from models.vault import vault_of
from services.assembly import withdraw
from services.deriving import derive


def kept_message(session: Session, message_id: str | None) -> TipMessage | None:
    """Return the message of a tip under LINE's id, None when it was never kept or was unsent."""
    if message_id is None:
        return None
    query = select(TipMessage).where(TipMessage.message_id == message_id, TipMessage.removed_at.is_(None))
    return session.scalars(query).first()


def apply_edit(session: Session, row: TipMessage, text: str, at: datetime) -> Tip | None:
    """Give the message its new text, unless a newer edit came before; a tip edited into small talk is withdrawn."""
    if row.edited_at is not None and row.edited_at >= at:
        return None
    row.text_sealed, row.edited_at = vault_of(session).seal(text), at
    tip = session.get_one(Tip, row.tip_id)
    derive(session, tip)
    texts = [message for message in tip.messages if message.kind == "text" and message.removed_at is None]
    if len(texts) == 1 and understand(text).intent is Intent.CHAT:
        withdraw(session, tip, None, "edited away", now=at)
    return tip
