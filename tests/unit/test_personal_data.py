import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.account_numbers import has_right_check_digit
from language.masking import mask
from language.personal_data import DatumType, find_personal_data

LABELLED = Path(__file__).parents[1] / "data" / "personal_data.jsonl"
FRESH = sorted(LABELLED.parent.glob("personal_data_fresh_*.jsonl"))
SHARED = Path(__file__).parents[3] / "shared" / "data" / "examples" / "messages.jsonl"


def read(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def overlaps(datum, label):
    return datum.type == label["type"] and datum.start < label["end"] and label["start"] < datum.end


def score(messages):
    """Recall and precision by overlap with the same type."""
    counts = Counter()
    for message in messages:
        found = find_personal_data(message["text"])
        counts["labels"] += len(message["pii"])
        counts["found"] += len(found)
        counts["met"] += sum(any(overlaps(datum, label) for datum in found) for label in message["pii"])
        counts["right"] += sum(any(overlaps(datum, label) for label in message["pii"]) for datum in found)
    return counts["met"] / counts["labels"], counts["right"] / max(counts["found"], 1)


def found_in(text):
    return [(datum.type.value, text[datum.start : datum.end]) for datum in find_personal_data(text)]


def test_the_labelled_messages_are_many_and_half_of_them_traps():
    messages = read(LABELLED)

    assert len(messages) >= 350
    assert sum(not message["pii"] for message in messages) >= 150
    assert {label["type"] for message in messages for label in message["pii"]} == set(DatumType)


def test_labelled_messages_score_well():
    recall, precision = score(read(LABELLED))

    assert recall >= 0.97
    assert precision >= 0.97


@pytest.mark.parametrize("batch", FRESH, ids=lambda path: path.stem)
def test_batches_that_once_were_fresh_still_score_well(batch):
    recall, precision = score(read(batch))

    assert recall >= 0.97
    assert precision >= 0.97


def test_shared_examples_score_well():
    if not SHARED.exists():
        pytest.skip("skipped: no ../shared")
    recall, precision = score(read(SHARED))

    assert recall >= 0.97
    assert precision >= 0.95


def test_positions_count_what_was_typed():
    text = "โทร\u200b \ufeff๐๘๑-\u200b๒๓๔-๕๖๗๘ ครับ"

    assert found_in(text) == [("phone", "๐๘๑-\u200b๒๓๔-๕๖๗๘")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("โทร 02-555-1234 หรือ 081-555-1234", [("phone", "02-555-1234"), ("phone", "081-555-1234")]),
        ("โทร 0815551234 บัญชีกสิกร 0815551235", [("phone", "0815551234"), ("bank_account", "0815551235")]),
        ("นายสมชาย ใจดีครับ", [("person_name", "สมชาย ใจดี")]),
        ("ทะเบียน 1กก 1234 กทม.", [("plate", "1กก 1234")]),
        ("รหัส 04060000-3707 ได้ 50%", []),
        ("เปิด 06.00-17.30 น. โทร 02-555-1234", [("phone", "02-555-1234")]),
        ("https://line.me/ti/p/~somdej9 ทักมา", [("line_id", "~somdej9")]),
    ],
)
def test_whole_spans(text, found):
    assert found_in(text) == found


@pytest.mark.parametrize(
    ("number", "is_right"),
    [("1101700230708", True), ("1101700230705", False), ("123", False), ("0000000000001", False)],
)
def test_check_digit(number, is_right):
    assert has_right_check_digit(number) is is_right


PIECES = (
    *(
        "นาย",
        "นาง",
        "คุณ",
        "สมชาย",
        "ใจดี",
        "ชื่อ",
        "โทร",
        "081",
        "-234",
        "-5678",
        "234-5678",
        "ทะเบียน",
        "กข",
        "1กก",
        "1234",
        "บ้านเลขที่",
    ),
    *(
        "12/89",
        "ไลน์",
        "@abc_1",
        "a@b.co",
        "บัญชี",
        "กสิกร",
        "123-4-56789-0",
        "3101504789320",
        "บัตร",
        "๐๘",
        "ห้อง",
        "305",
        "ตึก",
    ),
    *("ศูนย์", "หนึ่ง", "สอง", "แปด", "[", "]", ".", "/", ":", "ก", "ซอย", "\u200b"),
)
MESSAGES = st.one_of(st.text(), st.lists(st.sampled_from([*PIECES, " ", "\n"]), max_size=40).map("".join))


@given(MESSAGES)
def test_any_text_is_taken_and_spans_lie_inside(text):
    found = find_personal_data(text)

    assert found == find_personal_data(text)
    assert all(0 <= datum.start < datum.end <= len(text) for datum in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(MESSAGES)
def test_a_masked_text_holds_nothing_more_to_find(text):
    masked = mask(text)

    assert find_personal_data(masked) == ()
    assert mask(masked) == masked


@given(MESSAGES)
def test_masking_removes_every_digit_of_the_numbers_found(text):
    def digits(part):
        return Counter(character for character in part if character.isdecimal())

    hidden = sum((digits(text[datum.start : datum.end]) for datum in find_personal_data(text)), Counter())

    assert not (digits(mask(text)) - (digits(text) - hidden))


HOSTILE = [
    "0",
    "08",
    "1-",
    "081-",
    "ก",
    "นาย",
    "ชื่อ ก",
    "กก1",
    "a",
    "a@",
    "a.",
    "@",
    " ",
    "ศูนย์",
    "1/",
    "ไลน์ ",
    "ม.",
    "ห้อง",
    "สมชาย ",
    "ทะเบียน",
    "ก.",
    "คุณ",
    "5 ",
    "กข 12 ",
    "ป้าย ",
    "บ้าน",
    "นายสมชาย",
    "ที่อยู่ ",
    "id:a",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_longest_message_is_searched_within_its_length(piece):
    text = (piece * 5000)[:5000]
    assert all(0 <= found.start < found.end <= len(text) for found in find_personal_data(text))
