"""A map as plain numbers: outlines on paper, five shades, which districts carry their name."""

from collections.abc import Mapping, Sequence
from math import cos, radians
from typing import Any

from documents.blocks import Cell, DistrictMap
from documents.figures import written
from documents.outlines import Outline

SHADES = 5
LATITUDE = 13.75
WITHHELD = "ไม่แสดงตัวเลข"
INNER_CITY = (100.462, 13.685, 100.594, 13.805)
"""West, south, east, north of the enlarged part."""
EDGE = 0.008
"""Degrees within which a label would be cut by the enlarged part's edge."""
SHORT_NAMES = {"ป้อมปราบศัตรูพ่าย": "ป้อมปราบฯ"}
"""Names that do not fit their district even on the enlarged part."""

MOVED = {
    "จอมทอง": (100.4625, 13.671),
    "ราษฎร์บูรณะ": (100.5032, 13.67),
    "วังทองหลาง": (100.6155, 13.777),
    "บางกะปิ": (100.646, 13.76),
    "บางซื่อ": (100.529, 13.8237),
    "บางกอกน้อย": (100.4745, 13.7653),
    "วัฒนา": (100.574, 13.7335),
}
"""Where a label stands that would cross the enlarged part's edge or its neighbour's at its district's own point."""


def map_drawing(district_map: DistrictMap, outlines: Sequence[Outline]) -> dict[str, Any]:
    """Lay out the map for the typst template: x to the right and y down, in degrees of latitude."""
    steps = _steps(district_map.values)
    box = _bounds(outlines)
    shapes = [_shape(outline, district_map.values.get(outline.name), steps, box) for outline in outlines]
    near = [outline.name for outline in outlines if _inside(_place(outline), INNER_CITY)]
    far = [outline.name for outline in outlines if outline.name not in near]
    inner = _part(INNER_CITY, box, named=near, points=6.8)
    return {
        "shapes": shapes,
        "unit": district_map.unit,
        "city": _part(box, box, named=far, points=5.3),
        "inner": inner,
        "frame": [*inner["corner"], inner["width"], inner["height"]],
        "legend": _legend(steps, district_map.values),
    }


def _steps(values: Mapping[str, Cell]) -> list[float]:
    """Find the upper edge of each shade; every shade holds about as many districts as the next."""
    known = sorted(float(value) for value in values.values() if isinstance(value, int | float))
    edges = [known[min(len(known) - 1, len(known) * (step + 1) // SHADES)] for step in range(SHADES)] if known else []
    return sorted(set(edges))


def _shape(outline: Outline, value: Cell, steps: Sequence[float], box: tuple[float, ...]) -> dict[str, Any]:
    return {
        "name": outline.name,
        "short": SHORT_NAMES.get(outline.name, outline.name),
        "rings": [[_flat(point, box) for point in ring] for ring in outline.rings],
        "at": _flat(_place(outline), box),
        "step": _step(value, steps),
        "said": written(value, "count"),
    }


def _place(outline: Outline) -> tuple[float, float]:
    return MOVED.get(outline.name, outline.label)


def _step(value: Cell, steps: Sequence[float]) -> int:
    if not isinstance(value, int | float):
        return -1
    return next((place for place, edge in enumerate(steps) if value <= edge), len(steps) - 1)


def _flat(point: tuple[float, float], box: tuple[float, ...]) -> tuple[float, float]:
    west, _, _, north = box
    return round((point[0] - west) * cos(radians(LATITUDE)), 5), round(north - point[1], 5)


def _part(part: tuple[float, ...], box: tuple[float, ...], *, named: list[str], points: float) -> dict[str, Any]:
    west, south, east, north = part
    return {
        "corner": _flat((west, north), box),
        "width": (east - west) * cos(radians(LATITUDE)),
        "height": north - south,
        "named": named,
        "points": points,
    }


def _legend(steps: Sequence[float], values: Mapping[str, Cell]) -> list[dict[str, Any]]:
    known = sorted(value for value in values.values() if isinstance(value, int | float))
    rows = [{"step": place, "said": _range(known, steps, place)} for place in range(len(steps))]
    withheld = [{"step": -1, "said": WITHHELD}] if len(known) < len(values) else []
    return [row for row in rows if row["said"]] + withheld


def _range(known: Sequence[float], steps: Sequence[float], place: int) -> str:
    held = [value for value in known if _step(value, steps) == place]
    if not held:
        return ""
    return f"{held[0]:,}" if held[0] == held[-1] else f"{held[0]:,} - {held[-1]:,}"


def _bounds(outlines: Sequence[Outline]) -> tuple[float, float, float, float]:
    points = [point for outline in outlines for ring in outline.rings for point in ring]
    longitudes, latitudes = [x for x, _ in points], [y for _, y in points]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _inside(point: tuple[float, float], part: tuple[float, ...]) -> bool:
    west, south, east, north = part
    return west + EDGE < point[0] < east - EDGE and south + EDGE < point[1] < north - EDGE
