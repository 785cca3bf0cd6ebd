"""LINE promises no order and brings many events in one call: what belongs together still does."""

import pytest

from bot.app import create_app
from models.inbound_event import InboundEvent
from models.overheard import Overheard
from models.tip import Tip, TipState
from services.overheard import LIFE, let_go

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


def late_tip(world, group, somchai, between):
    """Somchai's tip is held back by LINE; what he says after it comes first. Then `between`, then the tip."""
    platform = world.platform
    platform.hold()
    told = somchai.says(group, FIRE)
    first, platform.courier._held = platform.courier._held, None
    platform.advance(30)
    detail = somchai.says(group, DETAIL)
    between()
    platform.courier._held = first
    platform.deliver()
    world.settle()
    return told, detail


def start_web_anew(world):
    """Let another web process, which remembers nothing, take what comes from now on."""
    client = create_app(world.runtime).test_client()
    world.platform.courier.post = lambda body, headers: (
        client.post("/webhook/line", data=body, headers=headers).status_code
    )


def test_a_detail_heard_by_another_web_process_or_before_a_restart_finds_its_tip(world, group, somchai):
    told, detail = late_tip(world, group, somchai, lambda: start_web_anew(world))
    assert texts(world) == [[told.id, detail.id]]
    assert pieces(world) == 0
    assert len(group.replies) == 1


def pieces(world):
    with world.session() as session:
        return session.query(Overheard).count()


def test_a_piece_without_a_tip_is_sealed_and_let_go(world, group, somchai):
    somchai.says(group, DETAIL)
    world.settle()
    with world.session() as session:
        piece = session.query(Overheard).one()
        assert DETAIL.encode() not in piece.payload_sealed
        assert session.query(InboundEvent).count() == 0
        assert let_go(session, world.runtime.clock()) == 0
    world.platform.advance(LIFE.total_seconds())
    with world.session() as session:
        assert let_go(session, world.runtime.clock()) == 1
    assert (pieces(world), kept(world)) == (0, 0)


@pytest.mark.parametrize("talk", ["กินข้าวกันยังทุกคน", "ขอบคุณค่ะ", "5555", "สวัสดีตอนเช้าค่ะ"])
def test_talk_without_a_fact_is_written_nowhere(world, group, somchai, talk):
    somchai.says(group, talk)
    world.settle()
    assert pieces(world) == 0


def test_an_unsent_piece_is_forgotten_at_once(world, group, somchai):
    detail = somchai.says(group, DETAIL)
    somchai.unsends(detail)
    world.settle()
    assert pieces(world) == 0
