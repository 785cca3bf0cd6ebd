"""A chat that was exported an hour ago may tell of what is still going on."""

from datetime import timedelta

import pytest

from models.outbound_message import OutboundMessage
from models.person import Role
from models.quarter import BANGKOK
from models.tip import Tip
from services.clocks import is_overdue
from tests.flow.test_chat_import import tips_in
from tests.flow.world import words_in

FIRE = "ไฟไหม้บ้านในซอยอ่อนนุช 17 เขตสวนหลวง มีคนติดอยู่ข้างใน ช่วยด้วย"
CRASH = "รถชนกันหน้าวัดธาตุทอง เขตวัฒนา มีคนเจ็บหนักสองคน หมดสติ ช่วยด้วยครับ"


@pytest.fixture
def officer(world):
    return world.person("ดารา", Role.OFFICER, ("สวนหลวง", "วัฒนา"))


@pytest.fixture
def export(world):
    """An export of lines, each with how many minutes ago it was written."""

    def make(*lines: tuple[int, str, str]) -> bytes:
        now = world.runtime.clock().astimezone(BANGKOK)
        said = [(now - timedelta(minutes=ago), who, text) for ago, who, text in lines]
        return "".join(f"\n{at:%Y.%m.%d}\n{at:%H:%M}\t{who}\t{text}\n" for at, who, text in said).encode()

    return make


def alerts(world):
    with world.session() as session:
        return [(row.purpose, row.person_id) for row in session.query(OutboundMessage)]


def test_a_fresh_emergency_is_told_to_the_officer_once_and_says_it_is_from_a_file(world, officer, taken, export):
    content = export((90, "ลุงดำ", FIRE), (80, "มะลิ", "ฝาท่อหายปากซอย คนเกือบตกลงไป"))
    assert taken(content)["alerted"] == 1
    world.settle()
    (card,) = officer.replies
    assert "นำเข้าจากแชต" in words_in(card)
    assert "199" in card.content["altText"]
    assert taken(content)["alerted"] == 0
    world.settle()
    assert len(officer.replies) == 1
    with world.session() as session:
        fire = session.query(Tip).filter_by(urgency="emergency").one()
        assert fire.respond_by > world.runtime.clock()


def test_two_emergencies_are_one_message(world, officer, taken, export):
    assert taken(export((90, "ลุงดำ", FIRE), (40, "มะลิ", CRASH)))["alerted"] == 2
    assert len(alerts(world)) == 1


def test_an_old_a_withdrawn_and_an_impossible_one_disturb_nobody(world, officer, taken, export):
    counts = taken(
        export(
            (60 * 30, "ลุงดำ", FIRE),
            (50, "มะลิ", CRASH),
            (49, "มะลิ", "ขอโทษค่ะ เข้าใจผิด ไม่มีอะไร ยกเลิกนะคะ"),
            (-60 * 24, "นิด", FIRE),
        )
    )
    assert (counts["alerted"], counts["withdrawn"]) == (0, 1)
    assert alerts(world) == []


def test_what_the_officers_know_live_is_not_told_again(world, group, somchai, officer, taken, export):
    world.hears(somchai, group, FIRE)
    before = len(alerts(world))
    assert taken(export((0, "สมชาย", FIRE)))["heard_live"] == 1
    assert len(alerts(world)) == before
    assert len(tips_in(world)) == 1


def test_what_is_added_in_the_file_makes_nothing_late(world, taken, export):
    taken(export((60 * 26, "ลุงดำ", FIRE), (60 * 26 - 2, "ลุงดำ", "อยู่เลยเซเว่นไป 200 เมตรครับ")))
    with world.session() as session:
        tip = session.query(Tip).one()
        assert (len(tip.messages), tip.respond_by) == (2, None)
        assert not is_overdue(tip, tip.reported_at + timedelta(hours=20))


def test_nobody_is_promised_word_to_whoever_only_stands_in_a_file(world, officer, taken, export):
    taken(export((90, "ลุงดำ", FIRE)))
    world.settle()
    with world.session() as session:
        code = session.query(Tip).one().code
    (card,) = world.hears(officer, None, code)
    assert "แชตที่นำเข้าจากไฟล์" in card
    assert "แจ้งผู้แจ้ง" not in card
    officer.does(officer.id, {"type": "postback", "data": f"do=tell&tip={code}"})
    officer.does(officer.id, {"type": "postback", "data": f"do=verify&tip={code}"})
    world.settle()
    assert "ไม่มีทางแจ้งผู้แจ้ง" in words_in(officer.replies[-2])
    assert all(purpose in {"alert", "answer"} for purpose, _ in alerts(world))
