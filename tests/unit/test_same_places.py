"""Whether a place is the same under each of its names, and no other place with it."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from language.folding import fold_name
from language.foreign_names import in_thai_names
from language.moment import BANGKOK
from language.normalise import normalise
from language.place import find_place
from language.same_places import places_called
from language.sameness import Account, is_same
from language.spots import Agreement, agree, find_spots

TABLE = Path(__file__).resolve().parents[2] / "language" / "data" / "places" / "same_places.txt"
AT_NOON = datetime(2023, 5, 9, 12, 0, tzinfo=BANGKOK)


def spots(told):
    text = in_thai_names(normalise(told).lower())
    return find_spots(text, find_place(text))


def agreement(a, b):
    """Name what speaks for and against the same spot."""
    agreed = agree(spots(a), spots(b))
    assert agree(spots(b), spots(a)) == agreed
    return {name for name in Agreement.__slots__ if getattr(agreed, name)}


def rows():
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("~ ").split(" = ") for line in lines if line and not line.startswith("#")]


def test_the_table_has_places_enough_and_none_twice():
    assert len(rows()) >= 500
    for names in rows():
        folded = [fold_name(name) for name in names]
        assert len(folded) == len(set(folded)) > 1, names
        assert all(name == name.lower() for name in names), names


def test_every_name_leads_to_its_place():
    """Some names are other words too, and need a word of place before them as they do in life."""
    ways = ("ไฟไหม้แถว {}", "ไฟไหม้ {}", "ไฟไหม้ถนน{}")
    lost = [
        (names[0], name)
        for names in rows()
        for name in names
        if not any(fold_name(names[0]) in spots(way.format(name)).areas for way in ways)
    ]
    assert lost == []


def test_a_name_alone_of_its_kind_has_no_other():
    assert places_called("บ้านไม่มีชื่อ") == ()
    assert [place.wide for place in places_called("อโศก")] == [True, False]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("รามคำแหง 65", "ลาดพร้าว 122"),
        ("ซอยมหาดไทย", "ลาดพร้าว ซอย 122"),
        ("เจริญกรุง 107", "ซอยประดู่ 1"),
        ("ตลาดนัดจตุจักร", "JJ market"),
        ("สะพานซังฮี้", "สะพานกรุงธน"),
        ("สะพานสาทร", "สะพานตากสิน"),
        ("สะพานแขวน", "สะพานพระราม 9"),
        ("วิคตอรี่", "อนุสาวรีย์ชัยสมรภูมิ"),
        ("หัวลำโพง", "สถานีรถไฟกรุงเทพ"),
        ("สถานีกลางบางซื่อ", "กรุงเทพอภิวัฒน์"),
        ("วัดน้อยนางหงษ์", "วัดน้อยนางหงส์"),
        ("เขาดิน", "สวนสัตว์เก่า"),
        ("ตึกแกรมมี่", "GMM"),
        ("มจธ.บางมด", "พระจอมเกล้าธนบุรี"),
        ("รพ.วชิระ", "โรงพยาบาลวชิรพยาบาล"),
    ],
)
def test_two_names_of_one_spot_agree(one, other):
    assert "same_spot" in agreement(f"ไฟไหม้ {one}", f"{other} ไฟลุก")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ทองหล่อ", "สุขุมวิท 55"),
        ("ทองหล่อ 10", "สุขุมวิท 55"),
        ("ซอยแบริ่ง", "สุขุมวิท 107"),
        ("สุขุมวิท 101/1", "วชิรธรรมสาธิต"),
        ("โชคชัย 4 ซอย 39", "ลาดพร้าว 53"),
        ("รามคำแหง", "สุขาภิบาล 3"),
        ("อโศก", "สุขุมวิท 21"),
        ("RCA", "รอยัลซิตี้อเวนิว"),
    ],
)
def test_names_of_a_wide_place_agree_on_the_area(one, other):
    agreed = agreement(f"ไฟไหม้ {one}", f"{other} ไฟลุก")
    assert agreed & {"same_area", "same_spot"}
    assert not agreed & {"other_soi", "other_road", "other_landmark", "other_key", "apart"}


@pytest.mark.parametrize(
    ("one", "other", "against"),
    [
        ("ทองหล่อ 10", "ทองหล่อ 25", "other_soi"),
        ("ลาดพร้าว 101", "ลาดพร้าว 122", "other_soi"),
        ("ซอยมหาดไทย", "ลาดพร้าว 101", "other_soi"),
        ("ลาดพร้าว 122", "รามคำแหง 24", "other_soi"),
        ("ทองหล่อ 10", "สุขุมวิท 11", "other_soi"),
        ("โชคชัย 4 ซอย 36", "โชคชัย 4 ซอย 63", "other_soi"),
        ("ศาลาธรรมสพน์ 32", "ศาลาธรรมสพน์ 23", "other_soi"),
        ("สายไหม 56 ตัวใหญ่", "สายไหม 39", "other_soi"),
        ("สุขุมวิท 101/1", "ปุณณวิถี", "other_landmark"),
        ("ซีคอนบางแค", "เดอะมอลล์บางแค", "other_landmark"),
        ("พุทธมณฑลสาย 2", "พุทธมณฑลสาย 3", "other_road"),
        ("แฟลตดินแดง ตึก 5", "แฟลตดินแดง ตึก 26", "other_part"),
        ("แฟลตดินแดง 5", "แฟลตดินแดง อาคาร 26", "other_part"),
        ("พระราม 2 กม.9", "พระราม 2 กม 12", "other_part"),
        ("พระราม 4 ขาเข้า", "พระราม 4 ขาออก", "other_side"),
        ("แถวอนุสาวรีย์ประชาธิปไตย", "แถวอนุสาวรีย์ชัย", "other_landmark"),
    ],
)
def test_other_places_and_other_parts_of_one_stay_apart(one, other, against):
    agreed = agreement(f"ไฟไหม้ {one}", f"{other} ไฟลุก")
    assert against in agreed
    assert not agreed & {"same_spot", "same_part", "near_spot"}


@pytest.mark.parametrize("place", ["แฟลตดินแดง ตึก 5", "สายไหม 56 ตัวใหญ่", "สุขุมวิท 101/1", "แฟลตดินแดง 5"])
def test_one_part_told_twice_is_one_spot(place):
    assert "same_spot" in agreement(f"ไฟไหม้ {place}", f"{place} ไฟลุก")


def test_a_count_after_a_place_is_no_soi():
    for told in ("ดินแดง 3 คันชนกัน", "มีนบุรี 34 องศา", "หน้าวัดดอน 2 ศพ", "เขตสายไหม 3 จุด", "บางรัก 15.30 น."):
        assert spots(told).sois == {}


def test_a_soi_of_a_two_letter_road_is_read_where_a_campus_begins_alike():
    assert "soi:รามคำแหง:24" in spots("ซอยราม 24 ไฟไหม้").keys
    assert "soi:รามคำแหง:24" not in spots("หน้า ม.ราม 2 ไฟไหม้").keys


def test_a_name_inside_a_longer_one_is_not_the_place():
    assert spots("ไฟไหม้ ซอยเกษมสันต์ 2").areas == frozenset()
    assert "เอกมัย" not in spots("ถนนเอกมัย-รามอินทรา ไฟไหม้").areas


def test_what_is_denied_is_not_the_place_under_another_name():
    assert "landmark:ลาดพร้าว122" not in spots("ไม่ใช่รามคำแหง 65 นะ ที่รามคำแหง 24").keys


def test_two_who_name_the_place_in_their_own_way_tell_of_one_incident():
    a = Account("ไฟไหม้บ้าน รามคำแหง 65", AT_NOON)
    b = Account("ซอยมหาดไทย เพลิงไหม้ ควันดำ", AT_NOON.replace(minute=6))
    assert is_same(a, b)
    assert not is_same(a, Account("ลาดพร้าว 101 เพลิงไหม้ ควันดำ", AT_NOON.replace(minute=6)))


def test_the_table_is_read_only_when_a_place_is_asked_for():
    asked = "from language import same_places, spots; print(same_places._table.cache_info().currsize)"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "0\n"
