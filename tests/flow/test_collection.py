"""The month's figures are asked for, reminded of once, and whoever is late can be seen."""

from datetime import UTC, datetime, timedelta

import pytest

from jobs.progress_collection import ask_for_figures, remind_of_figures
from models.person import Role
from models.quarter import BANGKOK
from services.project_facts import ProjectFacts, ReportFacts
from services.projects import keep_project

ASK_DAY = datetime(2026, 11, 20, 2, tzinfo=UTC)
REMIND_DAY = datetime(2026, 11, 25, 2, tzinfo=UTC)


def project(code, district, *, reported=None, percent=40.0):
    reports = (ReportFacts(no=1, day=reported, percent=percent),) if reported else ()
    return ProjectFacts(
        code=code,
        name=f"โครงการลานกีฬาเขต{district}",
        fiscal_year=2570,
        agency=f"สำนักงานเขต{district} / ฝ่ายโยธา",
        start=datetime(2026, 10, 1, tzinfo=BANGKOK).date(),
        end=datetime(2027, 9, 30, tzinfo=BANGKOK).date(),
        reports=reports,
    )


@pytest.fixture
def register(world):
    with world.session() as session:
        for facts in (
            project("50990000-1001", "บางนา"),
            project("50990000-1002", "บางนา", reported=datetime(2026, 11, 3, tzinfo=BANGKOK).date()),
            project("50990000-1003", "ดินแดง", reported=datetime(2026, 10, 30, tzinfo=BANGKOK).date()),
            project("50990000-1004", "บางนา", reported=datetime(2026, 10, 30, tzinfo=BANGKOK).date(), percent=100.0),
        ):
            keep_project(session, facts, now=ASK_DAY)


def run(world, job, now):
    with world.session() as session:
        outcome = job(session, now)
    world.settle()
    return outcome


def said_to(person):
    return [reply.content["text"] for reply in person.replies]


@pytest.mark.usefixtures("register")
def test_each_officer_is_asked_once_for_their_own_projects_without_a_report(world):
    prae = world.person("แพร", Role.OFFICER, ("บางนา",))
    world.person("ก้อง", Role.OFFICER, ("หลักสี่",))
    assert run(world, ask_for_figures, ASK_DAY) == "1 officers asked"
    assert run(world, ask_for_figures, ASK_DAY + timedelta(hours=1)) == "0 officers asked"
    (asked,) = said_to(prae)
    assert "50990000-1001" in asked
    assert not any(code in asked for code in ("50990000-1002", "50990000-1003", "50990000-1004"))
    assert "พฤศจิกายน 2569" in asked


@pytest.mark.usefixtures("register")
def test_only_who_still_owes_a_report_is_reminded(world):
    prae = world.person("แพร", Role.OFFICER, ("บางนา",))
    kong = world.person("ก้อง", Role.OFFICER, ("ดินแดง",))
    reported = project("50990000-1003", "ดินแดง", reported=datetime(2026, 11, 21, tzinfo=BANGKOK).date())
    with world.session() as session:
        keep_project(session, reported, now=REMIND_DAY)
    assert run(world, remind_of_figures, REMIND_DAY) == "1 officers asked"
    assert "ยังไม่ได้รับ" in said_to(prae)[0]
    assert said_to(kong) == []


@pytest.mark.usefixtures("register")
def test_a_run_missed_last_month_asks_nobody_at_the_beginning_of_the_next(world):
    world.person("แพร", Role.OFFICER, ("บางนา",))
    assert run(world, ask_for_figures, datetime(2026, 12, 2, 2, tzinfo=UTC)) == "not due yet"


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("asked", ["ใครยังไม่ส่ง", "ใครยังไม่ส่งรายงานเดือนนี้บ้างคะ", "เขตไหนยังไม่ส่งความก้าวหน้า"])
def test_analysts_see_who_is_late_and_where_nobody_is_responsible(world, asked):
    now = world.runtime.clock().astimezone(BANGKOK).date()
    anan = world.person("อนันต์", Role.ANALYST)
    world.person("แพร", Role.OFFICER, ("บางนา",))
    with world.session() as session:
        for code, district in (("50990000-2001", "บางนา"), ("50990000-2002", "จตุจักร")):
            facts = project(code, district)
            keep_project(session, _running_on(facts, now), now=ASK_DAY)
    (answer,) = world.hears(anan, None, asked)
    assert "เขตบางนา" in answer
    line = next(line for line in answer.splitlines() if "เขตจตุจักร" in line)
    assert "50990000-2002" in line
    assert "ยังไม่มีเจ้าหน้าที่" in line


def test_a_citizen_is_not_told_who_is_late(world, somchai):
    assert "เฉพาะเจ้าหน้าที่" in world.hears(somchai, None, "ใครยังไม่ส่ง")[0]


def _running_on(facts, day):
    values = {name: getattr(facts, name) for name in ("code", "name", "fiscal_year", "agency")}
    return ProjectFacts(**values, start=day - timedelta(days=5), end=day + timedelta(days=90))
