"""Messages of all sorts with the district they mean and the personal data in them, by the aims of the product."""

import json
from collections import Counter
from pathlib import Path

import pytest

from language.personal_data import find_personal_data
from language.place import find_place

DATA = Path(__file__).parents[1] / "data"
BATCHES = sorted(DATA.glob("places_and_people*.jsonl"))


def read(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def overlaps(datum, label):
    return datum.type == label["type"] and datum.start < label["end"] and label["start"] < datum.end


@pytest.mark.parametrize("batch", BATCHES, ids=lambda path: path.stem)
def test_the_district_is_right_and_seldom_wrong(batch):
    found = [(case["district"], find_place(case["text"]).district) for case in read(batch) if "talk" not in case]
    said = [(meant, got) for meant, got in found if got]

    assert sum(meant == got for meant, got in found) / len(found) >= 0.95
    assert sum(meant == got for meant, got in said) / len(said) >= 0.97


@pytest.mark.parametrize("batch", BATCHES, ids=lambda path: path.stem)
def test_personal_data_is_found_and_nothing_else(batch):
    counts = Counter()
    for case in read(batch):
        found = find_personal_data(case["text"])
        counts["labels"] += len(case["pii"])
        counts["found"] += len(found)
        counts["met"] += sum(any(overlaps(datum, label) for datum in found) for label in case["pii"])
        counts["right"] += sum(any(overlaps(datum, label) for label in case["pii"]) for datum in found)

    assert counts["met"] / counts["labels"] >= 0.97
    assert counts["right"] / counts["found"] >= 0.97


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("หลุมใหญ่หน้าโรงบาลรามา", "ราชเทวี"),
        ("ซอยอ่อนนุด 46 ไฟดับ", "สวนหลวง"),
        ("คอนโด สข.39 มีควัน", "วัฒนา"),
        ("รถ สข 39 จอดขวาง", None),
        ("ลาดพร้าว 17 เอ้ย 71 ผับเสียงดัง", "วังทองหลาง"),
        ("แถวหลักสี่ เอ๊ยไม่ใช่ ดอนเมือง", "ดอนเมือง"),
        ("ระหว่างบางกะปิกับลาดพร้าว มีด่าน", None),
        ("เจ้าของชื่อ สมหมาย ศรีวังหิน อยู่คู้ฝั่งเหนือ", "หนองจอก"),
        ("ลวดสีชมพู ชุดละ 350", None),
        ("ถนน คนไทยนี่สุดยอด", None),
    ],
)
def test_a_place_is_heard_corrected_or_left_open(text, district):
    assert find_place(text).district == district


@pytest.mark.parametrize("piece", ["", "อ่อนนุด", "ลาดพร้าว 17 เอ้ย 71 ", "ไม่ใช่ ", "ชื่อนาย", "ติดต่อ aaa ", "2กก 1234 กับ "])
def test_the_longest_message_is_read(piece):
    text = (piece * 5000)[:5000]

    find_place(text)
    find_personal_data(text)
