from models.inbound_event import InboundEvent
from models.tip import Tip
from models.vault import vault_of


def test_an_emergency_is_answered_with_the_number_first(world, group, somchai):
    (answer,) = world.hears(somchai, group, "ไฟไหม้บ้านหลังตลาดพลู มีคนติดอยู่ข้างใน ช่วยด้วย")
    assert "199" in answer.splitlines()[0]
    assert "รับแจ้งแล้ว T-" in answer
    assert world.platform.paid_messages == 0


def test_small_talk_gets_silence_and_leaves_no_trace(world, group, somchai):
    assert world.hears(somchai, group, "กินข้าวกันยังทุกคน") == []
    with world.session() as session:
        assert session.query(InboundEvent).count() == 0
        assert session.query(Tip).count() == 0


def test_a_tip_is_kept_sealed_and_its_event_forgotten(world, group, somchai):
    world.hears(somchai, group, "ฝาท่อหายปากซอย คนเกือบตกลงไป")
    with world.session() as session:
        tip = session.query(Tip).one()
        assert tip.text_sealed is not None
        assert "ฝาท่อ".encode() not in tip.text_sealed
        assert vault_of(session).open(tip.text_sealed) == "ฝาท่อหายปากซอย คนเกือบตกลงไป"
        assert session.query(InboundEvent).one().payload_sealed is None


def test_an_event_delivered_three_times_is_one_tip_and_one_receipt(world, group, somchai):
    with world.platform.held(copies=3):
        somchai.says(group, "น้ำท่วมขังหน้าหมู่บ้าน รถเล็กผ่านไม่ได้แล้ว")
    world.settle()
    with world.session() as session:
        assert session.query(Tip).count() == 1
    assert len(group.replies) == 1


def test_withdrawing_by_button_works_for_the_teller_alone(world, group, somchai):
    malee = world.person("มาลี")
    world.hears(somchai, group, "ฝาท่อหายปากซอย คนเกือบตกลงไป")
    receipt = group.replies[-1]
    malee.presses(receipt, "ถอนเรื่อง")
    world.settle()
    with world.session() as session:
        assert session.query(Tip).one().state == "new"
    somchai.presses(receipt, "ถอนเรื่อง", late=True)
    world.settle()
    with world.session() as session:
        assert session.query(Tip).one().state == "withdrawn"


def test_nothing_is_kept_of_a_group_that_is_not_registered(world, somchai):
    strangers = world.platform.group("กลุ่มอื่น", members=10)
    assert world.hears(somchai, strangers, "ไฟไหม้บ้านหลังตลาดพลู มีคนติดอยู่ข้างใน") == []
    with world.session() as session:
        assert session.query(InboundEvent).count() == 0
