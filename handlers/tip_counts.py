"""Somebody asks how many tips there were."""

from handlers.turn import Turn
from language.count_question import read_count_question
from language.phrases import counts as phrases
from models.quarter import BANGKOK
from services.outbox import SILENCE, Words
from services.tip_counts import count_in_words
from services.words import Text


def count_tips(turn: Turn) -> Words:
    """Count for staff; others are pointed to their own tips, and a group hears nothing."""
    if turn.person is None or not turn.person.is_staff:
        return SILENCE if turn.group is not None else Words(messages=[Text(phrases.STAFF_ONLY)])
    question = read_count_question(turn.text, turn.now.astimezone(BANGKOK).date())
    return Words(messages=[Text(count_in_words(turn.session, question))])
