from datetime import time

import pytest

from language.group_settings import read_settings

NIGHT = (time(22), time(6))


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("เวลาเงียบ 22:00-06:00", NIGHT),
        ("ช่วงเงียบ: 22 - 6", NIGHT),
        ("เงียบ 22.00-6.00", NIGHT),
        ("เวลาเงียบตั้งแต่ 22:00 น. ถึง 05:30 น.", (time(22), time(5, 30))),
        ("เวลาเงียบ 4 ทุ่ม ถึง ตี 5", (time(22), time(5))),
        ("ช่วงเงียบ สี่ทุ่มครึ่งถึงหกโมงเช้า", (time(22, 30), time(6))),
        ("เวลาเงียบ เที่ยงคืน-05.00 น.", (time(0), time(5))),
        ("เวลาเงียบ 24:00-06:00", (time(0), time(6))),
    ],
)
def test_quiet_hours_are_read_as_people_say_them(said, hours):
    wish = read_settings(f"ตั้งค่ากลุ่ม {said}")
    assert (wish.kind, wish.hours) == ("hours", hours)


@pytest.mark.parametrize("said", ["เวลาเงียบ", "เวลาเงียบ 25-99", "เวลาเงียบ 22:75-06:00", "เวลาเงียบ กลางคืน", "เงียบ 22"])
def test_hours_that_are_not_understood_set_nothing(said):
    assert read_settings(f"ตั้งค่ากลุ่ม {said}").kind == ""


@pytest.mark.parametrize(
    ("said", "manner"),
    [
        ("เงียบ", "quiet"),
        ("ไม่ต้องตอบ", "quiet"),
        ("ปกติ", "receipt"),
        ("ยกเลิกโหมดเงียบ", "receipt"),
        ("ไม่เงียบ", "receipt"),
        ("เมื่อเรียกชื่อ", "mention"),
    ],
)
def test_a_manner_is_set_by_its_word(said, manner):
    assert read_settings(f"ตั้งค่ากลุ่ม {said}").manner == manner


@pytest.mark.parametrize("said", ["ปิดเวลาเงียบ", "เวลาเงียบ ไม่มี", "ยกเลิกช่วงเงียบ"])
def test_quiet_hours_are_taken_away(said):
    wish = read_settings(f"ตั้งค่ากลุ่ม {said}")
    assert (wish.kind, wish.hours) == ("hours", None)
