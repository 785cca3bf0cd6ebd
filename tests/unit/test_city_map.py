"""The map of the fifty districts: every label can be read where it stands."""

import unicodedata
from itertools import combinations
from typing import Any

import pytest

from documents.blocks import DistrictMap
from documents.district_map import map_drawing
from services.summary_drawing import city_outlines

WIDTHS = {"city": 16.0, "inner": 10.4}
"""Centimetres, as the template draws the whole city and the enlarged part."""
CM_A_POINT, LETTER = 2.54 / 72, 0.5
"""A letter's width as a share of its size: what Sarabun's letters have on the average."""


@pytest.fixture(scope="module")
def drawing() -> dict[str, Any]:
    outlines = city_outlines()
    values = dict.fromkeys((outline.name for outline in outlines), 888)
    return map_drawing(DistrictMap("districts", "แผนที่", "เรื่อง", values), outlines)


def boxes(drawing: dict[str, Any], sheet: str) -> dict[str, tuple[float, float, float, float]]:
    """Return the room each label takes, in centimetres on its sheet: left, top, right, bottom."""
    part = drawing[sheet]
    scale, points = WIDTHS[sheet] / part["width"], part["points"] * CM_A_POINT
    found = {}
    for shape in drawing["shapes"]:
        if shape["name"] in part["named"]:
            x, y = ((at - corner) * scale for at, corner in zip(shape["at"], part["corner"], strict=True))
            half = LETTER * points * sum(unicodedata.category(letter) != "Mn" for letter in shape["short"]) / 2
            found[shape["name"]] = (x - half, y - points, x + half, y + points)
    return found


def test_all_fifty_are_named_once(drawing: dict[str, Any]) -> None:
    assert sorted([*drawing["city"]["named"], *drawing["inner"]["named"]]) == sorted(
        shape["name"] for shape in drawing["shapes"]
    )


def test_no_label_is_crossed_by_the_enlarged_parts_edge(drawing: dict[str, Any]) -> None:
    scale = WIDTHS["city"] / drawing["city"]["width"]
    left, top, width, height = (each * scale for each in drawing["frame"])
    crossed = [
        name
        for name, (x1, y1, x2, y2) in boxes(drawing, "city").items()
        if x1 < left + width and x2 > left and y1 < top + height and y2 > top
    ]
    assert crossed == []


def test_no_label_leaves_the_enlarged_part(drawing: dict[str, Any]) -> None:
    tall = drawing["inner"]["height"] * WIDTHS["inner"] / drawing["inner"]["width"]
    inside = {
        name: x1 > 0 and x2 < WIDTHS["inner"] and y1 > 0 and y2 < tall
        for name, (x1, y1, x2, y2) in boxes(drawing, "inner").items()
    }
    assert all(inside.values()), inside


@pytest.mark.parametrize("sheet", ["city", "inner"])
def test_no_label_covers_another(drawing: dict[str, Any], sheet: str) -> None:
    pairs = combinations(boxes(drawing, sheet).items(), 2)
    covered = [(a, b) for (a, p), (b, q) in pairs if p[0] < q[2] and q[0] < p[2] and p[1] < q[3] and q[1] < p[3]]
    assert covered == []
