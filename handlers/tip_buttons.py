"""Buttons of a tip's receipt: only its teller or an officer may press them."""

from collections.abc import Callable, Mapping

from handlers.turn import Turn
from language.geography import DISTRICTS, GROUPS
from language.labels import CATEGORY_LABELS, SECURITY, Category
from language.phrases import guided, tips
from language.phrases import receipts as words
from models.tip import Tip, TipState
from services.card_parts import bubble, choice, pairs, text
from services.conversations import remember
from services.corrections import note_correction, set_category, set_district
from services.outbox import Words
from services.pressing import is_teller, may_press
from services.private_chat import private_buttons
from services.receipt_numbers import hide_teller
from services.status_cards import status_card, status_line
from services.tips import change, find_tip
from services.topics import ADDING, chat_key
from services.words import Button, Card, Text


def press_tip_button(turn: Turn) -> Words:
    """Do what the button says to its tip, and say so."""
    tip = find_tip(turn.session, turn.data.get("tip", ""))
    if tip is None:
        return Words(messages=[Text(tips.NO_SUCH_TIP)])
    if not may_press(turn.person, tip):
        return Words(messages=[Text(tips.ONLY_TELLER)])
    wanted = _OF_WHAT_STANDS if tip.state is TipState.WITHDRAWN else _OF_WHAT_IS_OPEN
    if not tip.is_open and turn.data["do"] in wanted:
        return Words(messages=[Text(words.CLOSED_ALREADY.format(code=tip.code))], tip_id=tip.id)
    return _DEEDS[turn.data["do"]](turn, tip)


def _take_back(turn: Turn, tip: Tip) -> Words:
    if tip.state is not TipState.WITHDRAWN:
        change(turn.session, tip, "withdraw", actor=turn.person, now=turn.now, after=TipState.WITHDRAWN)
    return Words(messages=[Text(tips.withdrawn(tip.code))], tip_id=tip.id)


def _is_none(turn: Turn, tip: Tip) -> Words:
    assert turn.person is not None
    if tip.state is not TipState.WITHDRAWN:
        note_correction(turn.session, tip, {"intent": "chat"}, by=turn.person, now=turn.now)
        change(turn.session, tip, "not_tip", actor=turn.person, now=turn.now, after=TipState.WITHDRAWN)
    return Words(messages=[Text(tips.withdrawn(tip.code))], tip_id=tip.id)


def _ask_pin(turn: Turn, tip: Tip) -> Words:
    remember(turn.session, chat_key(turn.person, turn.group, ADDING), {"tip": tip.code}, now=turn.now)
    pin = (Button(words.ADD_PIN, kind="location"),)
    return Words(messages=[Text(words.SEND_PIN.format(code=tip.code), quick=pin)], tip_id=tip.id)


def _ask_more(turn: Turn, tip: Tip) -> Words:
    remember(turn.session, chat_key(turn.person, turn.group, ADDING), {"tip": tip.code}, now=turn.now)
    quick = (Button(words.ADD_PIN, kind="location"),)
    return Words(messages=[Text(words.SEND_MORE.format(code=tip.code), quick=quick)], tip_id=tip.id)


def _ask_category(turn: Turn, tip: Tip) -> Words:
    in_group = turn.group is not None
    buttons = [
        Button(label, f"do=set_category&tip={tip.code}&to={category}", silent=in_group)
        for category, label in CATEGORY_LABELS.items()
    ]
    question = words.CHOOSE_CATEGORY.format(code=tip.code)
    return Words(messages=[choice(question, question, buttons)], tip_id=tip.id)


def _set_category(turn: Turn, tip: Tip) -> Words:
    assert turn.person is not None
    try:
        category = Category(turn.data.get("to", ""))
    except ValueError:
        return _ask_category(turn, tip)
    set_category(turn.session, tip, str(category), by=turn.person, now=turn.now)
    quietly = turn.group is not None and category in SECURITY
    template = words.CATEGORY_SET_QUIETLY if quietly else words.CATEGORY_SET
    said = template.format(code=tip.code, label=CATEGORY_LABELS[category])
    return Words(messages=[Text(said)], tip_id=tip.id)


def _ask_district(turn: Turn, tip: Tip) -> Words:
    within = GROUPS.get(turn.data.get("in", ""))
    if within is None:
        question = words.CHOOSE_DISTRICT_GROUP.format(code=tip.code)
        buttons = [Button(name, f"do=district&tip={tip.code}&in={name}") for name in GROUPS]
    else:
        question = words.CHOOSE_DISTRICT.format(code=tip.code)
        buttons = [Button(name, f"do=set_district&tip={tip.code}&to={name}") for name in within]
    return Words(messages=[choice(question, question, buttons)], tip_id=tip.id)


def _set_district(turn: Turn, tip: Tip) -> Words:
    assert turn.person is not None
    district = turn.data.get("to", "")
    if district not in DISTRICTS:
        return _ask_district(turn, tip)
    set_district(turn.session, tip, district, by=turn.person, now=turn.now)
    said = words.DISTRICT_SET.format(code=tip.code, district=district)
    return Words(messages=[Text(said)], tip_id=tip.id)


def _go_private(turn: Turn, tip: Tip) -> Words:
    tip.details = tip.details | {"private": True}
    way = private_buttons(turn.chat_url, tip.code)
    said = (words.PRESS_TO_GO_PRIVATE if way else words.HOW_TO_GO_PRIVATE).format(code=tip.code)
    said += words.PRIVATE_FROM_NOW
    message = Card(said, bubble([text(said)], pairs(way))) if way else Text(said)
    return Words(messages=[message], tip_id=tip.id)


def _show_status(turn: Turn, tip: Tip) -> Words:
    if turn.group is not None:
        return Words(messages=[Text(status_line(tip))], tip_id=tip.id)
    return Words(messages=[status_card(turn.session, tip)], tip_id=tip.id)


def _hide_me(turn: Turn, tip: Tip) -> Words:
    if turn.group is not None or not is_teller(turn.person, tip):
        return Words(messages=[Text(tips.ONLY_TELLER)])
    number = hide_teller(turn.session, tip)
    said = f"{guided.HIDDEN_NOW.format(code=tip.code)}\n\n{guided.NUMBER.format(number=number)}"
    return Words(messages=[Text(said)])


_DEEDS: Mapping[str, Callable[[Turn, Tip], Words]] = {
    "withdraw": _take_back,
    "not_tip": _is_none,
    "pin": _ask_pin,
    "add": _ask_more,
    "category": _ask_category,
    "set_category": _set_category,
    "district": _ask_district,
    "set_district": _set_district,
    "private": _go_private,
    "status": _show_status,
    "hide_me": _hide_me,
}
_OF_WHAT_STANDS = frozenset({"pin", "add", "category", "set_category", "district", "set_district", "private"})
"""Deeds that make no sense with a tip that was taken back."""
_OF_WHAT_IS_OPEN = frozenset({"withdraw", "not_tip"})
"""Deeds that officers' ending of a tip ends."""
