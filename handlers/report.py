"""Somebody tells of something: it becomes a tip, or goes to the tip it belongs to; a new tip is answered once."""

from handlers.turn import Turn
from language.labels import Category, Urgency
from language.phrases import emergency, tips
from models.loose_message import LooseMessage
from models.tip import Channel, Tip
from services.assembly import Scene, hand_over, is_unsent, loose_around, take_loose
from services.deriving import derive
from services.outbox import SILENCE, Words
from services.story import Effect, Telling, Told, tell
from services.tips import Said, Teller, open_tip
from services.words import Button, Text


def report(turn: Turn) -> Words:
    """Put what was told where it belongs, and say no more than a new tip's receipt or an emergency's number."""
    if turn.understanding is None or is_unsent(turn.session, turn.message_id):
        return SILENCE
    scene, said = Scene(turn.person, turn.group), _said(turn)
    told = tell(
        turn.session,
        Telling(scene=scene, said=said, judged=turn.understanding, quoted=turn.quoted_message_id),
    )
    if told.effect in {Effect.NEW, Effect.UNSURE}:
        return _begin(turn, scene, said, told)
    if told.effect is Effect.WITHDREW and turn.is_direct and told.tip is not None:
        return Words(messages=[Text(tips.withdrawn(told.tip.code))], tip_id=told.tip.id)
    return SILENCE


def _said(turn: Turn) -> Said:
    early_edit = turn.session.get(LooseMessage, turn.message_id) if turn.message_id else None
    text = turn.text
    if early_edit is not None and early_edit.kind == "edited" and early_edit.content_sealed is not None:
        text = turn.vault.open(early_edit.content_sealed)
        turn.session.delete(early_edit)
    return Said(
        kind="text",
        occurred_at=turn.occurred_at,
        text=text,
        message_id=turn.message_id,
        sender_id=turn.person.id if turn.person else None,
    )


def _begin(turn: Turn, scene: Scene, said: Said, told: Told) -> Words:
    assert turn.understanding is not None
    unsure = told.effect is Effect.UNSURE
    channel = Channel.DIRECT if turn.is_direct else Channel.GROUP
    teller = Teller(person=turn.person, group=turn.group, channel=channel, unsure=unsure)
    tip = open_tip(turn.session, teller, said, turn.understanding, now=turn.now)
    if told.tip is not None:
        hand_over(turn.session, told.tip, tip, said.occurred_at)
    take_loose(turn.session, tip, loose_around(turn.session, scene, said.occurred_at))
    derive(turn.session, tip)
    return SILENCE if unsure else receipt(turn, tip)


def receipt(turn: Turn, tip: Tip) -> Words:
    """Return the one answer to a new tip."""
    category, urgency = Category(tip.category), Urgency(tip.urgency)
    text = tips.receipt_text(tip.code, category, urgency, tip.district, aloud=turn.is_direct)
    buttons = [
        Button(tips.WITHDRAW, f"do=withdraw&tip={tip.code}"),
        Button(tips.NOT_A_TIP, f"do=not_tip&tip={tip.code}"),
    ]
    if tip.district is None:
        buttons.insert(0, Button(tips.ADD_PIN, kind="location"))
    purpose = "receipt"
    if urgency is Urgency.EMERGENCY:
        text, purpose = f"{emergency.call_first(category)}\n{text}", "emergency"
    return Words(messages=[Text(text, quick=tuple(buttons), quote=turn.quote_token)], purpose=purpose, tip_id=tip.id)
