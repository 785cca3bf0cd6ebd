"""A message was edited in LINE: the newest text counts."""

from sqlalchemy import select

from handlers.turn import Turn
from models.tip import Tip, TipMessage
from models.vault import vault_of
from services.outbox import SILENCE, Words


def take_edit(turn: Turn) -> Words:
    """Replace the text of a message that belongs to a tip, unless a newer edit came before."""
    row = turn.session.scalars(select(TipMessage).where(TipMessage.message_id == turn.message_id)).first()
    if row is None or row.removed_at is not None or (row.edited_at is not None and row.edited_at >= turn.occurred_at):
        return SILENCE
    vault = vault_of(turn.session)
    row.text_sealed, row.edited_at = vault.seal(turn.text), turn.occurred_at
    tip = turn.session.get_one(Tip, row.tip_id)
    turn.session.flush()
    tip.text_sealed = vault.seal("\n".join(vault.open(m.text_sealed) for m in tip.messages if m.text_sealed))
    return SILENCE
