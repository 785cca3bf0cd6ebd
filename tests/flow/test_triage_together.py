"""Officers and one event that several people told of: merged, split, moved on together; one officer a tip."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from models.person import Person, Role
from models.tip import Tip, TipChange, TipState
from services.people import find_person
from services.triage import NotNowError, claim
from tests.flow.world import words_in
from tests.photographs import photograph

FIRE = "ไฟไหม้บ้านไม้ในซอยลาซาล 12 เขตบางนา ควันดำมาก"
SAME_FIRE = "ซอยลาซาล 12 เขตบางนา ไฟไหม้บ้านไม้ ควันดำเต็มซอย"
DRAIN = "ฝาท่อหายปากซอยลาซาล 24 เขตบางนา คนเกือบตกลงไป"
LAMP = "ไฟทางดับมืดทั้งซอยศรีด่าน 8 เขตบางนา มาสองคืนแล้ว"
UNPLACED_DRUGS = "มีคนขายยาบ้าในซอยข้างวัด วัยรุ่นมาซื้อทุกคืน"


@pytest.fixture
def malee(world):
    return world.person("มาลี")


def codes(world):
    with world.session() as session:
        return [tip.code for tip in session.query(Tip).order_by(Tip.reported_at, Tip.code)]


def incidents(world):
    with world.session() as session:
        return {tip.code: tip.incident_id for tip in session.query(Tip)}


def states(world):
    with world.session() as session:
        return {tip.code: tip.state for tip in session.query(Tip)}


def press(world, person, label):
    before = len(person.replies)
    person.presses(person.replies[-1], label, late=True)
    world.settle()
    return [words_in(message) for message in person.replies[before:]]


def told_by_two(world, somchai, malee, first, second):
    world.hears(somchai, None, first)
    world.passes(60)
    world.hears(malee, None, second)
    return codes(world)


def test_the_card_says_who_else_told_it_and_one_tap_parts_them(world, somchai, malee, dara):
    one, other = told_by_two(world, somchai, malee, FIRE, SAME_FIRE)
    assert incidents(world)[one] == incidents(world)[other] is not None
    (card,) = world.hears(dara, None, one)
    assert other in card
    assert "2 คน" in card
    press(world, dara, "แยกจากเหตุนี้")
    assert incidents(world) == {one: None, other: None}


def test_two_taps_merge_what_the_words_do_not_link(world, somchai, malee, dara):
    one, other = told_by_two(world, somchai, malee, DRAIN, LAMP)
    assert incidents(world) == {one: None, other: None}
    world.hears(dara, None, one)
    (choice,) = press(world, dara, "รวมเหตุเดียวกัน")
    assert "ไฟทางดับ" in choice
    press(world, dara, f"รวมกับ {other}")
    assert incidents(world)[one] == incidents(world)[other] is not None
    with world.session() as session:
        assert all(tip.text_sealed for tip in session.query(Tip))


def test_after_a_split_one_tap_merges_again(world, somchai, malee, dara):
    one, other = told_by_two(world, somchai, malee, FIRE, SAME_FIRE)
    world.hears(dara, None, one)
    press(world, dara, "แยกจากเหตุนี้")
    press(world, dara, f"รวมกับ {other}")
    assert incidents(world)[one] == incidents(world)[other] is not None


def test_nothing_near_is_said_so(world, somchai, dara):
    world.hears(somchai, None, DRAIN)
    (code,) = codes(world)
    world.hears(dara, None, code)
    (answer,) = press(world, dara, "รวมเหตุเดียวกัน")
    assert "ไม่พบเรื่องใกล้เคียง" in answer


def test_an_officer_of_another_district_merges_nothing(world, somchai, malee, dara):
    one, other = told_by_two(world, somchai, malee, DRAIN, LAMP)
    wichai = world.person("วิชัย", Role.OFFICER, ("จตุจักร",))
    wichai.does(wichai.id, {"type": "postback", "data": f"do=merge&tip={one}&with={other}"})
    world.settle()
    assert incidents(world) == {one: None, other: None}
    assert dara.replies[-1] is not None


def test_one_tap_brings_the_whole_incident_to_a_state_and_each_teller_hears_of_it(world, somchai, malee, dara):
    one, other = told_by_two(world, somchai, malee, FIRE, SAME_FIRE)
    world.hears(dara, None, one)
    press(world, dara, "ยืนยันว่าจริง")
    (answer,) = press(world, dara, "ทำเหมือนกันทั้งเหตุ")
    assert other in answer
    assert states(world) == {one: TipState.VERIFIED, other: TipState.VERIFIED}
    assert any(other in said and "ตรวจสอบแล้ว" in said for said in world.hears(malee, None, "เรื่องของฉัน"))


def test_a_tip_that_another_officer_has_is_left_alone(world, somchai, malee, dara):
    one, other = told_by_two(world, somchai, malee, FIRE, SAME_FIRE)
    pim = world.person("พิมพ์", Role.OFFICER, ("บางนา",))
    world.hears(pim, None, other)
    press(world, pim, "รับเรื่อง")
    world.hears(dara, None, one)
    press(world, dara, "ยืนยันว่าจริง")
    press(world, dara, "ทำเหมือนกันทั้งเหตุ")
    assert states(world) == {one: TipState.VERIFIED, other: TipState.VERIFYING}


def test_of_two_officers_who_press_at_once_one_has_the_tip(world, somchai, dara):
    pim = world.person("พิมพ์", Role.OFFICER, ("บางนา",))
    world.hears(somchai, None, DRAIN)
    both_have_looked = Barrier(2)

    def take(officer):
        with world.session() as session:
            tip, person = session.query(Tip).one(), find_person(session, officer.id)
            both_have_looked.wait(20)
            try:
                claim(session, tip, person, now=world.runtime.clock())
            except NotNowError as error:
                return error.why
            return person.id

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(take, (dara, pim)))
    with world.session() as session:
        assert outcomes.count("taken") == 1
        assert session.query(Tip).one().claimed_by in outcomes
        assert session.query(TipChange).filter_by(what="claim").count() == 1
        assert session.query(Person).count() >= 3


def test_a_security_matter_without_a_place_is_for_the_city_alone(world, group, somchai, dara):
    anan = world.person("อนันต์", Role.ANALYST)
    world.hears(somchai, group, UNPLACED_DRUGS)
    (code,) = codes(world)
    with world.session() as session:
        tip = session.query(Tip).one()
        tip.district = None
        assert tip.category == "drugs"
    assert "ไม่พบเรื่อง" in world.hears(dara, None, code)[0]
    dara.does(dara.id, {"type": "postback", "data": f"do=open&tip={code}"})
    world.settle()
    assert "ขายยา" not in words_in(dara.replies[-1])
    assert code not in world.hears(dara, None, "งานค้าง")[0]
    assert "ขายยา" in world.hears(anan, None, code)[0]


def test_closing_words_thank_and_what_is_added_then_reaches_the_officer(world, somchai, dara):
    world.hears(somchai, None, DRAIN)
    (code,) = codes(world)
    world.hears(dara, None, code)
    press(world, dara, "ปิดเรื่อง")
    press(world, dara, "ปิดโดยไม่มีรูป")
    assert "ขอบคุณที่ช่วยแจ้ง" in words_in(somchai.replies[-1])
    world.hears(somchai, None, f"{code} ยังไม่เรียบร้อยค่ะ ฝาท่อ 2 ฝายังเปิดอยู่")
    news = words_in(dara.replies[-1])
    assert "เพิ่มข้อมูลหลังปิดเรื่อง" in news
    assert code in news


def test_the_card_counts_the_pictures_and_leads_to_them_in_the_console(world, somchai, dara):
    world.hears(somchai, None, DRAIN)
    somchai.sends_image(None, photograph())
    world.settle()
    (code,) = codes(world)
    (card,) = world.hears(dara, None, code)
    assert "1 ไฟล์" in card
    assert dara.presses(dara.replies[-1], "เปิดในคอนโซล")["uri"] == f"https://khaonet.example/console/tips/{code}"
