"""One-to-one chat: free and guided reports, anonymity, following up, erasure, as dialogues."""

import re

import pytest

from language.labels import Verdict
from language.understanding import understand
from models.person import Identity, Person
from models.tip import Tip, TipMessage, TipState
from models.vault import vault_of

DRAIN = "ฝาท่อหายปากซอยลาซาล 12 เขตบางนา คนเกือบตกลงไป"
FIRE = "ไฟไหม้บ้านหลังตลาดพลู มีคนติดอยู่ข้างใน ช่วยด้วย"
NUMBER = re.compile(r"R-[2-9A-Z]{5}-[2-9A-Z]{5}-[2-9A-Z]{5}")


def press(world, person, label, **more):
    before = len(person.replies)
    person.presses(person.replies[-1], label, late=True, **more)
    world.settle()
    return [reply.content.get("text") or reply.content["altText"] for reply in person.replies[before:]]


def tips(world):
    with world.session() as session:
        found = session.query(Tip).order_by(Tip.reported_at).all()
        session.expunge_all()
        return found


def words_of(world, tip):
    with world.session() as session:
        return vault_of(session).open(session.get(Tip, tip.id).text_sealed)


def test_a_free_text_tip_is_recorded_at_once_with_the_notice_once(world, somchai):
    (first,) = world.hears(somchai, None, DRAIN)
    assert "รับแจ้งแล้ว" in first
    assert "ลบข้อมูลของฉัน" in first
    world.passes(7200)
    (second,) = world.hears(somchai, None, "น้ำท่วมถนนสุขุมวิท 101 รถเล็กผ่านไม่ได้แล้ว")
    assert "ลบข้อมูลของฉัน" not in second


def test_an_emergency_begins_with_the_number_even_with_the_notice(world, somchai):
    (answer,) = world.hears(somchai, None, FIRE)
    assert "199" in answer.splitlines()[0]


def test_small_talk_gets_a_hint_that_is_shorter_within_the_hour(world, somchai):
    (hint,) = world.hears(somchai, None, "สวัสดีครับ")
    (again,) = world.hears(somchai, None, "กินข้าวหรือยัง")
    assert "สวัสดีค่ะ" in hint
    assert "สวัสดี" not in again
    world.passes(3700)
    (hint,) = world.hears(somchai, None, "สวัสดีครับ")
    assert "สวัสดีค่ะ" in hint


@pytest.mark.parametrize("text", ["ขอบคุณค่ะ", "โอเค ขอบใจนะ", "thank you", "555", "?", "👍", "ข่าวเน็ตลาก่อน"])
def test_nothing_said_alone_with_the_bot_is_left_unanswered(world, somchai, text):
    world.hears(somchai, None, "สวัสดีครับ")
    assert len(world.hears(somchai, None, text)) == 1
    assert tips(world) == []


def test_a_sticker_is_answered_with_the_hint_or_the_open_question(world, somchai):
    somchai.sends_sticker(None)
    world.settle()
    assert "พิมพ์เล่าได้เลย" in somchai.replies[-1].content["text"]
    world.hears(somchai, None, "แจ้งเหตุ")
    somchai.sends_sticker(None)
    world.settle()
    assert "เกิดอะไรขึ้นคะ" in somchai.replies[-1].content["text"]


def test_pictures_sent_together_are_answered_once(world, somchai):
    world.hears(somchai, None, DRAIN)
    before = len(somchai.replies)
    somchai.sends_images(None, [b"1", b"2", b"3"])
    world.settle()
    assert len(somchai.replies) == before + 1
    assert "เพิ่มข้อมูลใน" in somchai.replies[-1].content["text"]


def test_who_says_that_it_is_over_is_told_how_to_add(world, somchai):
    world.hears(somchai, None, "น้ำท่วมถนนสุขุมวิท 101 รถเล็กผ่านไม่ได้แล้ว")
    (answer,) = world.hears(somchai, None, "น้ำลดแล้วค่ะ")
    assert tips(world)[0].code in answer


@pytest.mark.parametrize("text", ["ยกเลิก", "ยกเลิกครับ", "cancel"])
def test_there_is_nothing_to_cancel(world, somchai, text):
    (answer,) = world.hears(somchai, None, text)
    assert "ไม่มีรายการค้างอยู่" in answer


def test_the_guided_report_takes_typed_words_for_its_buttons(world, somchai):
    world.hears(somchai, None, "แจ้งเหตุ")
    assert "ขอข้อความสั้น ๆ" in world.hears(somchai, None, "สวัสดีค่ะ")[0]
    world.hears(somchai, None, "ขยะกองโตมาก เหม็น")
    for text in ("ไม่มีค่ะ", "ไม่ทราบค่ะ", "ข้าม"):
        world.hears(somchai, None, text)
    world.hears(somchai, None, "ส่งเรื่อง")
    assert words_of(world, tips(world)[0]) == "ขยะกองโตมาก เหม็น"


def test_what_is_asked_in_the_middle_of_a_report_is_not_put_into_it(world, somchai):
    number = anonymous(world, somchai)
    world.hears(somchai, None, "แจ้งเหตุ")
    world.hears(somchai, None, "ขยะกองโตมาก เหม็น")
    status, _how = world.hears(somchai, None, number)
    assert tips(world)[0].code in status
    world.hears(somchai, None, "เรื่องของฉันถึงไหนแล้ว")
    for text in ("ทำต่อ", "ข้าม", "ข้าม", "ข้าม", "ส่งเรื่อง"):
        world.hears(somchai, None, text)
    assert words_of(world, tips(world)[1]) == "ขยะกองโตมาก เหม็น"


def test_a_report_that_was_put_aside_is_cancelled_or_resumed_by_words(world, somchai):
    world.hears(somchai, None, "แจ้งเหตุ")
    assert "ยกเลิกแล้ว" in world.hears(somchai, None, "ยกเลิก")[0]
    world.hears(somchai, None, "แจ้งเหตุ")
    world.hears(somchai, None, "ขยะกองโตมาก เหม็น")
    assert "พักไว้" in world.hears(somchai, None, "ยกเลิก")[0]
    assert "มีรูปหรือคลิปไหม" in world.hears(somchai, None, "ทำต่อ")[0]
    world.hears(somchai, None, "ยกเลิก")
    world.hears(somchai, None, "ยกเลิก")
    assert "ไม่ได้เก็บอะไรไว้" in press(world, somchai, "ยกเลิกเรื่องนี้")[0]


def unsure_text():
    candidates = ("แถวนี้มันแปลก ๆ นะ", "เมื่อกี้เสียงอะไรดังมาก", "ได้กลิ่นแปลก ๆ", "มีคนแปลกหน้ามายืนแถวบ้าน", "น้ำไม่ไหล", "ไฟดับ")
    return next(text for text in candidates if understand(text).verdict is Verdict.UNSURE)


def test_doubt_becomes_a_question_and_yes_makes_the_tip(world, somchai):
    (question,) = world.hears(somchai, None, unsure_text())
    assert "ต้องการแจ้งเหตุหรือไม่" in question
    assert tips(world) == []
    (answer,) = press(world, somchai, "ใช่ แจ้งเหตุ")
    (tip,) = tips(world)
    assert tip.code in answer
    assert tip.state is TipState.NEW
    (again,) = press_again(world, somchai)
    assert "หมดเวลา" in again
    assert len(tips(world)) == 1


def press_again(world, somchai):
    before = len(somchai.replies)
    somchai.does(somchai.id, {"type": "postback", "data": "do=say_tip"})
    world.settle()
    return [reply.content["text"] for reply in somchai.replies[before:]]


def test_doubt_answered_with_no_keeps_nothing(world, somchai):
    world.hears(somchai, None, unsure_text())
    press(world, somchai, "ไม่ใช่")
    assert tips(world) == []


def guide(world, somchai):
    world.hears(somchai, None, "แจ้งเหตุ")
    (photo,) = world.hears(somchai, None, "ฝาท่อหาย คนเกือบตกลงไป")
    assert "รูป" in photo
    somchai.sends_image(None)
    world.settle()
    assert "ที่ไหน" in somchai.replies[-1].content["text"]
    somchai.sends_location(None, 13.6681, 100.6047)
    world.settle()
    assert "เมื่อไร" in somchai.replies[-1].content["text"]
    world.hears(somchai, None, "เมื่อคืนสามทุ่ม")
    assert tips(world) == []


def test_a_guided_report_asks_what_photo_where_when_and_confirms(world, somchai):
    guide(world, somchai)
    press(world, somchai, "ส่งเรื่อง")
    (tip,) = tips(world)
    assert tip.district == "บางนา"
    assert tip.point_sealed is not None
    assert tip.reporter_id is not None
    with world.session() as session:
        kinds = [row.kind for row in session.query(TipMessage).filter_by(tip_id=tip.id)]
    assert sorted(kinds) == ["image", "location", "text", "text"]


def test_what_the_words_tell_is_not_asked_again(world, somchai):
    world.hears(somchai, None, "แจ้งเหตุ")
    world.hears(somchai, None, "ฝาท่อหายปากซอย เขตบางนา เมื่อคืนตอนสามทุ่ม")
    press(world, somchai, "ข้าม")
    assert somchai.replies[-1].content["altText"] == "ตรวจก่อนส่งเรื่อง"


def test_a_guided_report_of_an_emergency_says_the_number_first(world, somchai):
    world.hears(somchai, None, "แจ้งเหตุ")
    answers = world.hears(somchai, None, FIRE)
    assert "199" in answers[0].splitlines()[0]


def test_a_guided_report_can_be_left_and_resumed(world, somchai):
    world.hears(somchai, None, "แจ้งเหตุ")
    world.hears(somchai, None, "ฝาท่อหาย คนเกือบตกลงไป")
    world.hears(somchai, None, "พักไว้ก่อน")
    assert world.hears(somchai, None, "สวัสดีครับ") != []
    world.passes(5 * 3600)
    (question,) = world.hears(somchai, None, "แจ้งเหตุ")
    assert "ค้างไว้" in question
    press(world, somchai, "ทำต่อ")
    for label in ("ข้าม", "ข้าม", "ตอนนี้", "ส่งเรื่อง"):
        press(world, somchai, label)
    (tip,) = tips(world)
    assert words_of(world, tip) == "ฝาท่อหาย คนเกือบตกลงไป"


def test_a_guided_report_can_be_dropped(world, somchai):
    guide(world, somchai)
    press(world, somchai, "ยกเลิกเรื่องนี้")
    assert tips(world) == []
    (answer,) = world.hears(somchai, None, "แจ้งเหตุ")
    assert "เกิดอะไรขึ้น" in answer


def test_a_time_can_be_picked(world, somchai):
    world.hears(somchai, None, "แจ้งเหตุ")
    world.hears(somchai, None, "ฝาท่อหาย คนเกือบตกลงไป")
    press(world, somchai, "ข้าม")
    press(world, somchai, "ข้าม")
    press(world, somchai, "เลือกวันเวลา", picks="2026-11-19T21:30")
    press(world, somchai, "ส่งเรื่อง")
    (tip,) = tips(world)
    assert f"{tip.happened_at:%Y-%m-%d %H:%M}" == "2026-11-19 14:30"


def test_what_is_unsent_before_sending_is_not_sent(world, somchai):
    world.hears(somchai, None, "แจ้งเหตุ")
    world.hears(somchai, None, "ฝาท่อหาย คนเกือบตกลงไป")
    slip = somchai.says(None, "เบอร์ผม 081-234-5678 ครับ")
    world.settle()
    somchai.unsends(slip)
    world.settle()
    for label in ("ข้าม", "ตอนนี้", "ส่งเรื่อง"):
        press(world, somchai, label)
    assert "081" not in words_of(world, tips(world)[0])


def anonymous(world, somchai):
    guide(world, somchai)
    press(world, somchai, "ส่งแบบไม่เปิดเผยตัวตน")
    return NUMBER.search(somchai.replies[-1].content["text"])[0]


def test_an_anonymous_tip_is_tied_to_nobody(world, somchai):
    number = anonymous(world, somchai)
    (tip,) = tips(world)
    assert tip.reporter_id is None
    assert number not in str(tip.receipt_fingerprint)
    with world.session() as session:
        assert {row.sender_id for row in session.query(TipMessage)} == {None}
        assert {change.actor_id for change in session.get(Tip, tip.id).changes} == {None}


def test_the_receipt_number_works_from_any_account(world, somchai):
    number = anonymous(world, somchai)
    malee = world.person("มาลี")
    status, _how = world.hears(malee, None, number.lower().replace("-", " "))
    assert tips(world)[0].code in status
    world.hears(malee, None, f"{number} ตอนนี้มีคนตกลงไปแล้วหนึ่งคน ขาหัก")
    assert "ขาหัก" in words_of(world, tips(world)[0])
    with world.session() as session:
        assert {row.sender_id for row in session.query(TipMessage)} == {None}


def test_a_wrong_receipt_number_opens_nothing(world, somchai):
    anonymous(world, somchai)
    (answer,) = world.hears(world.person("มาลี"), None, "R-AAAAA-BBBBB-CCCCC")
    assert "ไม่พบ" in answer


def test_a_named_tip_can_be_made_anonymous_later(world, somchai):
    world.hears(somchai, None, DRAIN)
    (answer,) = press(world, somchai, "ไม่เปิดเผยตัวตน")
    assert NUMBER.search(answer)
    assert tips(world)[0].reporter_id is None
    (mine,) = world.hears(somchai, None, "เรื่องของฉัน")
    assert "ยังไม่มีเรื่อง" in mine


def test_my_tips_lists_states_with_buttons(world, somchai):
    world.hears(somchai, None, DRAIN)
    (mine,) = world.hears(somchai, None, "เรื่องของฉัน")
    assert tips(world)[0].code in mine
    assert "รับเรื่องแล้ว" in mine
    press(world, somchai, "➕ เพิ่มข้อมูล")
    (added,) = world.hears(somchai, None, "อยู่หน้าร้านสะดวกซื้อ")
    assert "เพิ่มข้อมูล" in added
    assert "ร้านสะดวกซื้อ" in words_of(world, tips(world)[0])


def test_the_status_is_asked_for_by_code(world, somchai):
    world.hears(somchai, None, DRAIN)
    code = tips(world)[0].code
    (answer,) = world.hears(somchai, None, f"ติดตาม {code}")
    assert code in answer
    assert "รับเรื่องแล้ว" in answer
    (refused,) = world.hears(world.person("มาลี"), None, f"ติดตาม {code}")
    assert "ไม่พบ" in refused


def test_more_is_added_by_code_days_later(world, somchai):
    world.hears(somchai, None, DRAIN)
    code = tips(world)[0].code
    world.passes(3 * 86400)
    (answer,) = world.hears(somchai, None, f"เพิ่มข้อมูล {code} วันนี้มีรถมอเตอร์ไซค์ล้มแล้ว")
    assert "เพิ่มข้อมูล" in answer
    assert "มอเตอร์ไซค์ล้ม" in words_of(world, tips(world)[0])
    assert len(tips(world)) == 1


def test_a_tip_is_withdrawn_by_code(world, somchai):
    world.hears(somchai, None, DRAIN)
    world.passes(86400)
    world.hears(somchai, None, f"ขอถอนเรื่อง {tips(world)[0].code} ครับ แจ้งผิด")
    assert tips(world)[0].state is TipState.WITHDRAWN


@pytest.mark.parametrize("asked", ["ลบข้อมูลของฉัน", "ขอลบข้อมูลส่วนตัวของผมหน่อยครับ"])
def test_erasure_takes_everything_but_number_category_and_district(world, somchai, asked):
    world.hears(somchai, None, DRAIN)
    (before,) = tips(world)
    (question,) = world.hears(somchai, None, asked)
    assert "ยืนยัน" in question
    press(world, somchai, "ลบข้อมูลของฉัน")
    (tip,) = tips(world)
    assert (tip.code, tip.category, tip.district) == (before.code, before.category, before.district)
    assert tip.state is TipState.WITHDRAWN
    assert tip.text_sealed is None
    assert tip.reporter_id is None
    with world.session() as session:
        assert session.query(Identity).count() == 0
        assert session.query(TipMessage).count() == 0
        assert session.query(Person).one().erased_at is not None


def test_erasure_needs_a_yes(world, somchai):
    world.hears(somchai, None, DRAIN)
    world.hears(somchai, None, "ลบข้อมูลของฉัน")
    press(world, somchai, "ไม่ลบ")
    assert tips(world)[0].text_sealed is not None


def test_an_old_yes_erases_nothing(world, somchai):
    world.hears(somchai, None, DRAIN)
    world.hears(somchai, None, "ลบข้อมูลของฉัน")
    world.passes(2 * 3600)
    press(world, somchai, "ลบข้อมูลของฉัน")
    assert tips(world)[0].text_sealed is not None


def test_after_erasure_somebody_starts_anew(world, somchai):
    world.hears(somchai, None, DRAIN)
    world.hears(somchai, None, "ลบข้อมูลของฉัน")
    press(world, somchai, "ลบข้อมูลของฉัน")
    (answer,) = world.hears(somchai, None, DRAIN)
    assert "รับแจ้งแล้ว" in answer
    assert len(tips(world)) == 2


def test_a_picture_alone_is_asked_about_once_and_joins_the_words(world, somchai):
    somchai.sends_images(None, [b"1", b"2"])
    world.settle()
    assert sum("เกิดอะไรขึ้น" in str(reply.content) for reply in somchai.replies) == 1
    world.hears(somchai, None, DRAIN)
    with world.session() as session:
        assert sorted(row.kind for row in session.query(TipMessage)) == ["image", "image", "text"]


def test_an_anonymous_tip_is_withdrawn_by_its_number(world, somchai):
    number = anonymous(world, somchai)
    world.hears(world.person("มาลี"), None, f"ขอถอนเรื่อง {number} แจ้งผิดค่ะ")
    assert tips(world)[0].state is TipState.WITHDRAWN


def test_a_receipt_number_is_not_answered_in_a_group(world, group, somchai):
    number = anonymous(world, somchai)
    name = world.platform.state.channel.bot_name
    answers = world.hears(somchai, group, f"@{name} {number}")
    assert not any(tips(world)[0].code in answer for answer in answers)


def test_a_tip_is_added_to_by_quoting_its_message(world, group, somchai):
    told = somchai.says(group, DRAIN)
    world.settle()
    world.passes(2 * 3600)
    world.hears(somchai, group, "ฝาท่อยังไม่มีใครมาปิด มีเด็กตกลงไปแล้ว ขาเจ็บ", quote=told)
    (tip,) = tips(world)
    assert "มีเด็กตกลงไป" in words_of(world, tip)


def test_after_adding_the_next_text_is_a_story_of_its_own(world, somchai):
    world.hears(somchai, None, DRAIN)
    world.passes(3600)
    world.hears(somchai, None, "เรื่องของฉัน")
    press(world, somchai, "➕ เพิ่มข้อมูล")
    world.hears(somchai, None, "อยู่หน้าร้านสะดวกซื้อ")
    world.passes(2400)
    world.hears(somchai, None, "น้ำท่วมถนนวิภาวดี เขตจตุจักร รถผ่านไม่ได้")
    assert len(tips(world)) == 2


def test_adding_can_be_given_up(world, somchai):
    world.hears(somchai, None, DRAIN)
    before = words_of(world, tips(world)[0])
    press(world, somchai, "➕ เพิ่มข้อมูล")
    (answer,) = world.hears(somchai, None, "ยกเลิก")
    assert "ไม่ได้เพิ่ม" in answer
    assert words_of(world, tips(world)[0]) == before
    assert tips(world)[0].state is TipState.NEW


def test_an_english_word_that_looks_like_a_code_loses_no_emergency(world, somchai):
    (answer,) = world.hears(somchai, None, "There is a fire at soi Lasalle 12, Bang Na, people trapped")
    assert "199" in answer.splitlines()[0]
    assert len(tips(world)) == 1


def test_what_is_told_beside_an_unknown_code_becomes_a_tip_of_its_own(world, somchai):
    world.hears(somchai, None, "T-7KQ3MX " + FIRE)
    assert len(tips(world)) == 1


@pytest.mark.parametrize(("text", "said"), [("ติดตาม T-7KQ3M", "ไม่พบเรื่องรหัสนี้"), ("R-7KQ3M-X9PDA-2H", "ไม่พบหมายเลขลับนี้")])
def test_a_misspelt_code_or_number_is_said_to_be_one(world, somchai, text, said):
    (answer,) = world.hears(somchai, None, text)
    assert said in answer
    assert tips(world) == []


def test_few_words_beside_a_receipt_number_are_added(world, somchai):
    number = anonymous(world, somchai)
    (answer,) = world.hears(world.person("คนอื่น"), None, f"{number} มีคนเจ็บด้วยค่ะ")
    assert "เพิ่มข้อมูลใน" in answer
    assert "มีคนเจ็บ" in words_of(world, tips(world)[0])


@pytest.mark.parametrize(("text", "kept"), [("ใช่ค่ะ", 1), ("ครับ", 1), ("ไม่ใช่ค่ะ", 0)])
def test_doubt_is_answered_by_typing_too(world, somchai, text, kept):
    world.hears(somchai, None, unsure_text())
    assert len(world.hears(somchai, None, text)) == 1
    assert len(tips(world)) == kept


def test_erasure_is_confirmed_by_typing_too_but_not_by_a_mere_yes(world, somchai):
    world.hears(somchai, None, DRAIN)
    world.hears(somchai, None, "ลบข้อมูลของฉัน")
    world.hears(somchai, None, "ครับ")
    assert tips(world)[0].reporter_id is not None
    assert "ลบข้อมูลของคุณแล้ว" in world.hears(somchai, None, "ยืนยัน")[0]
    assert tips(world)[0].reporter_id is None


def test_a_tip_that_was_taken_back_is_not_worked_on(world, somchai):
    world.hears(somchai, None, DRAIN)
    receipt = somchai.replies[-1]
    press(world, somchai, "ถอนเรื่อง")
    for label in ("📍 เพิ่มตำแหน่ง", "แก้หมวด", "➕ เพิ่มข้อมูล"):
        somchai.presses(receipt, label, late=True)
        world.settle()
        assert "ปิดเรื่องแล้ว" in somchai.replies[-1].content["text"]
    world.hears(somchai, None, "สวัสดีค่ะ")
    assert "เพิ่มข้อมูล" not in somchai.replies[-1].content["text"]


def test_a_first_tip_that_sounds_like_a_question_of_an_older_one_is_not_lost(world, somchai):
    (question,) = world.hears(somchai, None, "แจ้งเรื่องไฟดับ")
    assert "ต้องการแจ้ง" in question
    world.hears(somchai, None, "ใช่ครับ")
    assert words_of(world, tips(world)[0]) == "แจ้งเรื่องไฟดับ"


def test_whoever_has_told_nothing_and_asks_is_told_so(world, somchai):
    for text in ("เรื่องของฉันถึงไหนแล้ว", "เรื่องของฉัน", "ผมอยากถอนเรื่อง", "เมื่อไหร่จะเสร็จ"):
        (answer,) = world.hears(somchai, None, text)
        assert "ต้องการแจ้ง" not in answer
