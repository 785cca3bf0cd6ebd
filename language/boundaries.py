"""Which district and subdistrict a pin lies in, and the districts' outlines to draw.

Two makers of the same value: the grid of our own that ships with the product, and official polygons of an operator.
"""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

_DATA = Path(__file__).parent / "data" / "places"
_STEP, _WEST, _SOUTH, _COLUMNS, _ROWS = 0.0004, 100.325, 13.485, 1540, 1185

Ring = list[tuple[float, float]]


class Boundaries(Protocol):
    """Looks up pins; codes are the provincial administration's (four digits, six digits)."""

    def district_code(self, lat: float, lng: float) -> str | None:
        """Return the district's code, None outside Bangkok."""

    def subdistrict_code(self, lat: float, lng: float) -> str | None:
        """Return the subdistrict's code, None outside Bangkok or where only districts are known."""

    def outlines(self) -> Mapping[str, list[Ring]]:
        """District code or name -> closed rings of (longitude, latitude)."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Our own table: a grid of about 44 m whose cells name a subdistrict."""

    rows: tuple[bytes, ...]
    codes: tuple[str, ...]

    def subdistrict_code(self, lat: float, lng: float) -> str | None:
        """Return the code of the cell, None for a cell outside Bangkok."""
        row, column = int((lat - _SOUTH) // _STEP), int((lng - _WEST) // _STEP)
        if not (0 <= row < _ROWS and 0 <= column < _COLUMNS):
            return None
        number = self.rows[row][column]
        return self.codes[number - 1] if number else None

    def district_code(self, lat: float, lng: float) -> str | None:
        """Return the first four digits of the subdistrict's code."""
        code = self.subdistrict_code(lat, lng)
        return code and code[:4]

    def outlines(self) -> Mapping[str, list[Ring]]:
        """Return rings traced along the grid and thinned; neighbours share every arc, so they fit."""
        kept = json.loads((_DATA / "outlines.json").read_text(encoding="utf-8"))
        arcs = [_corners(arc) for arc in kept["arcs"]]
        return {name: [_ring(numbers, arcs) for numbers in rings] for name, rings in kept["districts"].items()}


def read_grid(codes: Iterable[str]) -> Grid:
    """Unpack the grid; `codes` are the subdistricts' in the order of the table."""
    packed = zlib.decompress((_DATA / "pins.bin").read_bytes())
    rows: list[bytes] = []
    below = 0
    for row in range(_ROWS):
        below ^= int.from_bytes(packed[row * _COLUMNS : (row + 1) * _COLUMNS])
        rows.append(below.to_bytes(_COLUMNS))
    return Grid(tuple(rows), tuple(codes))


@dataclass(frozen=True, slots=True)
class Area:
    """One official polygon with its bounding box (west, south, east, north)."""

    code: str
    box: tuple[float, float, float, float]
    rings: tuple[Ring, ...]

    def holds(self, lat: float, lng: float) -> bool:
        """Tell whether the point lies inside, by the even-odd rule."""
        west, south, east, north = self.box
        if not (west <= lng <= east and south <= lat <= north):
            return False
        return sum(_crossings(ring, lat, lng) for ring in self.rings) % 2 == 1


@dataclass(frozen=True, slots=True)
class Polygons:
    """Official boundaries that an operator loaded: districts, subdistricts or both."""

    districts: tuple[Area, ...]
    subdistricts: tuple[Area, ...]

    def subdistrict_code(self, lat: float, lng: float) -> str | None:
        """Return the code of the first subdistrict that holds the point."""
        return next((area.code for area in self.subdistricts if area.holds(lat, lng)), None)

    def district_code(self, lat: float, lng: float) -> str | None:
        """Return the code of the first district that holds the point, else of its subdistrict."""
        found = next((area.code for area in self.districts if area.holds(lat, lng)), None)
        return found or (self.subdistrict_code(lat, lng) or "")[:4] or None

    def outlines(self) -> Mapping[str, list[Ring]]:
        """Return the districts' polygons as they were loaded."""
        return {area.code: list(area.rings) for area in self.districts}


def read_polygons(path: Path, codes_of: Mapping[str, str]) -> Polygons:
    """Read a GeoJSON of districts or subdistricts; raises ValueError when no feature can be placed.

    A feature is known by a code among its properties, or by a name that `codes_of` has a code for.
    """
    collection = json.loads(path.read_text(encoding="utf-8"))
    areas = [area for feature in collection.get("features", []) if (area := _area(feature, codes_of))]
    if not areas:
        raise ValueError(f"{path.name}: no district or subdistrict of Bangkok found")
    levels = {4: list[Area](), 6: list[Area]()}
    for area in areas:
        levels[len(area.code)].append(area)
    return Polygons(tuple(levels[4]), tuple(levels[6]))


def _area(feature: Mapping[str, Any], codes_of: Mapping[str, str]) -> Area | None:
    known = set(codes_of.values())
    values = [str(value).strip() for value in (feature.get("properties") or {}).values()]
    code = max((v for v in values if v in known), key=len, default=None) or _named(values, codes_of)
    rings = tuple(_rings(feature.get("geometry") or {}))
    if code is None or not rings:
        return None
    points = [point for ring in rings for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Area(code, (min(xs), min(ys), max(xs), max(ys)), rings)


def _named(values: Iterable[str], codes_of: Mapping[str, str]) -> str | None:
    return next((codes_of[value] for value in values if value in codes_of), None)


def _rings(geometry: Mapping[str, Any]) -> Iterable[Ring]:
    polygons = geometry.get("coordinates", [])
    if geometry.get("type") == "Polygon":
        polygons = [polygons]
    elif geometry.get("type") != "MultiPolygon":
        return
    for polygon in polygons:
        for ring in polygon:
            yield [(float(x), float(y)) for x, y, *_ in ring]


def _crossings(ring: Ring, lat: float, lng: float) -> int:
    count = 0
    x1, y1 = ring[-1]
    for x2, y2 in ring:
        if (y1 > lat) != (y2 > lat) and lng < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            count += 1
        x1, y1 = x2, y2
    return count


def _corners(deltas: list[int]) -> Ring:
    x = y = 0
    corners: Ring = []
    for dx, dy in zip(deltas[::2], deltas[1::2], strict=True):
        x, y = x + dx, y + dy
        corners.append((round(_WEST + x * _STEP, 5), round(_SOUTH + y * _STEP, 5)))
    return corners


def _ring(numbers: Iterable[int], arcs: list[Ring]) -> Ring:
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[-number - 1][::-1]
        ring += arc[1:] if ring else arc
    return ring
