"""What cards for officers say of a tip before its words: code, urgency, state, place and time."""

from datetime import datetime

from language.labels import CATEGORY_LABELS, SECURITY, URGENCY_LABELS, Category, Urgency
from language.phrases import receipts, tips
from language.phrases import triage as words
from language.phrases.emergency import first_number
from models.quarter import BANGKOK
from models.tip import Channel, Tip, TipState
from services.card_parts import AMBER, RED, SOFT, Node, row, text


def heading(tip: Tip) -> list[Node]:
    """Return the first lines: code, urgency, state."""
    urgency = Urgency(tip.urgency)
    colour = {Urgency.EMERGENCY: RED, Urgency.URGENT: AMBER}.get(urgency, SOFT)
    return [
        text(f"{tip.code} · {URGENCY_LABELS[urgency]}", weight="bold", size="md", color=colour),
        text(_state(tip), color=SOFT),
    ]


def _state(tip: Tip) -> str:
    """Name the state for officers, to whom a tip that was received is one that nobody has taken on."""
    return words.NOT_TAKEN_ON if tip.state is TipState.NEW else tips.STATE_LABELS[tip.state]


def facts_of(tip: Tip) -> list[Node]:
    """Return what it is about, where, since when, by when, and which agencies have it."""
    facts = [
        row(receipts.TOPIC, CATEGORY_LABELS[Category(tip.category)]),
        row(receipts.AREA, tips.area(tip.district, tip.subdistrict)),
        row(tips.TOLD_ON, say_moment(tip.reported_at)),
    ]
    if tip.channel is Channel.IMPORT:
        facts.append(row(words.SOURCE, words.FROM_EXPORT))
    if tip.respond_by is not None and tip.responded_at is None:
        facts.append(row(words.RESPOND_BY, say_moment(tip.respond_by)))
    elif tip.resolve_by is not None and tip.is_open:
        facts.append(row(words.RESOLVE_BY, say_moment(tip.resolve_by)))
    agencies = [str(one["name"]) for one in tip.details.get("agencies", [])]
    return [*facts, row(words.AGENCIES, ", ".join(agencies))] if agencies else facts


def alt_text(tip: Tip) -> str:
    """Return what a notification shows: an emergency with its number."""
    told = f"{tip.code} · {URGENCY_LABELS[Urgency(tip.urgency)]} · {tips.area(tip.district, None)}"
    return f"{told} · {first_number(Category(tip.category))}" if tip.urgency == Urgency.EMERGENCY else told


def is_restricted(tip: Tip) -> bool:
    """Tell whether every look at the tip is written down."""
    return Category(tip.category) in SECURITY


def say_moment(moment: datetime) -> str:
    """Return day and time in Bangkok, short."""
    return f"{moment.astimezone(BANGKOK):%d/%m %H:%M}"
