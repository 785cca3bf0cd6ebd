"""A message was unsent in LINE: it is erased here too."""

from handlers.turn import Turn
from services.forgetting import forget, forget_unread
from services.guided_report import forget_in_draft
from services.outbox import SILENCE, Words
from services.small_talk import forget_doubt


def forget_message(turn: Turn) -> Words:
    """Erase the message and what was derived of it; nothing is said."""
    if turn.message_id is not None:
        forget(turn.session, turn.message_id, now=turn.now)
        if turn.person is not None:
            forget_unread(turn.session, turn.person, turn.group, turn.message_id)
            forget_doubt(turn.session, turn.person, turn.message_id, now=turn.now)
            forget_in_draft(turn.session, turn.person, turn.message_id, now=turn.now)
    return SILENCE
