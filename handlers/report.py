"""Somebody tells of something: it is recorded, and answered once."""

from handlers.turn import Turn
from language.labels import Category, Urgency, Verdict
from language.phrases import emergency, tips
from models.tip import Channel, Tip
from services.outbox import SILENCE, Words
from services.tips import Said, Teller, open_tip
from services.words import Button, Text


def report(turn: Turn) -> Words:
    """Record the tip and answer with its receipt, an emergency's number first; of what is unsure nothing is said."""
    judged = turn.understanding
    if judged is None:
        return SILENCE
    unsure = not turn.is_direct and judged.verdict is not Verdict.TIP
    channel = Channel.DIRECT if turn.is_direct else Channel.GROUP
    teller = Teller(person=turn.person, group=turn.group, channel=channel, unsure=unsure)
    said = Said(
        kind="text",
        occurred_at=turn.occurred_at,
        text=turn.text,
        message_id=turn.message_id,
        sender_id=turn.person.id if turn.person else None,
    )
    tip = open_tip(turn.session, teller, said, judged, now=turn.now)
    return SILENCE if unsure else _receipt(turn, tip)


def _receipt(turn: Turn, tip: Tip) -> Words:
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
