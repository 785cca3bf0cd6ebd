"""Codes as people type them, and words that only look like one."""

import pytest

from language.tip_talk import says_more
from services.receipt_numbers import find_number, is_nearly_a_number, without_number
from services.tip_codes import find_code, is_nearly_a_code, without_code


@pytest.mark.parametrize(
    "text",
    [
        "ติดตาม T-7KQ3MX",
        "ติดตาม t-7kq3mx",
        "ติดตามT7KQ3MXค่ะ",
        "ติดตาม T 7KQ3MX",
        "T - 7KQ3MX",
        "T–7KQ3MX ถึงไหนแล้ว",
        "ติดตาม T-๗KQ๓MX",
        "ติดตาม 7KQ3MX",
        "7kq3mx",
        "เช็คสถานะ 7KQ3MX ให้หน่อยครับ",
    ],
)
def test_a_code_is_known_however_it_is_typed(text):
    assert find_code(text) == "T-7KQ3MX"
    assert not says_more(without_code(text))


@pytest.mark.parametrize(
    "text",
    [
        "There is a fire at soi Lasalle 12, Bang Na, people trapped",
        "PEOPLE TRAPPED IN THE LIFT AT BANG NA",
        "fire in a t-shaped building near Asok",
        "รหัสโครงการ 04060000-3707",
        "รถเก๋งสีดำ 7KQ3MX ชนแล้วหนีแถวบางนา",
    ],
)
def test_a_word_that_looks_like_a_code_is_none(text):
    assert find_code(text) is None
    assert not is_nearly_a_code(text)


def test_a_code_without_digits_counts_between_capitals_or_when_it_is_asked_about():
    assert find_code("T-ABCDEF น้ำท่วมหนักขึ้นแล้ว") == "T-ABCDEF"
    assert find_code("ติดตาม tabcdef") == "T-ABCDEF"


@pytest.mark.parametrize("text", ["ติดตาม T-7KQ3M", "ติดตาม T-7KQ3MXX", "T-00O1IL", "ติดตาม รหัส 123456"])
def test_a_code_with_wrong_characters_is_nearly_one(text):
    assert find_code(text) is None
    assert is_nearly_a_code(text)


@pytest.mark.parametrize("rest", ["มีคนเจ็บด้วยค่ะ", "น้ำลดแล้ว", "อยู่ชั้น 2", "ยังไม่เรียบร้อย", "fire is out"])
def test_what_tells_something_beside_a_code_is_added(rest):
    assert says_more(rest)


@pytest.mark.parametrize("rest", ["ขอบคุณมากค่ะ", "track  please", "where is it now?", "เสร็จหรือยังคะ", "เรื่องของผมครับ"])
def test_what_asks_or_thanks_beside_a_code_is_not_added(rest):
    assert not says_more(rest)


def test_a_receipt_number_may_have_thai_digits_and_no_dashes():
    assert find_number("R-๗KQ๓M-X๙PDA-๒HJ๔R") == find_number("r7kq3mx9pda2hj4r") == "R-7KQ3M-X9PDA-2HJ4R"
    assert without_number("R-๗KQ๓M-X๙PDA-๒HJ๔R น้ำลดแล้ว") == "น้ำลดแล้ว"
    assert is_nearly_a_number("R-7KQ3M-X9PDA-2HJ4")
    assert not is_nearly_a_number("R-7KQ3M-X9PDA-2HJ4R")
