"""Receipts and etiquette, as dialogues."""

from datetime import time

import pytest

from models.correction import Correction
from models.group import Group, GroupKind, GroupState, Manner
from models.person import Role
from models.tip import Tip, TipState
from services.groups import Registration, group_of, refresh_task, register
from services.tasks import enqueue
from tests.flow.world import words_in

FIRE = "ไฟไหม้บ้านหลังตลาดพลู มีคนติดอยู่ข้างใน ช่วยด้วย"
DRAIN = "ฝาท่อหายปากซอย คนเกือบตกลงไป"
DRUGS = "มีคนขายยาบ้าในซอยลาดพร้าว 101 ทุกคืน วัยรุ่นมาซื้อเยอะ"


def tip_of(world):
    with world.session() as session:
        tip = session.query(Tip).one()
        session.expunge(tip)
        return tip


def settings(world, **values):
    with world.session() as session:
        row = session.query(Group).one()
        for name, value in values.items():
            setattr(row, name, value)


def at_night(world):
    """Move on to 23:00 in Bangkok."""
    now = world.platform.now()
    hours = (16 - now.hour) % 24
    world.platform.advance(hours * 3600 - now.minute * 60)


def test_a_tip_gets_one_card_with_its_code_and_buttons_that_stay(world, group, somchai):
    (answer,) = world.hears(somchai, group, DRAIN)
    tip = tip_of(world)
    card = group.replies[-1].content
    assert card["type"] == "flex"
    assert tip.code in card["altText"]
    assert "ถอนเรื่อง" in answer
    assert "แก้หมวด" in answer
    assert "ไม่ใช่การแจ้งเหตุ" in answer
    assert world.platform.paid_messages == 0


def test_the_alt_text_of_an_emergency_begins_with_the_number(world, group, somchai):
    world.hears(somchai, group, FIRE)
    assert group.replies[-1].content["altText"].startswith("🚨 โทร 199")


def test_a_missing_place_is_asked_for_once_in_the_receipt(world, group, somchai):
    (answer,) = world.hears(somchai, group, DRAIN)
    assert "ที่ไหน" in answer
    assert world.hears(somchai, group, "ฝาท่อหายมาสองวันแล้วค่ะ อันตรายมาก") == []


def test_a_security_matter_is_not_named_in_the_group(world, group, somchai):
    (answer,) = world.hears(somchai, group, DRUGS)
    assert tip_of(world).category == "drugs"
    assert "ยา" not in answer
    assert "ส่วนตัว" in answer


def test_the_category_is_corrected_from_a_list_and_learned_from(world, group, somchai):
    world.hears(somchai, group, DRAIN)
    receipt = group.replies[-1]
    somchai.presses(receipt, "แก้หมวด")
    world.settle()
    somchai.presses(group.replies[-1], "จราจร/จอดกีดขวาง")
    world.settle()
    assert tip_of(world).category == "traffic"
    world.hears(somchai, group, "ฝาท่อยังหายอยู่ คนเดินตกอีกแล้ว")
    assert tip_of(world).category == "traffic"
    with world.session() as session:
        assert session.query(Correction).one().corrected == {"category": "traffic"}


def test_the_choice_of_a_security_category_is_not_said_aloud(world, group, somchai):
    world.hears(somchai, group, DRAIN)
    somchai.presses(group.replies[-1], "แก้หมวด")
    world.settle()
    somchai.presses(group.replies[-1], "ยาเสพติด")
    world.settle()
    assert tip_of(world).category == "drugs"
    assert "ยาเสพติด" not in group.messages[-1].content["text"]
    assert "ยาเสพติด" not in str(group.messages[-2].content.get("text"))


@pytest.mark.parametrize("label", ["ถอนเรื่อง", "แก้หมวด", "ไม่ใช่การแจ้งเหตุ"])
def test_a_stranger_may_press_nothing(world, group, somchai, label):
    world.hears(somchai, group, DRAIN)
    world.person("มาลี").presses(group.replies[-1], label)
    world.settle()
    assert "เฉพาะผู้แจ้ง" in group.replies[-1].content["text"]
    assert tip_of(world).state is TipState.NEW


def test_an_officer_of_the_district_may_press(world, group, somchai):
    officer = world.person("ดารา", Role.OFFICER, ("บางนา",))
    world.hears(somchai, group, DRAIN)
    officer.presses(group.replies[-1], "ไม่ใช่การแจ้งเหตุ")
    world.settle()
    assert tip_of(world).state is TipState.WITHDRAWN
    with world.session() as session:
        assert session.query(Correction).one().corrected == {"intent": "chat"}


def test_a_pin_asked_for_by_button_goes_to_that_tip_even_later(world, group, somchai):
    world.hears(somchai, group, DRAIN)
    receipt = group.replies[-1]
    world.passes(3600)
    somchai.presses(receipt, "📍 เพิ่มตำแหน่ง")
    world.settle()
    somchai.sends_location(group, 13.6681, 100.6047)
    world.settle()
    tip = tip_of(world)
    assert tip.point_sealed is not None
    assert tip.district == "บางนา"


def test_going_private_is_explained(world, group, somchai):
    world.hears(somchai, group, DRAIN)
    somchai.presses(group.replies[-1], "🔒 คุยส่วนตัว")
    world.settle()
    answer = words_in(group.replies[-1])
    assert tip_of(world).code in answer
    assert "🔒 เปิดแชตส่วนตัว" in answer


def test_a_quiet_group_hears_nothing_but_emergencies(world, group, somchai):
    settings(world, manner=Manner.QUIET)
    assert world.hears(somchai, group, DRAIN) == []
    assert tip_of(world).state is TipState.NEW
    (answer,) = world.hears(world.person("มาลี"), group, FIRE)
    assert "199" in answer.splitlines()[0]


def test_a_group_of_the_mention_manner_is_answered_when_the_bot_is_named(world, group, somchai):
    settings(world, manner=Manner.MENTION)
    assert world.hears(somchai, group, DRAIN) == []
    name = world.platform.state.channel.bot_name
    (answer,) = world.hears(world.person("มาลี"), group, f"@{name} น้ำท่วมขังหน้าหมู่บ้าน รถเล็กผ่านไม่ได้แล้ว")
    assert "รับแจ้งแล้ว" in answer


def test_quiet_hours_hold_receipts_but_not_emergencies(world, group, somchai):
    settings(world, quiet_from=time(22), quiet_until=time(6))
    at_night(world)
    assert world.hears(somchai, group, DRAIN) == []
    assert len(world.hears(world.person("มาลี"), group, FIRE)) == 1
    world.passes(8 * 3600)
    assert len(world.hears(world.person("วิชัย"), group, "น้ำท่วมขังหน้าหมู่บ้าน รถเล็กผ่านไม่ได้แล้ว")) == 1


@pytest.mark.parametrize("text", ["ขอบคุณมากครับ", "555 ขำ", "รับทราบค่ะ", "สวัสดีตอนเช้าทุกคน"])
def test_thanks_and_jokes_get_nothing(world, group, somchai, text):
    assert world.hears(somchai, group, text) == []


def test_an_officer_sets_the_manner_in_the_chat(world, group):
    officer = world.person("ดารา", Role.OFFICER, ("บางนา",))
    (card,) = world.hears(officer, group, "ตั้งค่ากลุ่ม")
    assert "ออกใบรับ" in card
    officer.presses(group.replies[-1], "เงียบ")
    world.settle()
    with world.session() as session:
        assert session.query(Group).one().manner is Manner.QUIET
    (card,) = world.hears(officer, group, "ตั้งค่ากลุ่ม เวลาเงียบ 21:30-05:00")
    assert "21:30–05:00" in card


def test_a_member_may_not_set_a_group(world, group, somchai):
    (answer,) = world.hears(somchai, group, "ตั้งค่ากลุ่ม เงียบ")
    assert "เฉพาะเจ้าหน้าที่" in answer
    with world.session() as session:
        assert session.query(Group).one().manner is Manner.RECEIPT


def test_the_leave_word_sends_the_bot_away(world, group, somchai):
    settings(world, leave_word="บอตกลับบ้าน")
    analyst = world.person("อนันต์", Role.ANALYST)
    (answer,) = world.hears(somchai, group, "บอตกลับบ้าน")
    assert "ถูกนำออกจากกลุ่ม" in words_in(analyst.replies[-1])
    assert "ลาก่อน" in answer
    world.passes(10)
    assert not group.row.bot_present
    with world.session() as session:
        assert session.query(Group).one().state is GroupState.LEFT


def test_a_growing_emergency_is_told_the_number(world, group, somchai):
    world.hears(somchai, group, "มีควันออกมาจากห้องแถวซอยอ่อนนุช 17")
    before = tip_of(world).urgency
    answers = world.hears(somchai, group, "ไฟลุกท่วมแล้ว มีคนติดอยู่ข้างใน ช่วยด้วย")
    assert tip_of(world).urgency == "emergency"
    assert (before == "emergency") or "199" in answers[0].splitlines()[0]


def test_in_a_group_the_bot_asked_by_name_says_where_the_askers_tips_stand_and_nothing_of_them(world, group, somchai):
    malee = world.person("มาลี")
    world.hears(somchai, group, DRUGS)
    code = tip_of(world).code
    world.passes(300)
    bot = world.platform.state.channel.bot_name
    (answer,) = world.hears(somchai, group, f"@{bot} เรื่องที่แจ้งไว้ถึงไหนแล้วครับ")
    assert answer.startswith(f"{code} · รับเรื่องแล้ว")
    assert "ยา" not in answer
    with world.session() as session:
        assert len(session.query(Tip).one().messages) == 1
    (none,) = world.hears(malee, group, f"@{bot} เรื่องที่แจ้งไว้ถึงไหนแล้วคะ")
    assert code not in none


def test_a_security_receipt_in_a_group_opens_one_to_one_chat_with_the_code_written(world, group, somchai):
    world.hears(somchai, group, DRUGS)
    action = somchai.presses(group.replies[-1], "🔒 เปิดแชตส่วนตัว")
    assert action["uri"] == f"https://line.me/R/oaMessage/%40lookalike/?{tip_of(world).code}"


def test_while_line_does_not_tell_the_bots_name_the_way_is_told_in_words(world, group, somchai):
    world.platform.fail("bot_info", status=500, times=9)
    world.hears(somchai, group, DRUGS)
    somchai.presses(group.replies[-1], "🔒 คุยส่วนตัว")
    world.settle()
    assert "แตะรูปบอต" in words_in(group.replies[-1])


def test_a_cry_for_help_to_the_bot_by_name_is_an_emergency(world, group, somchai):
    (answer,) = world.hears(somchai, group, "@ข่าวเน็ต ช่วยด้วย")
    assert "🚨 อันตรายตอนนี้ โทร" in answer


def test_an_old_multi_person_chat_is_served_and_left_like_a_group(world, somchai):
    room = world.platform.room("ห้องเก่า", members=3)
    with world.session() as session:
        row = group_of(session, room.id, now=world.runtime.clock())
        register(row, Registration(kind=GroupKind.NEWS_NETWORK, name="ห้องเก่า"), by=None, now=world.runtime.clock())
        enqueue(session, refresh_task(row, "test"))
    assert "รับแจ้งแล้ว" in world.hears(somchai, room, "ฝาท่อหายปากซอยลาซาล 12 เขตบางนา")[0]
    with world.session() as session:
        known = session.query(Group).one()
        assert (known.name, known.member_count) == ("ห้องเก่า", 3)
    assert "ลาก่อน" in world.hears(somchai, room, "ข่าวเน็ตลาก่อน")[0]
    world.passes(10)
    assert not room.row.bot_present


def test_a_security_matter_told_right_after_something_else_is_a_tip_of_its_own(world, group, somchai):
    world.hears(somchai, group, "ฝาท่อหายหน้าตลาดในซอย คนเกือบตกลงไป")
    (answer,) = world.hears(somchai, group, "มีคนขายยาบ้าในซอยนี้ทุกคืนเลยครับ วัยรุ่นมาซื้อเยอะ")
    assert "รายละเอียดเพิ่มเติมขอให้แจ้งในแชตส่วนตัว" in answer
    with world.session() as session:
        assert {tip.category for tip in session.query(Tip)} == {"infrastructure", "drugs"}


def test_what_officers_have_ended_is_taken_back_neither_by_words_nor_by_an_old_button(world, group, somchai):
    world.hears(somchai, group, "ฝาท่อหายปากซอยลาซาล 12 คนเกือบตกลงไป")
    receipt, code = group.replies[-1], tip_of(world).code
    with world.session() as session:
        session.query(Tip).one().state = TipState.RESOLVED
    assert "ปิดเรื่องแล้ว" in world.hears(somchai, None, f"ถอนเรื่อง {code}")[-1]
    somchai.presses(receipt, "ถอนเรื่อง")
    world.settle()
    assert "ปิดเรื่องแล้ว" in words_in(group.replies[-1])
    assert tip_of(world).state is TipState.RESOLVED
