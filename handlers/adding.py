"""Somebody pressed "add" before: what comes next belongs to that tip."""

from handlers.turn import Turn
from language.commands import Command, read_command
from language.continuation import Part, read_continuation
from language.labels import Urgency, Verdict
from language.phrases import receipts, tips
from models.tip import Tip, TipState
from services.albums import is_answered
from services.assembly import add_media, add_text, is_unsent
from services.conversations import drop
from services.outbox import SILENCE, Words
from services.pressing import may_press
from services.receipts import number_first
from services.tips import Said, find_tip
from services.topics import ADDING, chat_key
from services.triage_desk import heed_addition
from services.words import Text


def add_to_tip(turn: Turn) -> Words:
    """Add the text, picture or pin to the tip that was chosen; small talk in a group is left alone."""
    if turn.topic is None or is_unsent(turn.session, turn.message_id) or _is_talk(turn):
        return SILENCE
    if read_command(turn.text) is Command.CANCEL:
        drop(turn.session, chat_key(turn.person, turn.group, ADDING))
        return Words(messages=[Text(receipts.NOTHING_ADDED)])
    tip = find_tip(turn.session, turn.topic["tip"])
    if tip is None or not (may_press(turn.person, tip) or turn.topic.get("receipt")):
        return Words(messages=[Text(tips.NO_SUCH_TIP)])
    if tip.state is TipState.WITHDRAWN:
        drop(turn.session, chat_key(turn.person, turn.group, ADDING))
        return Words(messages=[Text(receipts.CLOSED_ALREADY.format(code=tip.code))])
    before = tip.urgency
    _add(turn, tip)
    return _answer(turn, tip, before)


def _add(turn: Turn, tip: Tip) -> None:
    said = Said(
        kind=turn.kind,
        occurred_at=turn.occurred_at,
        text=turn.text,
        message_id=turn.message_id,
        sender_id=turn.person.id if turn.person and not tip.anonymous else None,
    )
    if turn.kind == "text":
        add_text(turn.session, tip, said)
    else:
        add_media(turn.session, tip, said, turn.point)
    if turn.kind in {"text", "location"} and not (turn.topic or {}).get("receipt"):
        # What was asked for has come: the next text may be about something else.
        drop(turn.session, chat_key(turn.person, turn.group, ADDING))


def _answer(turn: Turn, tip: Tip, before: str) -> Words:
    heed_addition(turn.session, tip, before, now=turn.now)
    if tip.urgency != before and tip.urgency == Urgency.EMERGENCY:
        return number_first(tip)
    if turn.group is not None and turn.kind not in {"location", "text"}:
        return SILENCE
    if turn.is_direct and is_answered(turn.session, turn.person, turn.image_set, now=turn.now):
        return SILENCE
    tip_id = None if tip.anonymous else tip.id
    return Words(messages=[Text(receipts.ADDED.format(code=tip.code))], tip_id=tip_id)


def _is_talk(turn: Turn) -> bool:
    if turn.understanding is None or turn.understanding.verdict is not Verdict.SMALL_TALK:
        return False
    return turn.group is not None or read_continuation(turn.text).part is Part.TALKS
