"""Somebody tells of something: it becomes a tip, or goes to the tip it belongs to; a new tip is answered once."""

from handlers.turn import Turn
from language.labels import Urgency
from language.phrases import one_to_one, receipts, tips
from models.tip import Tip
from services.assembly import Scene, is_unsent
from services.editing import as_edited, was_overtaken
from services.outbox import SILENCE, Words
from services.receipts import number_first, receipt
from services.small_talk import ask_whether_tip, friendly_hint
from services.story import Effect, Telling, Told, tell
from services.telling import begin_tip
from services.tips import Said
from services.triage_desk import alert_officers, heed_addition
from services.words import Text


def report(turn: Turn) -> Words:
    """Put what was told where it belongs, and say no more than a new tip's receipt or an emergency's number."""
    if turn.understanding is None or is_unsent(turn.session, turn.message_id):
        return SILENCE
    if was_overtaken(turn.session, turn.message_id, turn.occurred_at):
        return SILENCE
    scene, said = Scene(turn.person, turn.group), _said(turn)
    told = tell(
        turn.session,
        Telling(scene=scene, said=said, judged=turn.understanding, quoted=turn.quoted_message_id),
    )
    if told.effect is Effect.UNSURE and turn.is_direct and turn.person is not None:
        return ask_whether_tip(turn.session, turn.person, said, now=turn.now)
    if told.effect in {Effect.NEW, Effect.UNSURE}:
        return _begin(turn, scene, said, told)
    return _go_on(turn, told)


def _said(turn: Turn) -> Said:
    said = Said(
        kind="text",
        occurred_at=turn.occurred_at,
        text=turn.text,
        message_id=turn.message_id,
        sender_id=turn.person.id if turn.person else None,
        edited_at=turn.occurred_at if turn.kind == "edited" else None,
    )
    return as_edited(turn.session, said)


def _begin(turn: Turn, scene: Scene, said: Said, told: Told) -> Words:
    assert turn.understanding is not None
    tip = begin_tip(turn.session, scene, said, turn.understanding, told, now=turn.now)
    alert_officers(turn.session, tip, now=turn.now)
    return SILENCE if told.effect is Effect.UNSURE else receipt(tip, aloud=not turn.is_direct, chat_url=turn.chat_url)


def _go_on(turn: Turn, told: Told) -> Words:
    if told.effect is Effect.CLEARED_UP and told.tip is not None:
        alert_officers(turn.session, told.tip, now=turn.now)
        return receipt(told.tip, aloud=not turn.is_direct)
    if told.effect is Effect.ADDED and told.tip is not None:
        return _answer_addition(turn, told.tip, told.urgency_before)
    if not turn.is_direct or turn.person is None:
        return SILENCE
    if told.tip is not None and told.effect in {Effect.WITHDREW, Effect.CLOSED}:
        code = told.tip.code
        said = tips.withdrawn(code) if told.effect is Effect.WITHDREW else one_to_one.OVER.format(code=code)
        return Words(messages=[Text(said)], tip_id=told.tip.id)
    return friendly_hint(turn.session, turn.person, now=turn.now, text=turn.text)


def _answer_addition(turn: Turn, tip: Tip, before: str | None) -> Words:
    heed_addition(turn.session, tip, before, now=turn.now)
    if tip.urgency != before and tip.urgency == Urgency.EMERGENCY:
        return number_first(tip)
    if not turn.is_direct:
        return SILENCE
    return Words(messages=[Text(receipts.ADDED.format(code=tip.code))], tip_id=tip.id)
