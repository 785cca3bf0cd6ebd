"""Where tips stand: a line for a group, a card for one-to-one chat, a row of cards for one's own tips."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from language.labels import CATEGORY_LABELS, Category
from language.phrases import receipts, tips
from language.thai_dates import short_date
from models.quarter import BANGKOK
from models.tip import Tip, TipChange, TipState
from models.vault import vault_of
from services.after_photos import photo_buttons, photo_on_top
from services.card_parts import GREEN, SOFT, Node, bubble, pairs, row, text
from services.words import Button, Card

_MOST_CARDS = 10
_MOST_LINES = 8


def status_line(tip: Tip) -> str:
    """Return where the tip stands in one line that says nothing of what it is about."""
    return tips.status_line(tip.code, tip.state, _day(tip.reported_at))


def status_card(session: Session, tip: Tip) -> Card:
    """Return where the tip stands, how it came there, and what officers let the teller know."""
    lines = [_line(session, change) for change in tip.changes]
    told = [text(line, size="xs", color=SOFT) for line in lines if line][-_MOST_LINES:]
    buttons = [*photo_buttons(session, tip, aloud=False), *_buttons(tip)]
    return Card(status_line(tip), {**bubble([*_head(tip), *told], pairs(buttons)), **photo_on_top(session, tip)})


def own_tips_card(found: Sequence[Tip]) -> Card:
    """Return the person's own tips, newest first, each with its state and buttons."""
    bubbles = [bubble(_head(tip), pairs(_buttons(tip, in_list=True))) for tip in found[:_MOST_CARDS]]
    alt = "\n".join([tips.MY_TIPS, *(status_line(tip) for tip in found)])
    return Card(alt, {"type": "carousel", "contents": bubbles})


def _head(tip: Tip) -> list[Node]:
    return [
        text(tip.code, weight="bold", size="md"),
        text(tips.STATE_LABELS[tip.state], weight="bold", color=GREEN),
        row(receipts.TOPIC, CATEGORY_LABELS[Category(tip.category)]),
        row(receipts.AREA, tips.area(tip.district, tip.subdistrict)),
        row(tips.TOLD_ON, _day(tip.reported_at)),
    ]


def _line(session: Session, change: TipChange) -> str:
    day = _day(change.at)
    if change.for_reporter and change.note_sealed is not None:
        return f"{day} · {tips.OFFICER_SAYS} {vault_of(session).open(change.note_sealed)}"
    if change.after in set(TipState) and change.before is not None:
        return f"{day} · {tips.STATE_LABELS[str(change.after)]}"
    return ""


def _buttons(tip: Tip, *, in_list: bool = False) -> list[Button]:
    if tip.anonymous or tip.state is TipState.WITHDRAWN:
        return []
    offered = [(receipts.STATUS, "status")] if in_list else []
    offered += [(receipts.ADD_MORE, "add")]
    offered += [(receipts.WITHDRAW, "withdraw")] if tip.is_open else []
    return [Button(label, f"do={deed}&tip={tip.code}") for label, deed in offered]


def _day(moment: datetime) -> str:
    return short_date(moment.astimezone(BANGKOK).date())
