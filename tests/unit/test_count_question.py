from datetime import date

import pytest

from language.count_question import read_count_question
from language.labels import Category

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "first", "last", "category", "district"),
    [
        ("เดือนนี้แจ้งยาเสพติดกี่เรื่องแล้ว", date(2026, 11, 1), date(2026, 11, 30), Category.DRUGS, None),
        ("เดือนที่แล้วดินแดงมีไฟไหม้กี่ครั้ง", date(2026, 10, 1), date(2026, 10, 31), Category.FIRE, "ดินแดง"),
        ("สรุปไตรมาส 2 ปี 2563", date(2020, 1, 1), date(2020, 3, 31), None, None),
        ("ขอยอดรวมปีงบ 2564", date(2020, 10, 1), date(2021, 9, 30), None, None),
        ("วันนี้มีกี่เรื่อง", TODAY, TODAY, None, None),
        ("สัปดาห์ที่แล้วเขตบางนามีกี่เรื่อง", date(2026, 11, 9), date(2026, 11, 15), None, "บางนา"),
        ("มกราคม 2563 แจ้งอุบัติเหตุกี่ครั้ง", date(2020, 1, 1), date(2020, 1, 31), Category.ACCIDENT, None),
        ("ทั้งหมดกี่เรื่อง", date(2026, 11, 1), date(2026, 11, 30), None, None),
    ],
)
def test_a_question_for_numbers_is_read(text, first, last, category, district):
    found = read_count_question(text, TODAY)
    assert (found.first, found.last, found.category, found.district) == (first, last, category, district)
