"""Which district a text means, and how that can be told."""

import json
from pathlib import Path

import pytest

from language.place import find_place, outside_bangkok

DATA = Path(__file__).resolve().parents[1] / "data"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.mark.parametrize(
    ("text", "district", "hint"),
    [
        ("ไฟไหม้บ้านไม้ในเขตบางรัก", "บางรัก", "explicit"),
        ("น้ำท่วมแขวงบางขุนเทียน", "จอมทอง", "subdistrict"),
        ("รถชนหน้าเซ็นทรัลลาดพร้าว", "จตุจักร", "landmark"),
        ("คนล้มที่วงเวียนหลักสี่", "บางเขน", "landmark"),
        ("ท่อแตกปากซอยเพชรเกษม ๘๑", "หนองแขม", "landmark"),
        ("ต้นไม้ล้มซอย 7 เทียนทะเล", "บางขุนเทียน", "landmark"),
        ("ไฟดับถนนลาดพร้าว", None, "none"),
        ("รถติดสุขุมวิท", None, "none"),
        ("น้ำท่วมบางมด", None, "none"),
        ("น้ำท่วมบางนากับประเวศ", None, "none"),
        ("ถนนพังแถว Bang Na", "บางนา", "explicit"),
    ],
)
def test_a_text_tells_its_district_the_way_a_bangkokian_would(text, district, hint):
    place = find_place(text)
    assert (place.district, place.hint) == (district, hint)


def test_the_corrected_place_counts():
    assert find_place("ไม่ใช่เขตบางนา แต่เป็นประเวศ").district == "ประเวศ"
    assert find_place("แก้ไขนะคะ ไม่ใช่ตลาดบางแค เป็นตลาดมีนบุรี").district == "มีนบุรี"


def test_a_pin_decides_over_words():
    place = find_place("แถวบางนา", pin=(13.6935, 100.648))
    assert (place.district, place.subdistrict, place.cue) == ("ประเวศ", "หนองบอน", "pin")


def test_the_groups_own_district_fills_a_gap_and_settles_a_doubt():
    assert find_place("ไฟดับทั้งซอย", home_district="บางแค").district == "บางแค"
    assert find_place("น้ำท่วมบางมด", home_district="ทุ่งครุ").district == "ทุ่งครุ"
    assert find_place("ไฟไหม้เขตบางรัก", home_district="บางแค").district == "บางรัก"


def test_a_mention_points_into_the_text_as_written():
    text = "รถชน  ซอย  เพชรเกษม  ๘๑  ครับ"
    mention = find_place(text).mentions[0]
    assert text[mention.start : mention.end] == "เพชรเกษม  ๘๑"
    assert find_place(text).keys == {"soi:เพชรเกษม:81"}


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("ไฟไหม้โรงงานบางพลี", "สมุทรปราการ"),
        ("รถชนที่รังสิต คลอง 4", "ปทุมธานี"),
        ("ป้ายทะเบียน 1กก 1234 ชลบุรี ชนแล้วหนี", None),
        ("รถติดวิภาวดีรังสิต", None),
        ("ปล่อยข่าวแพร่เชื้อ น่านับถือเลย", None),
    ],
)
def test_other_provinces_are_known(text, province):
    assert outside_bangkok(text) == province


def rows_of(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def scores(cases):
    found = [(case["district"], find_place(case["text"]).district) for case in cases]
    said = [(meant, got) for meant, got in found if got]
    accuracy = sum(meant == got for meant, got in found) / len(found)
    return accuracy, sum(meant == got for meant, got in said) / len(said)


def test_four_hundred_short_texts_of_our_own_find_their_district():
    accuracy, precision = scores(rows_of(DATA / "places.jsonl"))
    assert accuracy >= 0.97
    assert precision >= 0.98


def test_the_labelled_examples_find_their_district_and_hint():
    path = SHARED / "examples" / "messages.jsonl"
    if not path.exists():
        pytest.skip("skipped: no ../shared")
    tips = [case for case in rows_of(path) if case["intent"] == "tip"]
    accuracy, precision = scores(tips)
    assert accuracy >= 0.97
    assert precision >= 0.97
    assert sum(find_place(t["text"]).hint == t["place_hint"] for t in tips) / len(tips) >= 0.95


@pytest.mark.parametrize("piece", ["รถชนที่ลาดพร้าว 101 หน้าเดอะมอลล์บางกะปิ ", "เขตบางคอแหรม", "ก", "5", "ซอย "])
def test_the_longest_text_is_read(piece):
    find_place(piece)
    find_place((piece * 5000)[:5000])


def test_a_district_after_another_place_is_read_as_in_an_address():
    assert find_place("น้ำท่วมตลาดจตุจักร มีนบุรี").district == "มีนบุรี"
    assert find_place("น้ำท่วมบางนา ประเวศ").district is None


def test_an_office_is_the_place_only_when_words_say_so():
    assert find_place("ร้องเรียนกระทรวงแรงงานแล้ว ไม่คืบหน้า").district is None
    assert find_place("มีม็อบหน้ากระทรวงแรงงาน").district == "ดินแดง"
    assert find_place("เรียน ผอ.เขตวัฒนา ซอยสุขุมวิท 22 ทางเท้าพัง").district == "คลองเตย"


def test_a_misspelt_name_is_known_after_its_cue_only():
    assert find_place("ไฟดับเขตบางคอแหรม").district == "บางคอแหลม"
    assert find_place("ฝากเขตมาดูหน่อย").mentions == ()


def test_the_same_spot_has_the_same_key_however_it_is_written():
    told = ["ซอยสาธุ 49 ตีกัน", "สาธุประดิษฐ์ ๔๙ มีมีด", "ซ.49 สาธุประดิษฐ์"]
    assert {find_place(text).keys for text in told} == {frozenset({"soi:สาธุประดิษฐ์:49"})}
