"""A message was edited in LINE: the newest text counts."""

from handlers.turn import Turn
from language.labels import Urgency
from models.tip import Tip, TipMessage
from services.assembly import Scene, is_unsent
from services.editing import apply_edit, keep_early, kept_message
from services.outbox import SILENCE, Words
from services.receipts import number_first
from services.tips import Said
from services.triage_desk import heed_addition


def take_edit(turn: Turn) -> Words:
    """Replace the text of a message that belongs to a tip; keep an edit that came before its message."""
    row = kept_message(turn.session, turn.message_id)
    if row is not None:
        return _edit(turn, row)
    if not is_unsent(turn.session, turn.message_id):
        said = Said(kind="edited", occurred_at=turn.occurred_at, text=turn.text, message_id=turn.message_id)
        keep_early(turn.session, Scene(turn.person, turn.group), said)
    return SILENCE


def _edit(turn: Turn, row: TipMessage) -> Words:
    before = turn.session.get_one(Tip, row.tip_id).urgency
    tip = apply_edit(turn.session, row, turn.text, turn.occurred_at)
    if tip is None or not tip.is_open:
        return SILENCE
    heed_addition(turn.session, tip, before, now=turn.now)
    return number_first(tip) if tip.urgency != before and tip.urgency == Urgency.EMERGENCY else SILENCE
