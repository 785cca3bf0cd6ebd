"""Somebody says "cancel" and is in the middle of nothing, or of a report that was put aside."""

from handlers.turn import Turn
from language.phrases import guided as words
from services import guided_report
from services.guided_questions import LEFT
from services.outbox import SILENCE, Words
from services.small_talk import nothing_open
from services.words import Text


def cancel(turn: Turn) -> Words:
    """Offer to drop the report that was put aside; else say that nothing is open."""
    if turn.person is None or turn.group is not None:
        return SILENCE
    draft = guided_report.load(turn.session, turn.person, now=turn.now)
    return nothing_open() if draft is None else Words(messages=[Text(words.LEFT, quick=LEFT)])
