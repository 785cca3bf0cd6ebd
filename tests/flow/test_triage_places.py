"""The officers of a tip's place hear of it, however late the place is known and whoever puts it right."""

from datetime import time, timedelta

from jobs.reminders import stage_of
from models.person import Role
from models.quarter import BANGKOK
from models.tip import Tip, TipState
from services.working_time import is_working_day
from tests.flow.test_triage import press, tip_of
from tests.flow.world import words_in

NOWHERE = "ไฟไหม้บ้าน มีคนติดอยู่ข้างใน ช่วยด้วย"
FIRE = "ไฟไหม้บ้านในซอยลาซาล 12 เขตบางนา มีคนติดอยู่ข้างใน ช่วยด้วย"


def test_the_place_that_comes_later_brings_its_officers(world, somchai, dara):
    world.hears(somchai, None, NOWHERE)
    assert dara.replies == []
    world.hears(somchai, None, "อยู่ซอยลาซาล 12 เขตบางนาค่ะ")
    assert tip_of(world).code in dara.replies[-1].content["altText"]
    world.hears(somchai, None, "ซอยลาซาล 12 ตรงเซเว่นค่ะ เขตบางนา")
    assert len(dara.replies) == 1


def test_a_pin_that_comes_later_does_so_too(world, somchai, dara):
    world.hears(somchai, None, NOWHERE)
    somchai.sends_location(None, 13.668, 100.604)
    world.settle()
    assert tip_of(world).district == "บางนา"
    assert len(dara.replies) == 1


def test_an_edit_into_an_emergency_is_answered_and_told(world, group, somchai, dara):
    said = somchai.says(group, "ฝาท่อหายปากซอยลาซาล 12 เขตบางนา")
    world.settle()
    before = len(group.replies)
    somchai.edits(said, FIRE)
    world.settle()
    assert tip_of(world).urgency == "emergency"
    assert "199" in words_in(group.replies[before])
    assert "ฉุกเฉิน" in dara.replies[-1].content["altText"]


def test_who_puts_the_district_right_hands_the_tip_over(world, somchai, dara):
    world.hears(somchai, None, FIRE)
    malee = world.person("มาลี", Role.OFFICER, ("คลองเตย",))
    press(world, dara, "รับเรื่อง")
    code = tip_of(world).code
    dara.does(dara.id, {"type": "postback", "data": f"do=set_district&tip={code}&to=คลองเตย"})
    world.settle()
    assert tip_of(world).claimed_by is None
    press(world, malee, "รับเรื่อง")
    press(world, malee, "ยืนยันว่าจริง")
    assert tip_of(world).state is TipState.VERIFIED


def test_a_new_tip_is_not_called_taken_on_before_officers(world, somchai, dara):
    world.hears(somchai, None, FIRE)
    assert "ยังไม่มีผู้รับเรื่อง" in words_in(dara.replies[-1])
    press(world, dara, "รับเรื่อง")
    (queue,) = world.hears(dara, None, "งานค้าง")
    assert "รับเรื่อง" not in queue.split("\n")


def test_a_reopened_tip_has_its_time_again(world, somchai, dara):
    world.hears(somchai, None, FIRE)
    code = tip_of(world).code
    dara.does(dara.id, {"type": "postback", "data": f"do=resolve_now&tip={code}"})
    world.passes(30 * 3600)
    dara.does(dara.id, {"type": "postback", "data": f"do=reopen&tip={code}"})
    world.settle()
    with world.session() as session:
        tip = session.query(Tip).one()
        assert (tip.state, tip.resolved_at) == (TipState.VERIFYING, None)
        assert tip.resolve_by > world.runtime.clock()


def test_a_step_that_is_refused_leaves_nothing_behind(world, somchai, dara):
    world.hears(somchai, None, FIRE)
    code = tip_of(world).code
    for data in (f"do=unfounded&tip={code}", f"do=forward&tip={code}&to=works"):
        dara.does(dara.id, {"type": "postback", "data": data})
        world.settle()
    tip = tip_of(world)
    assert (tip.state, tip.agency, tip.details.get("agencies", [])) == (TipState.UNFOUNDED, None, [])


def test_an_escalation_of_a_routine_tip_waits_for_working_time(world, somchai, dara):
    world.hears(somchai, None, "ไฟทางดับมาสองคืนแล้ว หน้าปากซอยลาซาล 12 เขตบางนา")
    with world.session() as session:
        tip = session.query(Tip).one()
        due = tip.respond_by
        assert stage_of(tip, due + timedelta(minutes=1)) == ("respond", False)
        grave = next(at for at in hours_after(due) if stage_of(tip, at)[1])
        assert grave.astimezone(BANGKOK).time() >= time(8, 30)
        assert is_working_day((grave - timedelta(hours=1)).astimezone(BANGKOK).date())


def hours_after(moment):
    return (moment + timedelta(hours=number) for number in range(1, 1000))
