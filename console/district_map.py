"""The fifty districts as shapes of an SVG, and where a pin falls on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, radians

from language.geography import DISTRICTS, outlines

WIDTH = 640.0
_SQUEEZE = cos(radians(13.75))
_LEVELS = 5
_AROUND = 1.7


@dataclass(frozen=True, slots=True)
class Frame:
    """What part of the world the map shows, and how tall that makes it."""

    west: float
    north: float
    scale: float
    height: float

    def at(self, lat: float, lng: float) -> tuple[float, float]:
        """Return where a point lies on the map."""
        return round((lng - self.west) * _SQUEEZE * self.scale, 1), round((self.north - lat) * self.scale, 1)


@dataclass(frozen=True, slots=True)
class Shape:
    """One district on the map: its outline as an SVG path, and where its name stands."""

    name: str
    path: str
    label: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """A shape with its count, and the level of its colour: 0 for none, up to 5."""

    shape: Shape
    count: int
    level: int


@dataclass(frozen=True, slots=True)
class Window:
    """A square part of the map: its corner and size, and the same as an SVG view box."""

    x: float
    y: float
    size: float

    @property
    def box(self) -> str:
        """The SVG view box."""
        return f"{self.x:g} {self.y:g} {self.size:g} {self.size:g}"


def window_around(district: str | None) -> Window | None:
    """Return the part of the map around a district; None for an unknown one: then the whole city is shown."""
    rings = outlines().get(district or "", [])
    points = [frame().at(lat, lng) for ring in rings for lng, lat in ring]
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    size = max(max(xs) - min(xs), max(ys) - min(ys)) * _AROUND
    middle_x, middle_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return Window(round(middle_x - size / 2, 1), round(middle_y - size / 2, 1), round(size, 1))


@cache
def frame() -> Frame:
    """Return the frame that the whole city fits in."""
    points = [point for rings in outlines().values() for ring in rings for point in ring]
    lngs, lats = [lng for lng, _ in points], [lat for _, lat in points]
    scale = WIDTH / ((max(lngs) - min(lngs)) * _SQUEEZE)
    return Frame(min(lngs), max(lats), scale, round((max(lats) - min(lats)) * scale, 1))


@cache
def shapes() -> Sequence[Shape]:
    """Return all districts in the order of their codes."""
    return [
        Shape(name, " ".join(_path(ring) for ring in rings), frame().at(*DISTRICTS[name].point))
        for name, rings in outlines().items()
        if name in DISTRICTS
    ]


def areas(counts: Mapping[str | None, int]) -> list[Area]:
    """Return the districts coloured by their counts."""
    most = max([count for name, count in counts.items() if name is not None], default=0)
    return [Area(shape, counts.get(shape.name, 0), _level(counts.get(shape.name, 0), most)) for shape in shapes()]


def _level(count: int, most: int) -> int:
    return 0 if count == 0 else 1 + (count - 1) * _LEVELS // max(most, _LEVELS)


def _path(ring: Sequence[tuple[float, float]]) -> str:
    points = (frame().at(lat, lng) for lng, lat in ring)
    return "M" + "L".join(f"{x:g},{y:g}" for x, y in points) + "Z"
