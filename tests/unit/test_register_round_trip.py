"""Whatever a project holds comes back from every kind of file as it went out."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.table_workbook import read_table, write_table
from services.project_facts import ProjectFacts, ReportFacts
from services.register_json import project_as_json, project_from_json
from services.register_table import COLUMNS, as_csv, as_rows, from_csv, from_rows

SIGNS = "กขคงจเแโใไาิีึืุูเ่้๊๋์ำ ๐๑๒abcXYZ0123456789.,:;/()%-_=+@'\"\n\t"
texts = st.text(alphabet=SIGNS, max_size=400).map(str.strip)
words = st.text(alphabet=SIGNS.replace("\n", "").replace("\t", ""), min_size=1, max_size=40).map(str.strip).filter(bool)
days = st.none() | st.dates(date(2000, 1, 1), date(2040, 12, 31))
money = st.none() | st.integers(0, 10**10).map(float) | st.integers(0, 10**9).map(lambda satang: satang / 100)
percents = st.none() | st.integers(0, 20_000).map(lambda number: number / 100)
statuses = st.none() | st.sampled_from(["on_plan", "watch", "behind"])
letters = st.lists(st.tuples(words, days), max_size=3).map(tuple)


@st.composite
def reports(draw):
    numbers = sorted(draw(st.sets(st.integers(1, 40), max_size=5)))
    return tuple(
        ReportFacts(
            no=no,
            day=draw(days),
            percent=draw(percents),
            plan_status=draw(statuses),
            narrative=draw(texts),
            budget_spent=draw(money),
            quarter=draw(st.none() | st.integers(1, 4)),
            target_status=draw(st.none() | st.sampled_from(["on_target", "off_target"])),
            letters=draw(letters),
        )
        for no in numbers
    )


forms = st.fixed_dictionaries(
    {},
    optional={
        "rationale": texts.filter(bool),
        "objectives": st.lists(words, min_size=1, max_size=3),
        "targets_before": st.lists(st.lists(words, min_size=1, max_size=2), min_size=1, max_size=2),
        "plan": st.fixed_dictionaries({"strategy": words, "goal": texts}),
        "levels": st.lists(words, min_size=1, max_size=5),
        "rosters": st.lists(st.fixed_dictionaries({"group": words, "members": st.integers(0, 999)}), min_size=1),
        "summary": words,
    },
)
projects = st.builds(
    ProjectFacts,
    code=st.from_regex(r"[0-9]{8}-[0-9]{4}", fullmatch=True) | st.from_regex(r"[1-9]/[ก-ฮ]{3}\.", fullmatch=True),
    name=words,
    fiscal_year=st.integers(2550, 2590),
    agency=words | st.just(""),
    kind=st.sampled_from(["project", "indicator"]),
    source=st.sampled_from(["form", "sample"]),
    budget=money,
    budget_spent=money,
    start=days,
    end=days,
    target=money,
    result=money,
    result_unit=st.none() | words,
    note=st.none() | words,
    reports=reports(),
    form=forms,
)
registers = st.lists(projects, max_size=4, unique_by=lambda project: (project.code, project.fiscal_year))


def through_json(shapes):
    return json.loads(json.dumps(shapes, ensure_ascii=False))


def through_csv(shapes):
    return [shape for _row, shape in from_rows(from_csv("".join(as_csv(as_rows(shapes)))))]


def through_xlsx(shapes):
    return [shape for _row, shape in from_rows(read_table(write_table("projects", COLUMNS, as_rows(shapes))))]


@pytest.mark.parametrize("through", [through_json, through_csv, through_xlsx])
@settings(max_examples=40, deadline=None)
@given(register=registers)
def test_the_register_goes_round_without_loss(through, register):
    shapes = [project_as_json(project) for project in register]
    assert [project_as_json(project_from_json(shape)) for shape in through(shapes)] == shapes
