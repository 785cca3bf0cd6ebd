"""A further batch of questions and reports, over a register that is not ours to copy; skipped where it is not."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from language.ask_kinds import Ask
from language.progress_message import read_progress
from language.project_names import NamedProject
from language.project_question import read_question
from language.project_search import RegisterNames

DATA = Path(__file__).parent.parent / "data"
REGISTER = Path(__file__).parents[3] / "shared" / "data" / "examples" / "projects.json"


@pytest.fixture(scope="module")
def projects():
    if not REGISTER.exists():
        pytest.skip("skipped: no ../shared")
    document = json.loads(REGISTER.read_text(encoding="utf-8"))
    return document["projects"] if isinstance(document, dict) else document


@pytest.fixture(scope="module")
def names(projects):
    return RegisterNames.of(
        NamedProject(p["code"], p["name"], p["fiscal_year"], p["agency"], p.get("kind", "project")) for p in projects
    )


def rows(name):
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def test_questions_find_their_projects_kinds_and_years(names, projects):
    behind = {p["code"] for p in projects if p["reports"] and p["reports"][-1].get("plan_status") == "behind"}
    asked, right, kinds, years = rows("status_questions_fresh.jsonl"), 0, 0, 0
    for row in asked:
        expect, question = row["expect"], read_question(row["text"], this_year=2570)
        found = names.answer(question)
        codes = set(found.codes) & behind if found.ask is Ask.LIST_LATE else set(found.codes)
        right += codes == set(expect["codes"])
        kinds += found.ask == expect["ask"]
        years += question.period.fiscal_year == expect["fiscal_year"]
    assert right >= 0.96 * len(asked)
    assert kinds >= 0.97 * len(asked)
    assert years >= 0.97 * len(asked)


def test_reports_are_understood(names):
    told = rows("progress_messages_fresh.jsonl")
    right = sum(understood(row, names) == expected(row) for row in told)
    assert right >= 0.92 * len(told)


def understood(row, names):
    reading = read_progress(row["text"], names, datetime.fromisoformat(row["sent_at"]).date())
    return [
        (r.code, r.percent, r.day.isoformat() if r.day else None, r.budget_spent, r.plan_status)
        for r in reading.reports
    ]


def expected(row):
    wanted = row["expect"]["reports"]
    return [(r["code"], r["percent"], r["date"], r["budget_spent"], r["plan_status"]) for r in wanted]
