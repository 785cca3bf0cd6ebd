"""Small talk: nothing is said."""

from handlers.turn import Turn
from services.outbox import SILENCE, Words


def say_nothing(turn: Turn) -> Words:
    """Stay silent."""
    del turn
    return SILENCE
