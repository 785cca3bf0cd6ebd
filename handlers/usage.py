"""Somebody asks what the bot does."""

from handlers.turn import Turn
from language.phrases import groups
from services.outbox import SILENCE, Words
from services.words import Text


def explain(turn: Turn) -> Words:
    """Explain how to use the bot; in a group only when it was asked by name."""
    if turn.group is not None and not turn.mentioned and turn.kind == "text":
        return SILENCE
    return Words(messages=[Text(groups.USAGE)])
