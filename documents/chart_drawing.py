"""Charts as plain numbers: how long a bar, how high a line, what is written beside each."""

from typing import Any

from documents.blocks import Cell, Chart
from documents.figures import written

TICKS = 4


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
            "above": [_is_highest(chart, place, value) for place, value in enumerate(line.values)],
        }
        for line in chart.series
    ]
    return {"labels": list(chart.labels), "series": series, "top": top, "ticks": ticks}


def _is_highest(chart: Chart, place: int, value: Cell) -> bool:
    return _size(value) >= max(_size(line.values[place]) for line in chart.series)


def _size(value: Cell) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _whole(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _round_top(most: float) -> int:
    step = 4
    while step < most:
        step *= 5 if str(step).startswith("4") and step * 2 < most else 2
    return step
