from dataclasses import replace
from datetime import UTC, date, datetime

from models.group import GroupKind
from models.person import Role
from models.project_report import ProjectReport
from services.project_facts import ProjectFacts, ReportFacts
from services.projects import keep_project
from tests.flow.world import words_in

FACTS = ProjectFacts(
    code="50990000-1234",
    name="โครงการสวนลอยฟ้าริมคลองเขตบางนา",
    fiscal_year=2569,
    agency="สำนักงานเขตบางนา / ฝ่ายโยธา",
    budget=1_000_000.0,
    budget_spent=250_000.0,
    start=date(2025, 10, 1),
    end=date(2026, 9, 30),
    reports=(
        ReportFacts(no=1, day=date(2026, 1, 15), percent=20.0, plan_status="on_plan"),
        ReportFacts(no=2, day=date(2026, 4, 20), percent=45.0, plan_status="watch"),
    ),
)


def keep(world):
    with world.session() as session:
        keep_project(session, FACTS, now=datetime(2026, 5, 1, tzinfo=UTC))


def test_an_officers_question_is_answered_with_the_figure_and_a_card(world):
    keep(world)
    prae = world.person("แพร", Role.OFFICER, ("บางนา",))
    (card,) = world.hears(prae, None, "โครงการสวนลอยฟ้าริมคลองบางนา คืบหน้ากี่เปอร์เซ็นต์แล้ว")
    assert "45%" in card
    assert "45%" in prae.replies[-1].content["altText"]
    assert "ดูรายงานทั้งหมด" in card


def test_the_button_shows_the_whole_history(world):
    keep(world)
    prae = world.person("แพร", Role.OFFICER, ("บางนา",))
    world.hears(prae, None, "สถานะโครงการ 50990000-1234")
    prae.presses(prae.replies[-1], "ดูรายงานทั้งหมด")
    world.settle()
    assert "20%" in prae.replies[-1].content["text"]


def test_a_volunteers_question_in_a_group_gets_silence(world, group, somchai):
    keep(world)
    assert world.hears(somchai, group, "สถานะโครงการ 50990000-1234 ถึงไหนแล้ว") == []


def test_a_bare_question_goes_on_about_the_project_before(world):
    keep(world)
    prae = world.person("แพร", Role.OFFICER, ("บางนา",))
    world.hears(prae, None, "สถานะโครงการ 50990000-1234")
    budget, _card = world.hears(prae, None, "แล้วงบล่ะ")
    assert "1,000,000" in budget
    assert "ต่อจากโครงการก่อนหน้า" in budget
    world.passes(16 * 60)
    assert not any("1,000,000" in said for said in world.hears(prae, None, "แล้วงบล่ะ"))


def test_of_several_projects_one_is_chosen_by_a_button_that_asks_the_same(world):
    keep(world)
    with world.session() as session:
        keep_project(session, replace(FACTS, code="50990000-1235", fiscal_year=2568), now=world.runtime.clock())
    prae = world.person("แพร", Role.OFFICER, ("บางนา",))
    (asked,) = world.hears(prae, None, "โครงการสวนลอยฟ้าริมคลองบางนา งบเท่าไหร่")
    assert "ต้องการทราบโครงการใด" in asked
    prae.presses(prae.replies[-1], "ปี 69 สวนลอยฟ้าริมค…")
    world.settle()
    assert any("1,000,000" in words_in(reply) and "2569" in words_in(reply) for reply in prae.replies[-2:])


def test_another_years_project_is_offered_by_name_and_never_answered(world):
    keep(world)
    prae = world.person("แพร", Role.OFFICER, ("บางนา",))
    (said,) = world.hears(prae, None, "โครงการสวนลอยฟ้าริมคลองบางนาปี 65 คืบหน้ากี่เปอร์เซ็นต์")
    assert "ไม่พบโครงการนี้ในปีงบประมาณ 2565" in said
    assert "45%" not in said
    prae.presses(prae.replies[-1], "ปี 69 สวนลอยฟ้าริมค…")
    world.settle()
    assert "45%" in words_in(prae.replies[-1])


def test_a_name_that_nobody_has_gets_the_nearest_to_choose_from(world):
    keep(world)
    prae = world.person("แพร", Role.OFFICER, ("บางนา",))
    (said,) = world.hears(prae, None, "โครงการสวนลอยฟ้ากลางทะเลสาบใหญ่มหาสมุทร ถึงไหนแล้ว")
    assert "ใกล้เคียง" in said
    assert "50990000-1234" in said


def test_contradictions_are_shown_where_only_staff_read(world, somchai):
    keep(world)
    prae = world.person("แพร", Role.OFFICER, ("บางนา",))
    question = "@ข่าวเน็ต สถานะโครงการ 50990000-1234"
    staff_room = world.group("เจ้าหน้าที่", kind=GroupKind.OFFICERS)
    assert "ควรตรวจสอบ" in world.hears(prae, None, question)[0]
    assert "ควรตรวจสอบ" in world.hears(prae, staff_room, question)[0]
    network = world.group("เครือข่าย")
    (shown,) = world.hears(prae, network, question)
    assert "45%" in shown
    assert "ควรตรวจสอบ" not in shown
    assert "เดือนที่ไม่มีรายงาน" not in (network.replies[-1].content["altText"] + shown)
    assert "ควรตรวจสอบ" not in world.hears(somchai, None, question)[0]


def test_what_is_asked_back_completes_the_report(world):
    keep(world)
    prae = world.person("แพร", Role.OFFICER, ("บางนา",))
    (asked,) = world.hears(prae, None, "รายงานความก้าวหน้าโครงการ 50990000-1234 เป็นไปตามแผน เบิกจ่าย 400,000 บาท")
    assert "ร้อยละเท่าใด" in asked
    (shown,) = world.hears(prae, None, "60%")
    assert "60%" in shown
    assert "400,000" in shown
    prae.presses(prae.replies[-1], "ยืนยันบันทึก")
    world.settle()
    with world.session() as session:
        kept = session.query(ProjectReport).filter_by(percent=60.0).one()
        assert (kept.budget_spent, kept.plan_status) == (400_000, "on_plan")


def test_a_report_is_shown_first_and_kept_when_confirmed(world):
    keep(world)
    prae = world.person("แพร", Role.OFFICER, ("บางนา",))
    (shown,) = world.hears(prae, None, "รายงานความก้าวหน้าโครงการ 50990000-1234 ได้ 60% เป็นไปตามแผน เบิกจ่าย 400,000 บาท")
    assert "60%" in shown
    with world.session() as session:
        assert session.query(ProjectReport).count() == 2
    prae.presses(prae.replies[-1], "ยืนยันบันทึก")
    world.settle()
    with world.session() as session:
        assert session.query(ProjectReport).filter_by(percent=60.0).count() == 1
    prae.does(prae.id, {"type": "postback", "data": "do=keep_progress"})
    world.settle()
    with world.session() as session:
        assert session.query(ProjectReport).count() == 3


def test_an_officer_of_another_district_may_not_report(world):
    keep(world)
    stranger = world.person("ก้อง", Role.OFFICER, ("ดินแดง",))
    world.hears(stranger, None, "รายงานความก้าวหน้าโครงการ 50990000-1234 ได้ 60% เป็นไปตามแผน")
    stranger.presses(stranger.replies[-1], "ยืนยันบันทึก")
    world.settle()
    with world.session() as session:
        assert session.query(ProjectReport).count() == 2
