"""Who quotes what the bot said about a tip speaks of that tip."""

from models.person import Role
from models.tip import Tip
from models.tip_bubble import TipBubble

WIRES = "สายไฟขาดห้อยลงมากลางซอย ประกายไฟแลบเลย"
WHERE = "ซอยอ่อนนุช 44 เขตสวนหลวงค่ะ"


def tips(world):
    with world.session() as session:
        return [(tip.district, len(tip.messages)) for tip in session.query(Tip)]


def test_the_place_that_the_receipt_asked_for_comes_as_its_quote(world, group, somchai):
    world.hears(somchai, group, WIRES)
    world.passes(400)
    world.hears(somchai, group, WHERE, quote=group.replies[-1])
    assert tips(world) == [("สวนหลวง", 2)]


def test_a_neighbour_who_knows_the_place_quotes_the_receipt(world, group, somchai):
    world.hears(somchai, group, WIRES)
    world.passes(400)
    world.hears(world.person("มาลี"), group, WHERE, quote=group.replies[-1])
    assert tips(world) == [("สวนหลวง", 2)]


def test_small_words_that_quote_a_receipt_are_heard_where_others_are_not(world, group, somchai):
    world.hears(somchai, group, WIRES)
    world.passes(400)
    malee = world.person("มาลี")
    world.hears(malee, group, "หลังร้านขายยา เลี้ยวซ้ายแล้วตรงไป", quote=group.replies[-1])
    assert tips(world) == [(None, 2)]


def test_a_receipt_that_was_carried_by_a_later_answer_is_known_too(world, group, somchai):
    with world.platform.held():
        somchai.says(group, WIRES)
        world.platform.advance(120)
    world.settle()
    with world.session() as session:
        assert session.query(TipBubble).count() == len(group.replies)


def test_an_officers_words_on_an_alert_do_not_become_the_citizens(world, group, somchai):
    officer = world.person("สมหญิง", Role.OFFICER, ("สวนหลวง",))
    world.hears(somchai, group, f"{WIRES} {WHERE}")
    assert officer.replies
    world.hears(officer, None, "ตรวจสอบแล้ว อยู่หลังร้านขายยา ตรงข้ามธนาคาร", quote=officer.replies[-1])
    assert tips(world)[0] == ("สวนหลวง", 1)


def test_bubbles_are_forgotten_with_the_other_traces(world, group, somchai):
    world.hears(somchai, group, WIRES)
    with world.session() as session:
        assert session.query(TipBubble).count() == 1
        session.delete(session.query(Tip).one())
        session.flush()
        assert session.query(TipBubble).count() == 0
