"""Somebody wants everything kept of them erased: asked once more, then done."""

from datetime import timedelta

from handlers.turn import Turn
from language.phrases import notices as words
from language.yes_no import read_sure
from services.conversations import DIRECT, drop, recall, remember
from services.erasure import erase_person
from services.outbox import SILENCE, Words
from services.topics import ERASING
from services.words import Button, Text

_SURE_WITHIN = timedelta(hours=1)


def ask_to_erase(turn: Turn) -> Words:
    """Say what would be erased, and ask whether to."""
    if turn.person is None or turn.group is not None:
        return SILENCE
    remember(turn.session, (turn.person.id, DIRECT, ERASING), {}, now=turn.now)
    buttons = (Button(words.ERASE_YES, "do=erase_yes"), Button(words.ERASE_NO, "do=erase_no"))
    return Words(messages=[Text(words.ERASE_SURE, quick=buttons)])


def settle_erasure(turn: Turn) -> Words:
    """Erase the person, when they asked for it within the hour and said yes."""
    if turn.person is None or turn.group is not None:
        return SILENCE
    key = (turn.person.id, DIRECT, ERASING)
    asked = recall(turn.session, key, now=turn.now, within=_SURE_WITHIN) is not None
    drop(turn.session, key)
    if turn.data.get("do") == "erase_no" or read_sure(turn.text) is False:
        return Words(messages=[Text(words.NOT_ERASED)])
    if not asked:
        return Words(messages=[Text(words.EXPIRED)])
    turn.session.flush()
    tips = erase_person(turn.session, turn.person, by=turn.person.id, now=turn.now)
    return Words(messages=[Text(words.ERASED.format(tips=tips))])
