import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.thai_numbers import read_number, replace_number_words


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("75", 75),
        ("1,234.50", 1234.5),
        ("เจ็ดสิบห้า", 75),
        ("ยี่สิบเอ็ด", 21),
        ("ร้อย", 100),
        ("หนึ่งร้อยห้า", 105),
        ("สองแสนสามหมื่น", 230_000),
        ("พันห้า", 1_500),
        ("หมื่นห้า", 15_000),
        ("สองแสนห้า", 250_000),
        ("ล้านห้า", 1_500_000),
        ("พันเอ็ด", 1_001),
        ("2 แสน", 200_000),
        ("2แสน3", 230_000),
        ("2 แสน 3 หมื่น", 230_000),
        ("1.5 ล้าน", 1_500_000),
        ("84.12 ล้าน", 84_120_000),
        ("ครึ่งล้าน", 500_000),
        ("ล้านครึ่ง", 1_500_000),
        ("สองหมื่นล้าน", 20_000_000_000),
        ("แปดสิบสี่ล้านหนึ่งแสนสองหมื่น", 84_120_000),
        ("สองพันห้าร้อยหกสิบเจ็ด", 2567),
        ("สิบสองจุดห้า", 12.5),
        ("ห้าสิบแปดจุดสามสอง", 58.32),
        ("สาม ร้อย ห้าสิบ", 350),
        ("ศูนย์แปดหนึ่ง", 81),
    ],
)
def test_numbers_are_read(written, number):
    assert read_number(written) == number


@pytest.mark.parametrize(
    "text",
    ["", "สามี", "12 3", "ห้าง", "จุดห้า", "สิบเอก", "ล้านนา", "แสนแสบ", "081-234-5678", "สองคน", "เรียบร้อย", "สิบร้อยพัน"],
)
def test_what_is_not_one_number_is_none(text):
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("said", "in_figures"),
    [
        ("รอบนี้เจ็ดสิบห้าเปอร์เซ็นต์เบิกเพิ่มสองแสนสามหมื่นบาทค่ะ", "รอบนี้75เปอร์เซ็นต์เบิกเพิ่ม230000บาทค่ะ"),
        ("ได้ห้าสิบแปดเปอร์เซ็นต์ ติดตั้งแล้วยี่สิบเก้าจุด", "ได้58เปอร์เซ็นต์ ติดตั้งแล้ว29จุด"),
        ("ครบร้อยเปอร์เซ็นต์แล้ว", "ครบ100เปอร์เซ็นต์แล้ว"),
        ("ไตรมาสสอง", "ไตรมาส2"),
        ("งบ 1.5 ล้านบาท", "งบ 1500000บาท"),
        ("โทรศูนย์แปดหนึ่งสองสาม", "โทร08123"),
        ("เรียบร้อยสองคน", "เรียบร้อย2คน"),
    ],
)
def test_numbers_in_words_become_figures(said, in_figures):
    assert replace_number_words(said) == in_figures


@pytest.mark.parametrize(
    "text",
    [
        "สามีเมา ห้างปิด สองแถวจอด",
        "คลองแสนแสบ สามเสน ร้อยเอ็ด สี่แยก",
        "สายไฟพันกัน สิบล้อชน หกล้ม โกหก",
        "ซอย 12 รหัส 04060000-3707 ได้ 50%",
        "ศูนย์ อปพร. จุดเสี่ยง",
    ],
)
def test_words_that_only_contain_numbers_stay(text):
    assert replace_number_words(text) == text


@given(
    st.one_of(
        st.text(), st.lists(st.sampled_from(["สอง", "ห้า", "สิบ", "ล้าน", "จุด", "ครึ่ง", "1", ",", " ", "เอ็ด"])).map("".join)
    )
)
def test_any_text_is_taken(text):
    assert replace_number_words(text) == replace_number_words(text)
    number = read_number(text)
    assert number is None or number >= 0
