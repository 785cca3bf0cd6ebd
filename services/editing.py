"""Edits: the newest text of a message counts, also when the edit overtakes the message."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.labels import Intent
from language.understanding import understand
from models.loose_message import LooseMessage
from models.tip import Tip, TipMessage
from models.vault import vault_of
from services.assembly import Scene, keep_loose, withdraw
from services.deriving import derive
from services.tips import Said
from services.triage_desk import reword_alerts


def kept_message(session: Session, message_id: str | None) -> TipMessage | None:
    """Return the message of a tip under LINE's id, None when it was never kept or was unsent."""
    if message_id is None:
        return None
    query = select(TipMessage).where(TipMessage.message_id == message_id, TipMessage.removed_at.is_(None))
    return session.scalars(query).first()


def was_overtaken(session: Session, message_id: str | None, occurred_at: datetime) -> bool:
    """Tell whether a tip already has the message, by an edit that came before it; the tip was told when it was said."""
    row = kept_message(session, message_id)
    if row is None:
        return False
    tip = session.get_one(Tip, row.tip_id)
    row.occurred_at = min(row.occurred_at, occurred_at)
    tip.reported_at = min(tip.reported_at, occurred_at)
    return True


def keep_early(session: Session, scene: Scene, said: Said) -> None:
    """Keep an edit whose message did not come yet, unless a newer one is kept."""
    kept = _early(session, said.message_id)
    if kept is not None and kept.occurred_at < said.occurred_at:
        session.delete(kept)
        session.flush()
    keep_loose(session, scene, said, said.text)


def as_edited(session: Session, said: Said) -> Said:
    """Return the message with the words of a newer edit that came before it."""
    kept = _early(session, said.message_id)
    if kept is None or kept.content_sealed is None:
        return said
    session.delete(kept)
    if kept.occurred_at < said.occurred_at:
        return said
    return replace(said, text=vault_of(session).open(kept.content_sealed), edited_at=kept.occurred_at)


def _early(session: Session, message_id: str | None) -> LooseMessage | None:
    kept = session.get(LooseMessage, message_id) if message_id else None
    return kept if kept is not None and kept.kind == "edited" else None


def apply_edit(session: Session, row: TipMessage, text: str, at: datetime) -> Tip | None:
    """Give the message its new text, unless a newer edit came before; a tip edited into small talk is withdrawn."""
    if row.edited_at is not None and row.edited_at >= at:
        return None
    row.text_sealed, row.edited_at = vault_of(session).seal(text), at
    tip = session.get_one(Tip, row.tip_id)
    derive(session, tip)
    reword_alerts(session, tip)
    texts = [message for message in tip.messages if message.kind == "text" and message.removed_at is None]
    if len(texts) == 1 and understand(text).intent is Intent.CHAT:
        withdraw(session, tip, None, "edited away", now=at)
    return tip
