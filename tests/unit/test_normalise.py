import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.keyboard import repair_layout, turn_to_thai
from language.normalise import normalise, normalise_aligned
from language.script import Script, script_of

THAI = st.text(alphabet="กงนมยรวอะัาำิีึืุูเแโใไ็่้๊๋์ํๆ ฯ๐๕5.", max_size=40)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("โทร ๐๘๑-๒๓๔-๕๖๗๘", "โทร 081-234-5678"),
        ("นํ้าท่วม", "น้ำท่วม"),
        ("น้ํา", "น้ำ"),
        ("เเขวง", "แขวง"),
        ("ท่ี", "ที่"),
        ("ที่่", "ที่"),
        ("มาาาาเร็ววว", "มาเร็ว"),
        ("ดีมากกกก", "ดีมาก"),
        ("5555555", "55"),
        ("055-555-5555", "055-555-5555"),
        ("ราคา 1,555,555 บาท", "ราคา 1,555,555 บาท"),
        ("1000000", "1000000"),
        ("ด่วน!!!!!", "ด่วน!!"),
        ("www.bangkok.go.th", "www.bangkok.go.th"),
        ("ปี 63\u2013\u200b64", "ปี 63-64"),
        ("\ufeffซอย\u00a0\u00a012  \t แยก", "ซอย 12 แยก"),
        ("บรรทัดแรก  \n\n  บรรทัดสอง\r\n", "บรรทัดแรก\nบรรทัดสอง"),
        ("กรรมการ บุคคล สมมติ", "กรรมการ บุคคล สมมติ"),
        ("\uff11\uff12\uff13 \uff21", "123 A"),
        ("l;ylfu8iy[", "สวัสดีครับ"),
        ("cafe\u0301", "café"),
        ("", ""),
    ],
)
def test_one_spelling(typed, meant):
    assert normalise(typed) == meant


@pytest.mark.parametrize(
    "thai",
    [
        "น้ำท่วมหน้าบ้านครับ",
        "ไฟไหม้ซอยข้างตลาดช่วยด้วย",
        "มีคนตีกันหน้าเซเว่น",
        "ขอทราบความคืบหน้าโครงการ",
        "ขยะเต็มซอยเหม็นมาก",
        "รถติดมากวันนี้",
    ],
)
def test_thai_typed_on_english_keys_is_repaired(thai):
    back = {turn_to_thai(chr(code)): chr(code) for code in range(33, 127)}
    typed = "".join(back.get(character, character) for character in thai)

    assert script_of(typed) in {Script.LATIN, Script.NONE}
    assert repair_layout(typed) == thai


@pytest.mark.parametrize(
    "text",
    [
        "how to use this bot? I'm foreigner living in Bangkok",
        "there is a fire near BTS On Nut, please send help",
        "follow up ticket no update since last week",
        "ok thanks",
        "https://www.bangkok.go.th/main?id=12",
        "hello, somebody stole my motorbike at Sukhumvit 77 last night",
        "LINE OA",
        "test test 1 2 3",
        "VIP",
        "good morning krub",
        "sawasdee krub admin",
    ],
)
def test_latin_text_keeps_its_layout(text):
    assert repair_layout(text) == text


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("สวัสดีค่ะ", Script.THAI),
        ("ซอย BTS ค่ะ", Script.THAI),
        ("hello", Script.LATIN),
        ("မီးလောင်နေတယ်", Script.BURMESE),
        ("ភ្លើងឆេះ", Script.KHMER),
        ("ໄຟໄໝ້", Script.LAO),
        ("着火了", Script.HAN),
        ("123 🙏 !!", Script.NONE),
        ("", Script.NONE),
    ],
)
def test_script(text, script):
    assert script_of(text) is script


def test_positions_lead_back_to_what_was_typed():
    typed = "ช่วยยยย\u200bด้วย นํ้าท่วม ๑๒ ซม."
    aligned = normalise_aligned(typed)
    start = aligned.text.index("12")

    first, last = aligned.span(start, start + 2)

    assert typed[first:last] == "๑๒"


@given(st.text())
def test_both_ways_of_normalising_agree(text):
    aligned = normalise_aligned(text)

    assert aligned.text == normalise(text)
    assert len(aligned.origin) == len(aligned.text)
    assert all(0 <= position < len(text) for position in aligned.origin)


@given(THAI)
def test_normalising_twice_changes_nothing_more(text):
    once = normalise(text)

    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize("piece", ["ก", "5", " ", "\n ", "่ิ", "เ", "ํ", "ำ่", "a", ";", "5,", "\x1c", "🙏", "l;ylfu "])
def test_the_longest_message_is_normalised_to_no_more_than_its_length(piece):
    text = (piece * 5000)[:5000]
    assert len(normalise(text)) <= len(text)
