"""Whether two accounts are of one incident."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from language.foreign_names import in_thai_names
from language.happenings import find_happenings
from language.moment import BANGKOK
from language.normalise import normalise
from language.place import find_place
from language.sameness import Account, is_same, sameness

DATA = Path(__file__).resolve().parents[1] / "data"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "examples" / "duplicates.jsonl"
LANGUAGE_DATA = Path(__file__).resolve().parents[2] / "language" / "data" / "sameness"
EVENING = datetime(2021, 3, 4, 20, 0, tzinfo=BANGKOK)


def told(text, after=timedelta(), district="บางกะปิ", point=None):
    return Account(text, EVENING + after, district, point)


def account(side):
    point = (side["lat"], side["lng"]) if "lat" in side else None
    return Account(side["text"], datetime.fromisoformat(side["time"]), side.get("district"), point)


def pairs(path):
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(account(row["a"]), account(row["b"]), row["same"]) for row in rows]


def precision_and_recall(cases):
    answers = [(same, is_same(a, b)) for a, b, same in cases]
    right = sum(same and found for same, found in answers)
    return right / sum(found for _, found in answers), right / sum(same for same, _ in answers)


@pytest.mark.parametrize("name", ["pairs.test.jsonl", "pairs.fresh.jsonl"])
def test_pairs_that_no_weight_was_fitted_on_are_told_apart(name):
    precision, recall = precision_and_recall(pairs(DATA / name))
    assert precision >= 0.92
    assert recall >= 0.9


def test_the_shared_examples_are_told_apart():
    if not SHARED.exists():
        pytest.skip("skipped: no ../shared")
    assert precision_and_recall(pairs(SHARED)) == (1.0, 1.0)


def test_the_order_of_the_two_does_not_matter():
    for a, b, _ in pairs(DATA / "pairs.test.jsonl"):
        assert sameness(a, b) == pytest.approx(sameness(b, a))


def test_two_words_for_one_thing_are_one():
    assert is_same(told("วิ่งราวหน้าตลาดบางกะปิ"), told("หน้าตลาดบางกะปิ คนโดนกระชากสร้อย", timedelta(minutes=4)))


def test_another_soi_of_the_same_road_is_another_incident():
    assert not is_same(told("ตีกันลาดพร้าว 122"), told("ตีกันลาดพร้าว 130", timedelta(minutes=4)))


def test_another_evening_is_another_fight_but_the_same_hole_in_the_road():
    a_week = timedelta(days=7)
    assert not is_same(told("ตีกันปากซอยลาดพร้าว 122"), told("ลาดพร้าว 122 ตีกัน", a_week))
    assert is_same(told("หลุมลึกปากซอยลาดพร้าว 122"), told("ลาดพร้าว 122 ถนนเป็นหลุม", a_week))


def test_a_story_told_the_morning_after_joins_the_night_it_is_about():
    late = told("เมื่อคืนตอนสองทุ่มมีคนปล้นร้านทองลาดพร้าว 122", timedelta(hours=13))
    assert is_same(told("ปล้นร้านทอง ลาดพร้าว 122"), late)


def test_pins_far_apart_are_two_incidents_and_near_ones_are_one():
    here, there, around_the_corner = (13.76, 100.64), (13.79, 100.66), (13.7605, 100.6403)
    assert not is_same(told("ไฟไหม้บ้าน", point=here), told("ไฟไหม้บ้าน", point=there))
    assert is_same(told("ไฟไหม้บ้าน", point=here), told("บ้านไหม้ควันดำเลย", timedelta(minutes=3), point=around_the_corner))


def test_any_text_can_be_compared():
    for text in ("", " ", "????", "😀" * 50, "a" * 5000, "\n\n", "١٢٣"):
        assert 0 <= sameness(told(text), told("ไฟไหม้")) <= 1


def test_a_sharper_event_explains_a_vaguer_one():
    assert find_happenings("ท่อประปาแตก น้ำท่วมถนน") == {"burst_pipe"}


@pytest.mark.parametrize(
    ("told_as", "meant"),
    [
        ("fire at Lad Prao 71", "ลาดพร้าว 71"),
        ("Soi 13 Sukhumvit", "ซอย 13 สุขุมวิท"),
        ("素坤逸26巷", "สุขุมวิท 26"),
        ("ရာမ ၂ လမ်းသွယ် ၁၀၀", "พระราม 2   ซอย  100"),
        ("เพชรเกษม ซอยเจ็ด", "ซอย 7"),
        ("สวนลุมพินี", "สวนลุมพินี"),
    ],
)
def test_a_place_is_known_by_its_foreign_names(told_as, meant):
    assert meant in in_thai_names(normalise(told_as).lower())


def test_every_neighbour_is_a_place_we_know():
    rows = (LANGUAGE_DATA / "neighbours.txt").read_text(encoding="utf-8").splitlines()
    names = [name for row in rows if not row.startswith("#") for name in row.split("|")]
    assert [name for name in names if not find_place(name).keys] == []


def test_the_station_and_the_mall_above_it_are_one_spot():
    assert is_same(told("คนล้นชานชาลาพร้อมพงษ์ เบียดกันมาก"), told("เอ็มควอเทียร์คนเบียดกันแน่น", timedelta(minutes=5)))


def test_a_road_and_a_soi_named_apart_are_read_together():
    later = timedelta(minutes=5)
    assert is_same(told("รถคว่ำถนนลาดพร้าว แถวหน้าซอย 101"), told("ลาดพร้าว 101 เก๋งหงายท้อง", later))
    assert not is_same(told("รถคว่ำถนนลาดพร้าว แถวหน้าซอย 101"), told("ลาดพร้าว 64 เก๋งหงายท้อง", later))


def test_one_event_is_known_in_four_languages():
    here = "ทองหล่อ 10"
    ways = [f"ไฟไหม้ {here}", "fire at thonglor 10", "通罗10巷着火了", f"{here} မီးလောင်နေတယ်"]
    assert all(is_same(told(one, district="วัฒนา"), told(other, district="วัฒนา")) for one in ways for other in ways)


def test_latin_words_are_met_whole():
    assert find_happenings("something on the road") == frozenset()


def test_a_range_of_sois_takes_in_those_between():
    assert is_same(told("ไฟดับลาดพร้าว 101-105"), told("ลาดพร้าว 103 ไฟดับหมด", timedelta(minutes=9)))


def test_what_befalls_each_by_himself_is_one_case_only_where_people_and_things_agree():
    lost = told("กระเป๋าตังค์สีน้ำตาลหายที่ตลาดบางกะปิ")
    assert is_same(lost, told("ใครเก็บกระเป๋าสตางค์สีน้ำตาลได้ที่ตลาดบางกะปิบ้าง", timedelta(minutes=20)))
    assert not is_same(lost, told("กระเป๋าตังค์สีดำหายที่ตลาดบางกะปิ", timedelta(minutes=20)))
    boy = told("เด็กชายอายุ 4 ขวบหายที่ตลาดบางกะปิ")
    assert is_same(boy, told("ตลาดบางกะปิ ตามหาน้อง 5 ขวบ หลงกับแม่", timedelta(minutes=20)))
    assert not is_same(boy, told("ตลาดบางกะปิ ตามหาลูกสาวอายุ 14 หายไป", timedelta(minutes=20)))


def test_what_two_share_that_is_vague_hides_not_that_the_rest_is_unlike():
    hurt = told("รถชนกันลาดพร้าว 122 เลือดเต็มถนน")
    assert not is_same(hurt, told("ลาดพร้าว 122 โดนแทง เลือดเต็มหน้า", timedelta(minutes=40)))


def test_a_habit_is_told_of_for_weeks_and_a_single_night_is_not():
    later = timedelta(days=16)
    assert is_same(told("ลาดพร้าว 122 เด็กแว้นแข่งรถทุกคืน"), told("แข่งรถเสียงดังลาดพร้าว 122 ทุกคืนเลย", later))
    assert not is_same(told("ลาดพร้าว 122 เด็กแว้นแข่งรถ"), told("แข่งรถเสียงดังลาดพร้าว 122", later))


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("รถดับเพลิงวิ่งเข้าซอยแล้ว", "monkey"),
        ("ฝาท่อแตกครึ่งแผ่น", "burst_pipe"),
        ("มิจฉาชีพปลอมเป็นการไฟฟ้าปลอมดูดเงิน", "electric_shock"),
        ("เห็นขี้เถ้าปลิวตกสระน้ำบ้าน", "drowning"),
        ("ไล่ตีคนจริงๆ", "homeless"),
    ],
)
def test_a_word_that_lies_in_another_is_not_said(text, unsaid):
    assert unsaid not in find_happenings(normalise(text).lower())
