"""What becomes of words when LINE is down, slow, full or refuses."""

from datetime import timedelta

import pytest

from bot.job_runner import run_job
from bot.seal import seal
from models.outbound_message import OutboundMessage, OutboundState
from models.person import Role
from models.tip import Tip
from services.outbox import Chat, Words, owe
from services.people import find_person
from services.words import Text

TIP = "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก ช่วยด้วย"


def states(world):
    with world.session() as session:
        return [(row.purpose, str(row.state), row.way, row.cost) for row in session.query(OutboundMessage)]


def owe_to(world, person, purpose, key="k"):
    with world.session() as session:
        row = find_person(session, person.id)
        words = Words(messages=[Text("ข่าวถึงคุณ")], purpose=purpose)
        owe(session, Chat(person_id=row.id), words, key=key, now=world.runtime.clock())
    world.settle()


@pytest.fixture
def known(world):
    """An officer the bot knows."""
    return world.person("แพร", Role.OFFICER, ("บางนา",))


def test_while_line_is_down_a_receipt_waits_and_is_said_once_afterwards(world, group, somchai):
    world.platform.fail("reply", status=500, times=3)
    somchai.says(group, TIP)
    world.settle()
    assert group.replies == []
    for _ in range(5):
        world.passes(6)
    assert len(group.replies) == 1


def test_a_cut_connection_after_line_took_the_reply_says_nothing_twice(world, group, somchai):
    world.platform.fail("reply", drop=True)
    somchai.says(group, TIP)
    world.settle()
    world.passes(5)
    assert len(group.replies) == 1
    with world.session() as session:
        assert {str(row.state) for row in session.query(OutboundMessage)} == {"sent"}


def test_a_receipt_whose_token_died_is_held_and_goes_with_the_next_free_reply(world, group, somchai):
    somchai.says(group, "ฝาท่อหายปากซอย คนเกือบตกลงไป")
    world.platform.advance(3600)
    world.settle()
    assert group.replies == []
    somchai.says(group, TIP)
    world.settle()
    assert len(group.replies) == 2
    assert world.platform.paid_messages == 0


def test_a_push_is_paid_for_and_its_cost_noted(world, known):
    owe_to(world, known, "reminder")
    assert len(known.replies) == 1
    assert world.platform.paid_messages == 1
    assert states(world) == [("reminder", "sent", "push", 1)]


def test_the_same_debt_is_not_owed_twice(world, known):
    owe_to(world, known, "reminder")
    owe_to(world, known, "reminder")
    assert len(known.replies) == 1


def test_a_push_that_line_took_before_the_crash_is_not_said_again(world, known):
    world.platform.fail("push", drop=True)
    owe_to(world, known, "reminder")
    world.passes(5)
    assert len(known.replies) == 1
    assert states(world)[0][1] == "sent"


def test_too_fast_a_rate_is_tried_again(world, known):
    world.platform.fail("push", status=429)
    owe_to(world, known, "reminder")
    assert known.replies == []
    world.passes(5)
    assert len(known.replies) == 1


def test_with_the_quota_used_up_words_are_held_until_the_person_speaks(world, known):
    world.platform.state.meter.limit = 0
    owe_to(world, known, "reminder")
    assert known.replies == []
    assert states(world)[0][1] == "held"
    world.hears(known, None, "สวัสดีค่ะ")
    assert any("ข่าวถึงคุณ" in str(message.content) for message in known.replies)
    assert world.platform.paid_messages == 0


def test_what_line_refuses_for_ever_is_given_up_and_visible(world, known):
    world.platform.fail("push", status=400)
    owe_to(world, known, "reminder")
    assert states(world)[0][1] == "refused"


def test_after_a_day_of_trying_a_message_expires(world, known):
    world.platform.fail("push", status=500, times=500)
    owe_to(world, known, "reminder")
    for _ in range(40):
        world.passes(timedelta(hours=1).total_seconds())
    with world.session() as session:
        assert session.query(OutboundMessage).one().state is OutboundState.EXPIRED


def test_a_long_outage_is_no_storm_and_a_lost_message_is_still_found(world, known):
    world.platform.fail("push", status=500, times=10_000)
    owe_to(world, known, "reminder")
    for look in range(12 * 12):
        run_job(world.runtime, "rescue", f"look {look}")
        world.passes(300)
    with world.session() as session:
        assert session.query(OutboundMessage).one().attempts < 25
    world.platform.faults.clear()
    world.tasks.lose()
    for look in range(3):
        world.passes(3600)
        run_job(world.runtime, "rescue", f"later look {look}")
        world.settle()
    assert len(known.replies) == 1


def test_a_poisoned_event_hurts_neither_neighbour(world, group, somchai):
    malee = world.person("มาลี")
    world.platform.hold()
    somchai.says(group, TIP)
    somchai.says(group, "ก")
    malee.says(group, "น้ำท่วมขังหน้าหมู่บ้าน รถเล็กผ่านไม่ได้แล้ว ซอยลาดพร้าว 71")
    held = world.platform.courier._held
    held[1] |= {"timestamp": "soon", "message": {"type": "text", "id": []}}
    world.platform.deliver(batch=True)
    world.settle()
    with world.session() as session:
        assert session.query(Tip).count() == 2


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"not json", 400),
        (b"[]", 400),
        (b'{"events": 5}', 400),
        (b'{"events": []}', 200),
        (b'{"events": [null, 7]}', 200),
    ],
)
def test_odd_bodies_are_refused_or_tolerated(world, body, status):
    headers = {"x-line-signature": seal(body, world.runtime.settings.channel_secrets[0])}
    assert world.client.post("/webhook/line", data=body, headers=headers).status_code == status


def test_a_forged_seal_keeps_nothing(world, group, somchai):
    answer = world.client.post("/webhook/line", data=b'{"events": []}', headers={"x-line-signature": "forged"})
    assert answer.status_code == 400
