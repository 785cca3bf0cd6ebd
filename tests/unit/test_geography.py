"""Districts by name and by pin."""

import json
import random
from itertools import pairwise
from pathlib import Path

import pytest

from language.boundaries import read_polygons
from language.geography import (
    DISTRICTS,
    GROUPS,
    SUBDISTRICTS,
    district_at,
    district_named,
    group_of,
    load_boundaries,
    outlines,
    subdistrict_at,
    subdistricts_of,
    use_own_boundaries,
)

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


def test_the_city_has_fifty_districts_in_six_groups_and_180_subdistricts():
    assert (len(DISTRICTS), len(GROUPS), len(SUBDISTRICTS)) == (50, 6, 180)
    assert sum(map(len, GROUPS.values())) == 50
    assert {s.district for s in SUBDISTRICTS} == set(DISTRICTS)


def test_a_district_knows_its_group_and_subdistricts():
    assert group_of("บางนา") == "กรุงเทพใต้"
    assert [s.name for s in subdistricts_of("บางกะปิ")] == ["คลองจั่น", "หัวหมาก"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("บางนา", "บางนา"),
        ("เขตสาธร", "สาทร"),
        ("ป้อมปราบฯ", "ป้อมปราบศัตรูพ่าย"),
        ("บางกระปิ", "บางกะปิ"),
        ("เขต ราษฏร์บูรณะ", "ราษฎร์บูรณะ"),
        ("Bang Khun Thian", "บางขุนเทียน"),
        ("khlong toei district", "คลองเตย"),
        ("ลาดกระบั่ง", "ลาดกระบัง"),
        ("อปพร.ลาดกระบังทำไมค้าง", "ลาดกระบัง"),
        ("ข้าวมันไก่", None),
        ("บางนา กับ ประเวศ", None),
    ],
)
def test_a_district_is_known_by_any_of_its_spellings(written, meant):
    assert district_named(written) == meant


@pytest.mark.parametrize(
    ("lat", "lng", "district", "subdistrict"),
    [
        (13.6935, 100.648, "ประเวศ", "หนองบอน"),
        (13.7466, 100.5347, "ปทุมวัน", "ปทุมวัน"),
        (13.9126, 100.6068, "ดอนเมือง", "สนามบิน"),
        (13.8591, 100.5217, None, None),
        (18.7883, 98.9853, None, None),
    ],
)
def test_a_pin_lies_in_one_district_or_outside_the_city(lat, lng, district, subdistrict):
    assert district_at(lat, lng) == district
    assert subdistrict_at(lat, lng) == subdistrict


def test_every_districts_own_point_lies_inside_it():
    assert [d.name for d in DISTRICTS.values() if district_at(*d.point) != d.name] == []


def test_outlines_are_closed_and_neighbours_share_their_borders():
    drawn = outlines()
    assert set(drawn) == set(DISTRICTS)
    assert all(ring[0] == ring[-1] for rings in drawn.values() for ring in rings)
    sides: dict[frozenset, int] = {}
    for rings in drawn.values():
        for ring in rings:
            for side in pairwise(ring):
                sides[frozenset(side)] = sides.get(frozenset(side), 0) + 1
    assert sum(count == 2 for count in sides.values()) > len(sides) * 0.6


def test_official_boundaries_decide_once_loaded(tmp_path):
    square = [[[100.0, 13.0], [101.0, 13.0], [101.0, 14.0], [100.0, 14.0], [100.0, 13.0]]]
    feature = {"properties": {"dname": "บางรัก"}, "geometry": {"type": "Polygon", "coordinates": square}}
    path = tmp_path / "official.geojson"
    path.write_text(json.dumps({"features": [feature]}), encoding="utf-8")
    try:
        load_boundaries(path)
        assert district_at(13.6935, 100.648) == "บางรัก"
        assert subdistrict_at(13.6935, 100.648) is None
        assert list(outlines()) == ["บางรัก"]
    finally:
        use_own_boundaries()
    assert district_at(13.6935, 100.648) == "ประเวศ"


def test_a_file_without_bangkok_is_refused(tmp_path):
    path = tmp_path / "elsewhere.geojson"
    path.write_text(json.dumps({"features": []}), encoding="utf-8")
    with pytest.raises(ValueError, match="no district"):
        load_boundaries(path)


def test_our_table_agrees_with_the_official_districts_on_99_percent_of_the_area():
    path = SHARED / "bangkok_districts.geojson"
    if not path.exists():
        pytest.skip("skipped: no ../shared")
    codes = {d.code: d.code for d in DISTRICTS.values()}
    official = read_polygons(path, codes)
    names = {d.code: d.name for d in DISTRICTS.values()}
    chance = random.Random(7)
    inside = agreed = 0
    while inside < 3000:
        lat, lng = chance.uniform(13.49, 13.96), chance.uniform(100.32, 100.94)
        code = official.district_code(lat, lng)
        if code:
            inside += 1
            agreed += names[code] == district_at(lat, lng)
    assert agreed / inside >= 0.99
