"""A message was edited in LINE: the newest text counts."""

from handlers.turn import Turn
from services.assembly import Scene, is_unsent, keep_loose
from services.editing import apply_edit, kept_message
from services.outbox import SILENCE, Words
from services.tips import Said


def take_edit(turn: Turn) -> Words:
    """Replace the text of a message that belongs to a tip; keep an edit that came before its message."""
    row = kept_message(turn.session, turn.message_id)
    if row is not None:
        apply_edit(turn.session, row, turn.text, turn.occurred_at)
    elif not is_unsent(turn.session, turn.message_id):
        said = Said(kind="edited", occurred_at=turn.occurred_at, message_id=turn.message_id)
        keep_loose(turn.session, Scene(turn.person, turn.group), said, turn.text)
    return SILENCE
