"""Charts as plain geometry; the templates draw them as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass

_TOP, _FOOT, _LEFT, _RIGHT = 18.0, 24.0, 34.0, 10.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One column with its label and value."""

    x: float
    y: float
    width: float
    height: float
    label: str
    value: int


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart: its size, where its floor lies, its columns."""

    width: float
    height: float
    floor: float
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class Dot:
    """One point of a line with its label and value."""

    x: float
    y: float
    label: str
    value: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line chart: its size, its points, its rulers as (y, value)."""

    width: float
    height: float
    dots: Sequence[Dot]
    rulers: Sequence[tuple[float, float]]

    @property
    def points(self) -> str:
        """The line as an SVG polyline."""
        return " ".join(f"{dot.x:g},{dot.y:g}" for dot in self.dots)


def draw_bars(values: Sequence[tuple[str, int]], *, width: float = 640, height: float = 190) -> Bars:
    """Draw a column a value, the highest as tall as the chart."""
    floor, most = height - _FOOT, max([value for _, value in values], default=0) or 1
    step = width / max(len(values), 1)
    bars = []
    for number, (label, value) in enumerate(values):
        tall = round((floor - _TOP) * value / most, 1)
        bars.append(Bar(round(number * step + step * 0.15, 1), floor - tall, round(step * 0.7, 1), tall, label, value))
    return Bars(width, height, floor, bars)


def draw_line(
    values: Sequence[tuple[str, float]], *, top: float | None = None, width: float = 640, height: float = 220
) -> Line:
    """Draw a line through the values, from zero up to `top` or the greatest of them."""
    most = top or max([value for _, value in values], default=0) or 1
    floor, step = height - _FOOT, (width - _LEFT - _RIGHT) / max(len(values) - 1, 1)

    def level(value: float) -> float:
        return round(floor - (floor - _TOP) * min(value, most) / most, 1)

    dots = [Dot(round(_LEFT + n * step, 1), level(value), label, value) for n, (label, value) in enumerate(values)]
    return Line(width, height, dots, [(level(most * part), most * part) for part in (0, 0.5, 1)])
