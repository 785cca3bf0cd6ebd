"""The real printed forms, figure by figure as a person reads them; skipped where they are not at hand."""

import json
import random
import re
from datetime import date
from pathlib import Path

import pytest
import typst

from documents.form_text import text_of_file
from language.printed_forms.reading import read_forms
from language.printed_forms.values import PlanStatus, TargetStatus

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
FONTS = Path(__file__).parents[2] / "documents" / "fonts"
THAI = "๐๑๒๓๔๕๖๗๘๙"
ON, WATCH = PlanStatus.ON_PLAN, PlanStatus.WATCH
NEWS, HEARING, COUNCIL, BANG_NA = "04060000-3707", "21000000-3137", "04060000-3756", "50470000-3298"

HEADS = {
    NEWS: (2563, date(2019, 10, 1), date(2020, 9, 29), 0, 0),
    HEARING: (2563, date(2019, 10, 1), date(2020, 9, 29), 4_529_800, 0),
    COUNCIL: (2566, date(2022, 10, 1), date(2023, 9, 30), 0, 0),
    BANG_NA: (2564, date(2020, 10, 1), date(2021, 9, 30), 0, 0),
}
REPORTS = {
    NEWS: [
        ("2019-10-21", 10, ON), ("2019-11-18", 12, ON), ("2019-12-31", 15, ON), ("2020-01-20", 17, ON),
        (None, 0, ON), ("2020-02-14", 30, ON), ("2020-03-26", 40, ON), ("2020-03-31", 50, ON),
        ("2020-04-20", 60, ON), ("2020-05-21", 70, ON), ("2020-07-15", 80, ON), ("2020-08-04", 90, ON),
        ("2020-08-24", 100, ON), ("2020-09-20", 100, ON),
    ],
    HEARING: [
        ("2019-10-22", 5, ON), ("2019-11-25", 10, WATCH), ("2019-12-26", 15, ON), ("2020-01-30", 20, ON),
        ("2020-02-24", 40, ON), ("2020-03-23", 45, WATCH), ("2020-04-29", 65, ON), ("2020-05-24", 60, ON),
        ("2020-06-18", 70, ON), ("2020-07-24", 90, ON), ("2020-08-26", 95, ON), ("2020-08-28", 100, ON),
    ],
    COUNCIL: [("2023-05-25", 30, ON), ("2023-05-31", 40, ON), ("2023-06-08", 10, ON), ("2023-09-29", 10, ON)],
    BANG_NA: [
        ("2020-10-28", 10, ON), ("2020-11-27", 15, ON), ("2020-12-30", 20, ON), ("2021-01-29", 20, ON),
        ("2021-02-24", 90, ON), ("2021-03-23", 92, ON), ("2021-04-27", 95, ON), ("2021-05-25", 95, ON),
        ("2021-06-21", 95, ON), ("2021-07-23", 100, ON),
    ],
}  # fmt: skip
OFFICES = {
    NEWS: "สำนักงานปกครองและทะเบียน",
    HEARING: "กองยุทธศาสตร์บริหารจัดการ",
    COUNCIL: "สำนักงานปกครองและทะเบียน",
    BANG_NA: "ฝ่ายปกครอง",
}
OBJECTIVES = {NEWS: 4, HEARING: 2, COUNCIL: 2, BANG_NA: 3}
LETTERS = {
    NEWS: {
        14: ["กท 0406/408", "นร 5116.1/58", "นร 5116.1/262", "นร 5116.1/555", "นร 5116.1/696"],
    },
    HEARING: {
        4: ["กท 0502/2421", "กท 1906/00093"],
        5: ["กท 0502/154", "กท 0501/254", "กท 0502/212", "กท 0502/244"],
        7: ["กท 0200/926", "กท 0502/400", "กท 0502/770"],
    },
    COUNCIL: {4: ["กท 0406/3578", "กท 0406/4511", "กท 0406/5187"]},
    BANG_NA: {6: ["กท 0502/0333"], 7: ["กท 8401/1812", "กท 8401/1869"]},
}


def reading_of(name):
    path = SEEDS / f"{name}.txt"
    if not path.exists():
        pytest.skip("skipped: no ../shared")
    return read_forms(path.read_text(encoding="utf-8"))


@pytest.fixture(params=sorted(HEADS))
def form(request):
    (project,) = reading_of(request.param).projects
    return project


def test_the_head_is_read(form):
    assert (form.fiscal_year, form.start, form.end, form.budget, form.budget_spent) == HEADS[form.code]
    assert OFFICES[form.code] in form.agency
    assert len(form.objectives) == OBJECTIVES[form.code]
    assert form.rationale
    assert form.plan.strategy
    assert form.plan.indicator
    assert form.responsible
    assert form.coordinator


def test_every_report_is_read(form):
    read = [
        (report.day.isoformat() if report.day else None, report.percent, report.plan_status) for report in form.reports
    ]
    expected = REPORTS[form.code]
    assert [report.no for report in form.reports] == list(range(1, len(expected) + 1))
    assert read == [(day, float(percent), status) for day, percent, status in expected]
    assert {report.target_status for report in form.reports} == {TargetStatus.ON_TARGET}
    assert {report.budget_spent for report in form.reports} <= {0.0, None}
    assert all(report.narrative for report in form.reports)


def test_the_letters_cited_are_read(form):
    cited = {report.no: [letter.number for letter in report.letters] for report in form.reports if report.letters}
    assert cited == LETTERS[form.code]


def test_targets_that_were_replaced_are_kept_apart():
    (hearing,) = reading_of(HEARING).projects
    assert [len(hearing.targets), *map(len, hearing.targets_before)] == [2, 3]


def test_the_same_form_four_times_is_one_project():
    reading = reading_of(COUNCIL)
    assert (reading.copies, len(reading.projects)) == (4, 1)


def test_the_indicator_is_read():
    (indicator,) = reading_of("kpi-3-2564").indicators
    assert (indicator.fiscal_year, indicator.target, indicator.result) == (2564, 4, 100)
    assert len(indicator.levels) == 5
    assert [roster.members for roster in indicator.rosters] == [42, 88, 115]
    assert indicator.orders == ("1/2564",)
    assert len(indicator.evidence) == 5
    assert [quarter.quarter for quarter in indicator.quarters] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("name", sorted(HEADS))
def test_all_of_it_twice_in_one_text_is_read_as_once(name):
    (once,) = reading_of(name).projects
    text = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    (twice,) = read_forms(f"{text}\n{text}").projects
    assert twice.reports == once.reports


def noisy(text, chance):
    """Scan the text badly: digits as letters or as Thai digits, blanks doubled."""
    return "".join(scanned(sign, chance.random()) for sign in text)


def scanned(sign, luck):
    if sign == " ":
        return "  " if luck < 0.03 else sign
    if luck < 0.02:
        return {"0": "O", "1": "l"}.get(sign, sign)
    return THAI[int(sign)] if sign in "0123456789" and luck > 0.97 else sign


@pytest.mark.parametrize("seed", range(4))
def test_a_bad_scan_is_read_alike(form, seed):
    text = (SEEDS / f"{form.code}.txt").read_text(encoding="utf-8")
    (scanned,) = read_forms(noisy(text, random.Random(seed))).projects
    assert figures(scanned) == figures(form)


def test_a_pdf_that_cuts_lines_where_it_likes_is_read_alike(form):
    text = re.sub(r"<[^>]+>", " ", (SEEDS / f"{form.code}.txt").read_text(encoding="utf-8")).replace("\t", "   ")
    lines = [f"#text({json.dumps(line, ensure_ascii=False)})\\" for line in text.splitlines() if line.strip()]
    page = '#set text(font: "Sarabun", size: 8pt)\n#set page(paper: "a4", flipped: true, margin: 1cm)\n'
    pdf = typst.compile((page + "\n".join(lines)).encode(), font_paths=[str(FONTS)], ignore_system_fonts=True)
    (printed,) = read_forms(text_of_file(pdf)).projects
    assert figures(printed) == figures(form)


def figures(form):
    reports = [(r.no, r.day, r.percent, r.plan_status, r.target_status, r.budget_spent) for r in form.reports]
    return form.code, form.fiscal_year, form.start, form.end, form.budget, len(form.objectives), reports
