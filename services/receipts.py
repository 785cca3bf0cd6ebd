"""The one answer to a new tip: a card whose buttons stay, with the emergency number before anything else."""

from language.labels import CATEGORY_LABELS, SECURITY, URGENCY_LABELS, Category, Urgency
from language.phrases import emergency, guided, tips
from language.phrases import receipts as words
from models.tip import Tip
from services.card_parts import INK, RED, Node, bubble, pairs, row, text
from services.outbox import Words
from services.private_chat import private_buttons
from services.words import Button, Card, Text


def receipt(tip: Tip, *, aloud: bool, chat_url: str = "") -> Words:
    """Return the receipt; `aloud` is in a group, where a security matter is neither named nor placed.

    There its receipt leads to one-to-one chat, when the way is known.
    """
    is_emergency = tip.urgency == Urgency.EMERGENCY
    category = Category(tip.category)
    asks_place = tip.district is None and not is_hushed(tip, aloud=aloud)
    body = [
        *([text(emergency.call_first(category), weight="bold", color=RED)] if is_emergency else []),
        text(tips.receipt_title(tip.code), weight="bold", size="md", color=INK),
        *_facts(tip, aloud=aloud),
        *([text(words.WHERE_IS_IT)] if asks_place else []),
    ]
    quick = (Button(words.ADD_PIN, kind="location"),) if asks_place else ()
    alt = words.alt_text(tip.code, emergency.first_number(category) if is_emergency else None)
    card = Card(alt, bubble(body, pairs(_buttons(tip, aloud=aloud, chat_url=chat_url))), quick=quick)
    return Words(messages=[card], purpose="emergency" if is_emergency else "receipt", tip_id=tip.id)


def number_first(tip: Tip) -> Words:
    """Return what is said when a tip that was no emergency becomes one: the number, and which tip it is."""
    said = emergency.call_first(Category(tip.category))
    card = Card(
        words.alt_text(tip.code, emergency.first_number(Category(tip.category))),
        bubble([text(said, weight="bold", color=RED), text(words.ADDED.format(code=tip.code))]),
    )
    return Words(messages=[card], purpose="emergency", tip_id=tip.id)


def is_hushed(tip: Tip, *, aloud: bool) -> bool:
    """Tell whether nothing of what the tip is about may be said here."""
    return aloud and Category(tip.category) in SECURITY


def _facts(tip: Tip, *, aloud: bool) -> list[Node]:
    if is_hushed(tip, aloud=aloud):
        return [text(words.SENSITIVE)]
    facts = [
        row(words.TOPIC, CATEGORY_LABELS[Category(tip.category)]),
        row(words.URGENCY, URGENCY_LABELS[Urgency(tip.urgency)]),
    ]
    return [*facts, row(words.AREA, tips.area(tip.district, tip.subdistrict))] if tip.district else facts


def _buttons(tip: Tip, *, aloud: bool, chat_url: str) -> list[Button]:
    if tip.anonymous:
        return []
    hushed = is_hushed(tip, aloud=aloud)
    way = private_buttons(chat_url, tip.code) if hushed else []
    offered = [] if hushed else [(words.ADD_PLACE, "pin"), (words.WRONG_CATEGORY, "category")]
    offered += [(words.NOT_A_TIP, "not_tip"), (words.WITHDRAW, "withdraw")]
    if not aloud:
        offered += [(words.ADD_MORE, "add"), (words.STATUS, "status"), (words.HIDE_ME, "hide_me")]
    elif not way:
        offered.append((words.GO_PRIVATE, "private"))
    return [*way, *(Button(label, f"do={deed}&tip={tip.code}") for label, deed in offered)]


def anonymous_receipt(tip: Tip, number: str) -> Words:
    """Return the receipt of a tip tied to nobody, with the number that is shown this once."""
    shown = receipt(tip, aloud=False)
    return Words(messages=[*shown.messages, Text(guided.NUMBER.format(number=number))], purpose=shown.purpose)
