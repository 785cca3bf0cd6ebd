"""Charts as plain numbers: how long a bar, how high a line, what is written beside each."""

from collections.abc import Sequence
from typing import Any

from documents.blocks import Cell, Chart, Series
from documents.figures import written

TICKS = 4
ROOM_BELOW, NAME_ROOM = 0.12, 0.09
"""Shares of a chart's height: a value's words below its mark, a line's name."""


def chart_drawing(chart: Chart) -> dict[str, Any]:
    """Lay out the chart for the typst template; the axis of lines starts at 0 and ends at a round figure."""
    return _bars(chart) if chart.kind == "bars" else _lines(chart)


def _bars(chart: Chart) -> dict[str, Any]:
    values = chart.series[0].values
    items: list[dict[str, Any]] = [
        {"label": label, "value": _size(value), "said": written(value, "count"), "withheld": isinstance(value, str)}
        for label, value in zip(chart.labels, values, strict=True)
    ]
    return {"items": items, "most": max((item["value"] for item in items), default=0)}


def _lines(chart: Chart) -> dict[str, Any]:
    top = _round_top(max(_size(value) for line in chart.series for value in line.values))
    ticks = [
        {"value": top * step / TICKS, "said": written(_whole(top * step / TICKS), "count")} for step in range(TICKS + 1)
    ]
    series = [
        {
            "name": line.name,
            "values": [value if isinstance(value, int | float) else None for value in line.values],
            "said": [written(value, "count") for value in line.values],
            "where": [_where(chart, number, place, top) for place in range(len(line.values))],
            "named_at": height,
        }
        for number, (line, height) in enumerate(
            zip(chart.series, _apart([_end(line) / top for line in chart.series]), strict=True)
        )
    ]
    return {"labels": list(chart.labels), "series": series, "top": top, "ticks": ticks}


def _where(chart: Chart, number: int, place: int, top: float) -> str:
    """Say where a line's value is written: above the highest mark, below others, beside one that lies on the axis.

    Nowhere, when an earlier line has written the same figure there.
    """
    value = chart.series[number].values[place]
    if value in [line.values[place] for line in chart.series[:number]]:
        return "nowhere"
    if _size(value) >= max(_size(line.values[place]) for line in chart.series):
        return "above"
    return "beside" if _size(value) < ROOM_BELOW * top else "below"


def _end(line: Series) -> float:
    """Return the last known value of a line, beside which its name stands."""
    return next((_size(value) for value in reversed(line.values) if value is not None), 0.0)


def _apart(heights: Sequence[float]) -> list[float]:
    """Move names apart that would be written over each other, the lower ones down as far as the axis lets them."""
    placed: dict[int, float] = {}
    floor = 0.0
    for name in sorted(range(len(heights)), key=lambda place: heights[place]):
        above = sum(1 for other in heights if heights[name] < other < heights[name] + NAME_ROOM)
        placed[name] = max(floor, heights[name] - above * NAME_ROOM / 2)
        floor = placed[name] + NAME_ROOM
    return [placed[place] for place in range(len(heights))]


def _size(value: Cell) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _whole(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _round_top(most: float) -> int:
    step = 4
    while step < most:
        step *= 5 if str(step).startswith("4") and step * 2 < most else 2
    return step
