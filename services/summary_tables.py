"""The snapshot's tables of tips: the same cells divided by category, time, urgency, state and place."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from language.geography import DISTRICTS, GROUPS
from language.labels import CATEGORY_LABELS, SECURITY, URGENCY_LABELS, Category, Urgency
from language.phrases import summary as words
from language.phrases.tips import STATE_LABELS
from models.tip import COUNTED, TipState
from services.summary_counts import Cell, Sums, fold, total
from services.summary_network import GroupFigures
from services.summary_privacy import withhold_columns, withhold_parts

Row = dict[str, Any]
MONTH_NUMBERS = (1, 2, 3)
Places = Mapping[str | None, Sums]
PLACE_COLUMNS = ("tips", "verified", "unfounded", "previous")


def category_rows(cells: Sequence[Cell], *, sees_security: bool, begun: int = len(MONTH_NUMBERS)) -> list[Row]:
    """Return a row a category in the product's order; security categories are one row for readers not cleared.

    Here and below, months after the `begun` ones are None.
    """
    merged = frozenset() if sees_security else SECURITY
    rows = [_with_checks(CATEGORY_LABELS[kind], cells, {kind}, begun) for kind in Category if kind not in merged]
    return [_with_checks(words.SECURITY_TOGETHER, cells, merged, begun), *rows] if merged else rows


def trend_rows(
    now: Sequence[Cell], previous: Sequence[Cell] | None, year_before: Sequence[Cell] | None, *, sees_security: bool
) -> list[Row]:
    """Return a row a category beside the last quarter and the same a year before; None where nothing was recorded."""
    before, long_before = (_tips_by_category(cells, sees_security=sees_security) for cells in (previous, year_before))
    return [
        {
            "label": label,
            "now": tips,
            "previous": before.get(label),
            "previous_change": change(tips, before.get(label)),
            "year_before": long_before.get(label),
            "year_change": change(tips, long_before.get(label)),
        }
        for label, tips in _tips_by_category(now, sees_security=sees_security).items()
    ]


def change(now: int, before: int | None) -> float | None:
    """Return the change in percent, to one decimal; None from nothing or from the unknown."""
    return round(100 * (now - before) / before, 1) if before else None


def _tips_by_category(cells: Sequence[Cell] | None, *, sees_security: bool) -> dict[str, int]:
    rows = category_rows(cells, sees_security=sees_security) if cells is not None else []
    return {row["label"]: row["tips"] for row in rows}


def urgency_rows(cells: Sequence[Cell], *, begun: int) -> list[Row]:
    """Return a row an urgency, with its months."""
    return [
        _by_month(URGENCY_LABELS[kind], [cell for cell in cells if cell.urgency == kind], begun) for kind in Urgency
    ]


def month_rows(
    labels: Sequence[str], cells: Sequence[Cell], year_before: Sequence[Cell] | None, *, begun: int
) -> list[Row]:
    """Return a row a month, beside the same month of the year before; None where nothing was recorded yet."""
    now, then = fold(cells, lambda cell: cell.month), fold(year_before or (), lambda cell: cell.month)
    return [
        {
            "label": label,
            "tips": now.get(number, Sums()).tips if number <= begun else None,
            "year_before": None if year_before is None else then.get(number, Sums()).tips,
        }
        for number, label in zip(MONTH_NUMBERS, labels, strict=True)
    ]


def state_rows(cells: Sequence[Cell]) -> list[Row]:
    """Return a row a state that figures count, with its share in percent."""
    found, whole = fold(cells, lambda cell: cell.state), total(cells).tips
    counts = {state: found.get(state.value, Sums()).tips for state in TipState if state in COUNTED}
    return [{"label": STATE_LABELS[state], "tips": tips, "share": share(tips, whole)} for state, tips in counts.items()]


def district_rows(now: Places, previous: Places | None, groups: Iterable[GroupFigures]) -> list[Row]:
    """Return a row a district, group by group, and one for tips without a place; small cells withheld."""
    groups = list(groups)
    members = _members(groups, lambda group: group.district)
    *districts, nowhere = [
        {**_place_row(name, now, previous), "district_group": _group_of(name), "members": members.get(name, 0)}
        for name in (*(name for names in GROUPS.values() for name in names), None)
    ]
    wholes = {row["label"]: row for row in district_group_rows(now, previous, groups)}
    return [*withhold_parts(districts, "district_group", wholes, PLACE_COLUMNS), nowhere]


def district_group_rows(now: Places, previous: Places | None, groups: Iterable[GroupFigures]) -> list[Row]:
    """Return a row a district group, and one for tips without a place; small cells withheld."""
    members = _members(groups, lambda group: _group_of(group.district))
    sums, before = _by_group(now), None if previous is None else _by_group(previous)
    *places, nowhere = [{**_place_row(name, sums, before), "members": members.get(name, 0)} for name in (*GROUPS, None)]
    # What has no place points at nobody, and how many those are stands among the figures of quality as well.
    return [*withhold_columns(places, PLACE_COLUMNS), nowhere]


def share(part: int, whole: int) -> float | None:
    """Return a share in percent, to one decimal; None of nothing."""
    return round(100 * part / whole, 1) if whole else None


def _with_checks(label: str, cells: Sequence[Cell], categories: Collection[str], begun: int) -> Row:
    mine = [cell for cell in cells if cell.category in categories]
    sums = total(mine)
    return {**_by_month(label, mine, begun), "verified": sums.verified, "unfounded": sums.unfounded}


def _by_month(label: str, cells: Sequence[Cell], begun: int) -> Row:
    months = fold(cells, lambda cell: cell.month)
    counts = [months.get(number, Sums()).tips for number in MONTH_NUMBERS]
    shown = {f"month_{number}": counts[number - 1] if number <= begun else None for number in MONTH_NUMBERS}
    return {"label": label, **shown, "tips": sum(counts)}


def _place_row(name: str | None, now: Places, previous: Places | None) -> Row:
    sums = now.get(name, Sums())
    return {
        "label": name or words.PLACE_UNKNOWN,
        "tips": sums.tips,
        "verified": sums.verified,
        "unfounded": sums.unfounded,
        "previous": None if previous is None else previous.get(name, Sums()).tips,
    }


def _by_group(places: Places) -> Places:
    groups: dict[str | None, Sums] = {}
    for district, sums in places.items():
        groups[_group_of(district)] = groups.get(_group_of(district), Sums()) + sums
    return groups


def _members(groups: Iterable[GroupFigures], place: Callable[[GroupFigures], str | None]) -> Mapping[str | None, int]:
    members: dict[str | None, int] = {}
    for group in groups:
        members[place(group)] = members.get(place(group), 0) + group.members
    return members


def _group_of(district: str | None) -> str | None:
    known = DISTRICTS.get(district or "")
    return known.group if known else None
