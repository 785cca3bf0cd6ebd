from datetime import UTC, date, datetime

from models.person import Role
from models.project_report import ProjectReport
from services.project_facts import ProjectFacts, ReportFacts
from services.projects import keep_project

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
    card, text = world.hears(prae, None, "โครงการสวนลอยฟ้าริมคลองบางนา คืบหน้ากี่เปอร์เซ็นต์แล้ว")
    assert "45%" in card
    assert "45%" in text
    assert "ดูรายงานทั้งหมด" in card


def test_the_button_shows_the_whole_history(world):
    keep(world)
    prae = world.person("แพร", Role.OFFICER, ("บางนา",))
    world.hears(prae, None, "สถานะโครงการ 50990000-1234")
    prae.presses(prae.replies[-2], "ดูรายงานทั้งหมด")
    world.settle()
    assert "20%" in prae.replies[-1].content["text"]


def test_a_volunteers_question_in_a_group_gets_silence(world, group, somchai):
    keep(world)
    assert world.hears(somchai, group, "สถานะโครงการ 50990000-1234 ถึงไหนแล้ว") == []


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
