"""Somebody adds the bot as a friend, or blocks it."""

from handlers.turn import Turn
from language.phrases import groups
from services.outbox import SILENCE, Words
from services.small_talk import SHORTCUTS
from services.words import Text


def greet(turn: Turn) -> Words:
    """Say hello with the notice of what is kept and why."""
    if turn.person is not None:
        turn.person.blocked_at = None
        turn.person.noticed_at = turn.now
    return Words(messages=[Text(groups.WELCOME, quick=SHORTCUTS)], purpose="greeting")


def note_block(turn: Turn) -> Words:
    """Note that nothing can be sent to this person any more."""
    if turn.person is not None:
        turn.person.blocked_at = turn.now
    return SILENCE
