import json
from pathlib import Path

import pytest

from language.ask_kinds import Ask
from language.project_names import NamedProject
from language.project_question import read_question
from language.project_search import Finding, RegisterNames

DATA = Path(__file__).parent.parent / "data"
THIS_YEAR = 2567


@pytest.fixture(scope="module")
def projects():
    return json.loads((DATA / "register.json").read_text(encoding="utf-8"))["projects"]


@pytest.fixture(scope="module")
def names(projects):
    return RegisterNames.of(
        NamedProject(p["code"], p["name"], p["fiscal_year"], p["agency"], p["kind"]) for p in projects
    )


def ask(names, text, context=()) -> Finding:
    return names.answer(read_question(text, this_year=THIS_YEAR), context)


def test_the_written_questions_find_their_projects_kinds_and_years(names, projects):
    rows = [json.loads(line) for line in (DATA / "status_questions.jsonl").read_text(encoding="utf-8").splitlines()]
    behind = {p["code"] for p in projects if p["reports"] and p["reports"][-1]["plan_status"] == "behind"}
    right = kinds = years = 0
    for row in rows:
        expect, found = row["expect"], ask(names, row["text"])
        codes = set(found.codes) & behind if found.ask == Ask.LIST_LATE else set(found.codes)
        right += codes == set(expect["codes"])
        kinds += found.ask == expect["ask"]
        years += read_question(row["text"]).period.fiscal_year == expect["fiscal_year"]
    assert right / len(rows) >= 0.98
    assert kinds / len(rows) >= 0.98
    assert years / len(rows) >= 0.98


@pytest.mark.parametrize(
    "text",
    ["50120000-4188", "๕๐๑๒๐๐๐๐-๔๑๘๘", "5012 0000 4188", "501200004188", "50120000/4188", "รหัสลงท้าย 4188"],
)
def test_a_code_is_read_in_any_spelling(names, text):
    assert ask(names, f"{text} ถึงไหนแล้ว").codes == ("50120000-4188",)


def test_an_unknown_code_is_not_guessed_but_its_neighbours_are_named(names):
    found = ask(names, "50120000-4189 ได้กี่เปอร์")
    assert found.codes == ()
    assert found.alike
    assert found.unknown_codes == ("50120000-4189",)


def test_another_years_project_is_not_the_answer_but_is_remembered(names):
    found = ask(names, "บ้านอิ่มใจ ปี 66 ถึงไหน")
    assert (found.codes, found.elsewhere) == ((), ("13000000-4052",))


def test_a_district_that_is_not_the_projects_own_excludes_it(names):
    assert ask(names, "ศูนย์พัฒนาเด็กเล็กเขตวัฒนา ถึงไหน").codes == ()


def test_a_follow_up_without_a_name_means_the_project_before(names):
    found = ask(names, "แล้วงบล่ะ", ["13000000-4052"])
    assert (found.ask, found.codes, found.from_context) == (Ask.BUDGET, ("13000000-4052",), True)


def test_a_question_that_names_something_else_does_not_fall_back_on_the_context(names):
    assert ask(names, "รถไฟฟ้าสายสีชมพูถึงไหนแล้ว", ["13000000-4052"]).codes == ()


@pytest.mark.parametrize(
    ("text", "year", "quarter"),
    [
        ("ไตรมาส 2/64", 2564, 2),
        ("Q3 ปี 2566", 2566, 3),
        ("ต.ค.-ธ.ค. 62", 2563, 1),
        ("รอบ 3 เดือนที่ 2 ปีงบประมาณ ๒๕๖๓", 2563, 2),
        ("FY2020", 2563, None),
        ("ค.ศ. 2020", 2563, None),
        ("เดือนพฤศจิกายน 2562", 2563, None),
        ("ไตรมาสสุดท้าย ปีงบ 66", 2566, 4),
        ("ปีที่แล้ว", 2566, None),
    ],
)
def test_years_and_quarters_are_read_as_people_write_them(text, year, quarter):
    period = read_question(f"ลานกีฬา {text} ถึงไหน", this_year=THIS_YEAR).period
    assert (period.fiscal_year, period.quarter) == (year, quarter)
