"""Staff ask for the way into the console."""

from handlers.turn import Turn
from language.phrases import console as phrases
from services.outbox import SILENCE, Words
from services.sign_in import TooManyLinksError, make_link
from services.words import Text


def sign_in(turn: Turn) -> Words:
    """Give staff a one-time link, alone with the bot; tell others whom to ask; a group hears nothing."""
    return Words(messages=[Text(_answer(turn))]) if turn.is_direct and turn.person else SILENCE


def _answer(turn: Turn) -> str:
    assert turn.person is not None
    if not turn.person.is_staff:
        return phrases.staff_only(turn.person.id)
    if not turn.base_url:
        return phrases.NO_ADDRESS
    try:
        return phrases.sign_in_link(make_link(turn.session, turn.person, base_url=turn.base_url, now=turn.now))
    except TooManyLinksError:
        return phrases.TOO_MANY_LINKS
