"""What a later text does to a story, by its words alone."""

import pytest

from language.continuation import Part, read_continuation


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("กล้องหน้าหอจับได้ตอนตีสาม คนเดียวใส่ฮู้ดเทา", Part.ADDS),
        ("ตำรวจจับได้แล้วครับ", Part.CLOSES),
        ("ลมสงบแล้วค่ะ", Part.CLOSES),
        ("เริ่มมีกลิ่นไหม้ ใครมีเบอร์การไฟฟ้าบ้าง", Part.TALKS),
        ("ไม่ใช่รถชนแล้ว มองดีๆ คือคนเมาถือมีด", Part.CORRECTS),
    ],
)
def test_a_text_plays_its_part(text, part):
    assert read_continuation(text).part is part


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("อีกเรื่องค่ะ ไฟทางซอย 5 ดับ", True),
        ("ถ้าได้ห้องน้ำเพิ่มอีกจุดจะดีมาก", False),
        ("ที่ตลาดมีอีกจุดที่น้ำท่วม", True),
    ],
)
def test_another_matter_is_told_from_more_of_the_same(text, another):
    assert read_continuation(text).another is another


@pytest.mark.parametrize(
    ("text", "hands_in"),
    [
        ("ปักหมุดจุดที่ไหม้ให้ครับ", True),
        ("ปักหมุดให้หน่อยค่ะ", False),
        ("ส่งพิกัดให้แล้วนะ", True),
        ("มีใครส่งพิกัดให้เขาไหม", False),
    ],
)
def test_a_pin_for_somebody_elses_story_is_announced(text, hands_in):
    assert read_continuation(text).hands_in is hands_in


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("ลมสงบแล้ว มีคนโดนสังกะสีบาดขา", True),
        ("ดับได้แล้ว เสียชีวิต 1 ราย", True),
        ("ดับแล้วค่ะ ไม่มีใครเจ็บ", False),
        ("แยกย้ายแล้ว ไม่มีคนเจ็บ", False),
    ],
)
def test_people_hurt_are_heard_beside_a_closing(text, harm):
    assert read_continuation(text).harm is harm
