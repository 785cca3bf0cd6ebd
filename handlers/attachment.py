"""A picture, clip, file or pin: it belongs to the story its sender is telling."""

from handlers.turn import Turn
from models.tip import Attachment
from models.vault import vault_of
from services.assembly import is_unsent, open_story
from services.outbox import SILENCE, Words
from services.tips import Said, add_message


def keep_attachment(turn: Turn) -> Words:
    """Add it to the sender's open tip; without one it is let go."""
    tip = open_story(turn.session, turn.person, turn.group, turn.occurred_at)
    if tip is None or is_unsent(turn.session, turn.message_id):
        return SILENCE
    sender = turn.person.id if turn.person else None
    said = Said(kind=turn.kind, occurred_at=turn.occurred_at, message_id=turn.message_id, sender_id=sender)
    add_message(turn.session, tip, said)
    if turn.kind == "location" and turn.point is not None:
        tip.point_sealed = vault_of(turn.session).seal(f"{turn.point[0]},{turn.point[1]}")
    else:
        turn.session.add(
            Attachment(tip_id=tip.id, message_id=turn.message_id, kind=turn.kind, created_at=turn.occurred_at)
        )
    return SILENCE
