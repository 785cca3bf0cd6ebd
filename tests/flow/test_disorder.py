"""LINE promises no order and brings many events in one call: what belongs together still does."""

import pytest

from models.tip import Tip, TipState

FIRE = "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก"
DETAIL = "อยู่เลยเซเว่นไป 200 เมตรค่ะ"
CORRECTION = "แก้ไขค่ะ ไม่ใช่ซอย 17 แต่เป็นซอย 19"


def texts(world):
    with world.session() as session:
        return [[m.message_id for m in tip.messages if m.removed_at is None] for tip in session.query(Tip)]


def kept(world):
    with world.session() as session:
        return session.query(Tip).count()


@pytest.mark.parametrize("shuffle", [None, 1, 2, 3])
def test_one_call_with_the_tip_and_its_detail(world, group, somchai, shuffle):
    with world.platform.held(shuffle=shuffle):
        told = somchai.says(group, FIRE)
        world.platform.advance(40)
        detail = somchai.says(group, DETAIL)
    world.settle()
    assert texts(world) == [[told.id, detail.id]]


def test_a_detail_that_comes_in_an_earlier_call_than_its_tip(world, group, somchai):
    platform = world.platform
    platform.hold()
    told = somchai.says(group, FIRE)
    first = platform.courier._held
    platform.courier._held = None
    platform.advance(30)
    detail = somchai.says(group, DETAIL)
    platform.courier._held = first
    platform.deliver()
    world.settle()
    assert texts(world) == [[told.id, detail.id]]


def test_a_neighbours_quote_that_comes_before_what_it_quotes(world, group, somchai):
    malee = world.person("มาลี")
    with world.platform.held(batch=False, shuffle=3):
        told = somchai.says(group, FIRE)
        world.platform.advance(30)
        added = malee.says(group, CORRECTION, quote=told)
    world.settle()
    world.passes(120)
    assert texts(world) == [[told.id, added.id]]


def backwards(world, *acts):
    """Let people act, and bring it to the bot in the opposite order."""
    world.platform.hold()
    said = []
    for act in acts:
        said.append(act())
        world.platform.advance(30)
    world.platform.courier._held.reverse()
    world.platform.deliver(batch=False)
    world.settle()
    world.passes(120)
    return [message.id for message in said]


def test_where_it_is_comes_before_what_it_is(world, group, somchai):
    told = backwards(
        world,
        lambda: somchai.says(group, "มีกลุ่มวัยรุ่นยกพวกตีกัน มีมีดด้วยค่ะ รีบมาที"),
        lambda: somchai.says(group, "แถวตลาดคลองเตยค่ะ"),
    )
    assert texts(world) == [told]
    with world.session() as session:
        assert session.query(Tip).one().district == "คลองเตย"


def test_where_they_fled_comes_before_where_it_was(world, group, somchai):
    told = backwards(
        world,
        lambda: somchai.says(group, "มีคนโดนชิงสร้อยทอง หน้าตลาดบางกะปิ เมื่อสักครู่ค่ะ"),
        lambda: somchai.says(group, "คนร้ายสองคน ขี่เวฟสีแดง หนีไปทางนวมินทร์"),
    )
    assert texts(world) == [told]


def test_another_matter_comes_before_the_first(world, group, somchai):
    first, second = backwards(
        world,
        lambda: somchai.says(group, "ต้นไม้ล้มขวางถนน แถวหมู่บ้านเราเลยค่ะ"),
        lambda: somchai.says(group, "อีกเรื่องค่ะ มีคนวางขายของบนทางเท้า เดินไม่ได้เลย หน้าโรงพยาบาลราชวิถี"),
    )
    assert sorted(texts(world)) == sorted([[first], [second]])


def test_a_neighbours_words_on_a_picture_come_before_the_story(world, group, somchai):
    malee = world.person("มาลี")
    told = backwards(
        world,
        lambda: somchai.says(group, "ไฟไหม้บ้านไม้ในชุมชนบ่อนไก่ เขตปทุมวัน รถดับเพลิงกำลังเข้า"),
        lambda: malee.sends_image(group),
        lambda: malee.says(group, "รูปจากที่เกิดเหตุบ่อนไก่ครับ"),
    )
    assert texts(world) == [told]


def test_words_edited_away_before_they_came_are_no_tip(world, group, somchai):
    said = []
    backwards(
        world,
        lambda: said.append(somchai.says(group, FIRE)) or said[0],
        lambda: somchai.edits(said[0], "ขอโทษค่ะ ส่งผิดกลุ่ม"),
    )
    with world.session() as session:
        assert session.query(Tip).one().state is TipState.WITHDRAWN


def test_what_was_said_before_the_tip_stays_forgotten(world, group, somchai):
    somchai.says(group, "พรุ่งนี้เจอกัน 9 โมงนะ 555")
    world.platform.advance(20)
    told = somchai.says(group, FIRE)
    world.settle()
    assert texts(world) == [[told.id]]


def test_after_two_minutes_small_talk_is_forgotten_for_good(world, group, somchai):
    platform = world.platform
    platform.hold()
    told = somchai.says(group, FIRE)
    first, platform.courier._held = platform.courier._held, None
    platform.advance(10)
    somchai.says(group, DETAIL)
    platform.advance(121)
    platform.courier._held = first
    platform.deliver()
    world.settle()
    assert texts(world) == [[told.id]]


def test_an_unsent_detail_is_not_taken_up(world, group, somchai):
    platform = world.platform
    platform.hold()
    told = somchai.says(group, FIRE)
    first, platform.courier._held = platform.courier._held, None
    detail = somchai.says(group, DETAIL)
    somchai.unsends(detail)
    platform.courier._held = first
    platform.deliver()
    world.settle()
    assert texts(world) == [[told.id]]


def test_laughter_is_no_fact(world, group, somchai):
    told = somchai.says(group, FIRE)
    world.settle()
    world.hears(somchai, group, "5555")
    assert texts(world) == [[told.id]]


def test_taking_back_in_words_that_look_like_a_call_for_help(world, group, somchai):
    world.hears(somchai, group, FIRE)
    assert world.hears(somchai, group, "ยกเลิกแจ้งครับ ดูใหม่แล้วไม่มีอะไร") == []
    with world.session() as session:
        assert session.query(Tip).one().state is TipState.WITHDRAWN


def test_a_correction_that_comes_before_its_tip_waits_for_it(world, group, somchai):
    platform = world.platform
    platform.hold()
    told = somchai.says(group, FIRE)
    first, platform.courier._held = platform.courier._held, None
    platform.advance(20)
    correction = somchai.says(group, CORRECTION)
    world.settle()
    platform.courier._held = first
    platform.deliver()
    world.settle()
    world.passes(120)
    assert texts(world) == [[told.id, correction.id]]
    assert len(group.replies) == 1


def test_a_correction_of_nothing_is_let_go(world, group, somchai):
    somchai.says(group, CORRECTION)
    world.settle()
    world.passes(300)
    assert (kept(world), world.tasks.waiting, group.replies) == (0, 0, [])
