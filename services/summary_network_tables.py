"""The snapshot's tables of the network: its size, its networks and groups, its messages."""

from collections.abc import Mapping, Sequence
from typing import Any

from language.phrases import summary as words
from services.summary_network import GroupFigures, MonthOfMessages, Outside, Turnover
from services.summary_privacy import withhold_columns, withhold_parts

Row = dict[str, Any]


def network_rows(groups: Sequence[GroupFigures], turnover: Turnover, reporters: int) -> list[Row]:
    """Return the size and life of the network, a row a figure."""
    values = {
        "groups": len(groups),
        "members": sum(group.members for group in groups),
        "reporters": reporters,
        "silent": sum(not group.tips for group in groups),
        "registered": turnover.registered,
        "left": turnover.left,
        "forgotten": turnover.forgotten,
    }
    return [{"label": label, "unit": unit, "value": values[key]} for key, (label, unit) in words.NETWORK_LABELS.items()]


def network_name_rows(
    groups: Sequence[GroupFigures], reporters: Mapping[str | None, int], outside: Sequence[Outside]
) -> list[Row]:
    """Return a row a network: its groups' figures and the people who reported through it; small cells withheld.

    What came outside every group in use has rows of its own, so that the column adds up to all tips.
    """
    names = sorted({group.network or "" for group in groups})
    rows = [_network_row(name or None, groups, reporters) for name in names]
    rows += [_outside_row(each) for each in outside]
    return withhold_columns(rows, ("active", "tips", "verified"))


def group_rows(groups: Sequence[GroupFigures], networks: Sequence[Row]) -> list[Row]:
    """Return a row a group, silent ones marked; small cells withheld, beside the networks' own rows."""
    rows = [
        {
            "label": group.name,
            "network": group.network or words.NO_NETWORK,
            "place": group.place or words.CITY_WIDE,
            "members": group.members,
            "tips": group.tips,
            "silence": words.STIRRING if group.tips else words.SILENT,
        }
        for group in groups
    ]
    return withhold_parts(rows, "network", {row["label"]: row for row in networks}, ("tips",))


def message_rows(labels: Sequence[str], months: Sequence[MonthOfMessages]) -> list[Row]:
    """Return a row a month of messages sent, beside the month's quota where it is known."""
    return [
        {
            "label": label,
            "replies": month.replies,
            "pushes": month.pushes,
            "quota": month.quota,
            "refused": month.refused,
        }
        for label, month in zip(labels, months, strict=True)
    ]


def _outside_row(outside: Outside) -> Row:
    counts = {"active": outside.reporters, "tips": outside.tips, "verified": outside.verified}
    return {"label": words.DIRECT if outside.direct else words.OUTSIDE, "groups": 0, "members": 0, **counts}


def _network_row(name: str | None, groups: Sequence[GroupFigures], reporters: Mapping[str | None, int]) -> Row:
    mine = [group for group in groups if group.network == name]
    return {
        "label": name or words.NO_NETWORK,
        "groups": len(mine),
        "members": sum(group.members for group in mine),
        "active": reporters.get(name, 0) if name else sum(group.reporters for group in mine),
        "tips": sum(group.tips for group in mine),
        "verified": sum(group.verified for group in mine),
    }
