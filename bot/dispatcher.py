"""Turn → who answers → words."""

from handlers.routes import ENROLMENT, EVENTS, POSTBACKS, ROUTES, UNSURE
from handlers.silence import say_nothing
from handlers.turn import Handler, Turn
from language.labels import Verdict
from services.groups import CODE_PREFIX
from services.outbox import Words


def answer(turn: Turn) -> Words:
    """Let the one handler that is meant answer the turn."""
    return _handler_for(turn)(turn)


def _handler_for(turn: Turn) -> Handler:
    if turn.kind == "postback":
        return POSTBACKS.get(turn.data.get("do", ""), say_nothing)
    if turn.kind != "text":
        return EVENTS.get(turn.kind, say_nothing)
    if turn.group is not None and CODE_PREFIX in turn.text.upper():
        return ENROLMENT
    if turn.understanding is None:
        return say_nothing
    if turn.understanding.verdict is Verdict.UNSURE:
        return UNSURE
    return ROUTES.get(turn.understanding.intent, say_nothing)
