"""Places under other names, beside one another, on a road, at a crossing."""

from datetime import UTC, datetime

import pytest

from language.account_reading import Account, read_account
from language.spots import agree

NOON = datetime(2026, 11, 27, 5, tzinfo=UTC)


def compared(one, other):
    a, b = (read_account(Account(text, NOON)) for text in (one, other))
    return agree(a.spots, b.spots)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("รถเมล์เสียกลางแยกซังฮี้", "ราชวิถีตัดสามเสน รถเมล์ขวาง"),
        ("ลิฟต์ค้างที่เอสพลานาดรัชดา", "เอ็มอาร์ทีศูนย์วัฒนธรรม ลิฟต์ค้าง"),
    ],
)
def test_neighbours_and_crossings_are_one_spot(one, other):
    assert compared(one, other).near_spot
    assert compared(other, one).near_spot


def test_what_stands_on_a_road_does_not_part_from_who_names_the_road():
    found = compared("น้ำมันหกหน้าไอคอนสยาม", "ถนนเจริญนคร น้ำมันหก รถล้ม")
    assert found.on_street
    assert not found.other_key


def test_a_soi_of_the_road_is_no_word_for_all_that_stands_on_it():
    assert not compared("น้ำมันหกหน้าไอคอนสยาม", "เจริญนคร 46 น้ำมันหก").on_street


def test_a_landmark_of_another_road_stays_elsewhere():
    assert not compared("ไฟไหม้ไอคอนสยาม", "ถนนพระราม 3 ไฟไหม้").on_street
