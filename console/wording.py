"""Values as a page writes them: days, moments, amounts and labels."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from language.labels import CATEGORY_LABELS, URGENCY_LABELS, Category, Urgency
from language.phrases import console as phrases
from language.phrases import summary_desk
from language.phrases.projects import PLAN_STATUS, baht
from language.phrases.tips import STATE_LABELS
from language.thai_dates import clock, short_date
from models.quarter import BANGKOK

EMPTY = "–"


def say_day(value: date | datetime | None) -> str:
    """Write a day in Bangkok: 28 มิ.ย. 67."""
    if value is None:
        return EMPTY
    return short_date(value.astimezone(BANGKOK).date() if isinstance(value, datetime) else value)


def say_moment(value: datetime | None) -> str:
    """Write a moment in Bangkok: 28 มิ.ย. 67 21.30 น."""
    return EMPTY if value is None else f"{say_day(value)} {clock(value.astimezone(BANGKOK))}"


def say_number(value: float | None) -> str:
    """Write a number with its thousands."""
    return EMPTY if value is None else f"{value:,.10g}"


def labelled(labels: Mapping[Any, str]) -> Callable[[Any], str]:
    """Return the filter that writes a value's label, or the value itself where it has none."""
    return lambda value: EMPTY if value is None else labels.get(value, str(value))


def _written(value: float | str | None) -> str:
    """Write a figure of a snapshot: a number, words, or a withheld cell as it is."""
    return value if isinstance(value, str) else say_number(value)


FILTERS: Mapping[str, Callable[[Any], str]] = {
    "day": say_day,
    "moment": say_moment,
    "number": say_number,
    "baht": lambda value: EMPTY if value is None else baht(value),
    "category": lambda value: CATEGORY_LABELS[Category(value)],
    "urgency": lambda value: URGENCY_LABELS[Urgency(value)],
    "state": labelled(STATE_LABELS),
    "role": labelled(phrases.ROLE_LABELS),
    "group_kind": labelled(phrases.GROUP_KIND_LABELS),
    "group_state": labelled(phrases.GROUP_STATE_LABELS),
    "channel": labelled(phrases.CHANNEL_LABELS),
    "attachment_kind": labelled(phrases.ATTACHMENT_KIND_LABELS),
    "attachment_state": labelled(phrases.ATTACHMENT_STATE_LABELS),
    "outbound_state": labelled(phrases.OUTBOUND_STATE_LABELS),
    "delivery_state": labelled(summary_desk.DELIVERY_STATE_LABELS),
    "written": _written,
    "told_day": lambda value: say_day(date.fromisoformat(value)),
    "way": labelled(phrases.WAY_LABELS),
    "purpose": labelled(phrases.PURPOSE_LABELS),
    "deed": labelled(STATE_LABELS | phrases.CHANGE_LABELS),
    "job": labelled(phrases.JOB_LABELS),
    "verb": labelled(phrases.VERB_LABELS),
    "value": labelled(STATE_LABELS | {str(key): label for key, label in CATEGORY_LABELS.items()}),
    "plan_status": labelled(PLAN_STATUS),
}
"""What templates write `{{ value | name }}` for."""
