"""A sticker, or what nobody understands: nothing in a group; alone with the bot, its sender is helped on."""

from handlers.turn import Turn
from services import guided_report
from services.guided_questions import question
from services.outbox import SILENCE, Words
from services.small_talk import friendly_hint


def help_on(turn: Turn) -> Words:
    """Ask the open question of a report again, or say what the bot is for."""
    if turn.person is None or turn.group is not None:
        return SILENCE
    draft = guided_report.being_told(turn.session, turn.person, now=turn.now)
    if draft is not None:
        return Words(messages=[question(draft)])
    return friendly_hint(turn.session, turn.person, now=turn.now, text=turn.text)
