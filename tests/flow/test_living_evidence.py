"""The running system is evidence for this year's indicator: its groups' rosters and the hours it was awake."""

from datetime import timedelta

import pytest

from models.job_run import JobRun
from models.quarter import Quarter
from services.indicators import evidence_for, indicators_as_json, level_of
from services.project_facts import ProjectFacts
from services.projects import find_row, keep_project


@pytest.fixture
def indicator(world):
    year = Quarter.of(world.runtime.clock()).fiscal_year
    facts = ProjectFacts(code="3/สปท.", name="ตัวชี้วัดเครือข่าย", fiscal_year=year, kind="indicator", target=4.0)
    with world.session() as session:
        keep_project(session, facts, now=world.runtime.clock())
    return year


def level(world):
    with world.session() as session:
        return level_of(evidence_for(session, find_row(session, "3/สปท.")))


def works_at(world, hours):
    now = world.runtime.clock()
    with world.session() as session:
        session.add_all(JobRun(name="x", due=f"{hour}", started_at=now + timedelta(hours=hour)) for hour in hours)


@pytest.mark.usefixtures("indicator")
def test_occupations_of_registered_groups_and_a_day_without_sleep_reach_the_second_level(world):
    assert level(world).level == 0
    world.group("วินและอปพร.", occupations=("วินมอเตอร์ไซค์", "อปพร."))
    assert "มีหลักฐาน 2" in level(world).in_words
    world.group("ผู้นำชุมชน", occupations=("ผู้นำชุมชน",))
    works_at(world, range(1, 23))
    assert (level(world).level, "24 ชั่วโมง" in level(world).in_words) == (1, True)
    works_at(world, [0, 23])
    assert (level(world).level, "คำสั่ง" in level(world).in_words) == (2, True)


def test_the_export_says_what_is_missing_and_another_year_is_not_proved(world, indicator):
    world.group("ทุกอาชีพ", occupations=("ก", "ข", "ค"))
    past = ProjectFacts(code="9/สปท.", name="ตัวชี้วัดเก่า", fiscal_year=indicator - 2, kind="indicator")
    with world.session() as session:
        keep_project(session, past, now=world.runtime.clock())
        by_year = {shape["fiscal_year"]: shape for shape in indicators_as_json(session)}
    assert by_year[indicator]["level"] == 1
    assert by_year[indicator]["lacks"].startswith("ระดับ 2 ยังขาด")
    assert by_year[indicator - 2]["level"] == 0
    assert all("lacks" in quarter for quarter in by_year[indicator]["quarters"])
