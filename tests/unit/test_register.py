import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from documents.table_workbook import read_table, write_table
from language.printed_forms.reading import NoFormError
from models.person import Person, PersonDistrict, Role
from models.session import make_engine, make_sessions
from models.vault import Vault
from services.asking import answer
from services.contradictions import ContradictionKind, contradictions_of
from services.forms import import_forms
from services.progress import NotAllowedError, Warn, keep_reports, understand
from services.project_facts import ProjectFacts, ReportFacts, facts_of
from services.projects import every_project, find_projects, find_row, history_of, keep_project
from services.register_json import FieldError, project_as_json, project_from_json
from services.register_table import COLUMNS, as_csv, as_rows, from_csv, from_rows
from tests.unit.test_printed_forms import INDICATOR, form

DATA = Path(__file__).parent.parent / "data"
NOW = datetime(2024, 7, 12, 3, 0, tzinfo=UTC)
SHAPES = json.loads((DATA / "register.json").read_text(encoding="utf-8"))["projects"]


@pytest.fixture
def sessions(database_url):
    engine = make_engine(database_url)
    yield make_sessions(engine, vault=Vault([b"k" * 32]), tasks=None)
    engine.dispose()


@pytest.fixture
def register(sessions):
    with sessions.begin() as session:
        for shape in SHAPES:
            keep_project(session, project_from_json(shape), now=NOW)
    return sessions


def test_the_register_comes_out_as_it_went_in(register):
    with register.begin() as session:
        out = [project_as_json(facts) for facts in every_project(session)]
    assert sorted(out, key=lambda shape: shape["code"]) == sorted(SHAPES, key=lambda shape: shape["code"])


def test_a_table_brings_the_whole_register_back_from_csv_and_from_a_workbook():
    facts = [project_from_json(shape) for shape in SHAPES]
    shapes = [project_as_json(one) for one in facts]
    from_text = from_rows(from_csv("".join(as_csv(as_rows(shapes)))))
    from_book = from_rows(read_table(write_table("projects", COLUMNS, as_rows(shapes))))
    for rows in (from_text, from_book):
        assert [project_from_json(shape) for _row, shape in rows] == facts


def test_a_cell_that_a_spreadsheet_would_run_is_quoted_and_comes_back_plain():
    shape = project_as_json(ProjectFacts(code="1", name="=1+1", fiscal_year=2565))
    text = "".join(as_csv(as_rows([shape])))
    assert "'=1+1" in text
    assert next(from_rows(from_csv(text)))[1]["name"] == "=1+1"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"code": ""}, "code"),
        ({"fiscal_year": 2020}, "fiscal_year"),
        ({"budget": "มาก"}, "budget"),
        ({"start": "31/12/2565"}, "start"),
        ({"reports": [{"no": 0}]}, "no"),
        ({"reports": [{"no": 1, "plan_status": "ดี"}]}, "plan_status"),
    ],
)
def test_a_row_that_cannot_be_read_names_its_field(change, field):
    with pytest.raises(FieldError) as refused:
        project_from_json(SHAPES[0] | change)
    assert refused.value.field == field


def test_the_figure_of_every_written_question_is_the_one_expected(register):
    rows = [json.loads(line) for line in (DATA / "status_questions.jsonl").read_text(encoding="utf-8").splitlines()]
    asked = [row for row in rows if row["expect"]["percent"] is not None]
    with register.begin() as session:
        right = [answer(session, row["text"], now=NOW).percent == row["expect"]["percent"] for row in asked]
    assert sum(right) / len(right) >= 0.98


def test_late_projects_are_those_whose_newest_report_says_so(register):
    with register.begin() as session:
        found = answer(session, "โครงการไหนล่าช้าบ้าง", now=NOW)
    assert set(found.codes) == {"10000000-4215", "50030000-4166", "11000000-4244", "13000000-4052"}


def test_a_quarter_without_a_report_is_said_and_not_filled_from_another(register):
    with register.begin() as session:
        found = answer(session, "ห้องสมุดมีชีวิต ไตรมาสแรก ได้กี่เปอร์เซ็นต์", now=NOW)
    assert found.percent is None
    assert "ไม่มีรายงานในไตรมาสที่ 1" in found.text


def test_a_card_has_the_series_the_age_and_the_contradictions(register):
    with register.begin() as session:
        card = answer(session, "สวน 15 นาที ถึงไหน", now=NOW).cards[0]
    assert [percent for _day, percent in card.series] == [10, 31, 29]
    assert card.report_age_days == 23
    assert ContradictionKind.PROGRESS_FALLS in {found.kind for found in card.contradictions}


def test_the_people_of_a_form_are_sealed_and_never_given_out(sessions):
    with sessions.begin() as session:
        import_forms(session, form(), now=NOW)
        row = find_row(session, "11120000-0451")
        shown = json.dumps(project_as_json(facts_of(row)), ensure_ascii=False)
        said = answer(session, "ใครรับผิดชอบโครงการปลูกป่าในเมือง", now=NOW).text
        sealed = row.responsible_sealed
    assert "เมฆ" not in shown + said
    assert "เมฆ".encode() not in sealed


def test_the_same_form_twice_is_one_project_without_history(sessions):
    with sessions.begin() as session:
        import_forms(session, form() + form(), now=NOW)
        import_forms(session, form(), now=NOW)
        row = find_row(session, "11120000-0451")
        assert len(list(every_project(session))) == 1
        assert [history_of(session, row, report.no) for report in row.reports] == [[], [], [], []]


def test_a_form_tells_its_contradictions(sessions):
    with sessions.begin() as session:
        kinds = {found.kind for found in import_forms(session, form(), now=NOW)[0].contradictions}
    assert kinds >= {
        ContradictionKind.PROGRESS_FALLS,
        ContradictionKind.DATE_MISSING,
        ContradictionKind.SPENT_DIFFERS,
        ContradictionKind.MONTHS_WITHOUT_REPORT,
    }


def test_a_file_that_is_no_form_leaves_nothing(sessions):
    with pytest.raises(NoFormError), sessions.begin() as session:
        import_forms(session, "ประกาศรับสมัครงาน", now=NOW)
    with sessions.begin() as session:
        assert list(every_project(session)) == []


def test_an_indicator_form_becomes_an_indicator_with_its_quarters(sessions):
    with sessions.begin() as session:
        kept = import_forms(session, INDICATOR, now=NOW)[0].project
    assert (kept.kind, kept.target, [report.quarter for report in kept.reports]) == ("indicator", 2, [1, 4])


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (
            ReportFacts(1, date(2022, 11, 1), 20.0, "on_plan"),
            ReportFacts(2, date(2022, 11, 28), 75.0),
            ContradictionKind.PROGRESS_JUMPS,
        ),
        (
            ReportFacts(1, date(2022, 11, 1), 20.0),
            ReportFacts(2, date(2022, 11, 28), 20.0, "on_plan", "ขอชะลอการดำเนินงานไว้ก่อน"),
            ContradictionKind.ON_PLAN_BUT_PAUSED,
        ),
        (
            ReportFacts(1, date(2022, 11, 1), 20.0),
            ReportFacts(2, date(2022, 11, 28), 20.0, None, "ค่าวัสดุ 1,250 บาท (หนึ่งพันสองร้อยบาทถ้วน)"),
            ContradictionKind.AMOUNT_IN_WORDS_DIFFERS,
        ),
    ],
)
def test_what_cannot_well_be_true_is_told(first, second, kind):
    project = ProjectFacts(code="1", name="โครงการ", fiscal_year=2566, reports=(first, second))
    assert [found.kind for found in contradictions_of(project, date(2022, 11, 30))] == [kind]


def test_on_plan_is_contradicted_by_time_far_ahead_of_progress():
    project = ProjectFacts(
        code="1",
        name="โครงการ",
        fiscal_year=2566,
        start=date(2022, 10, 1),
        end=date(2023, 9, 30),
        reports=(ReportFacts(1, date(2023, 9, 1), 10.0, "on_plan"),),
    )
    kinds = [found.kind for found in contradictions_of(project, date(2023, 9, 2))]
    assert kinds == [ContradictionKind.ON_PLAN_BUT_LATE, ContradictionKind.MONTHS_WITHOUT_REPORT]


def officer(session, *districts, role=Role.OFFICER):
    person = Person(role=role, created_at=NOW, districts=[PersonDistrict(district=name) for name in districts])
    session.add(person)
    session.flush()
    return person


def test_an_officer_reports_on_projects_of_the_own_district_only(register):
    with register.begin() as session:
        drafts = understand(session, "ตลาดนัดราชเทวี 55% เบิก 900,000 บาท", sent_at=NOW).drafts
        with pytest.raises(NotAllowedError):
            keep_reports(session, drafts, by=officer(session, "บางรัก"), now=NOW)
        kept = keep_reports(session, drafts, by=officer(session, "ราชเทวี"), now=NOW)
        project = find_projects(session, ["50210000-4256"])[0]
    assert [(report.no, report.percent) for report in kept] == [(3, 55)]
    assert (project.budget_spent, project.last.percent) == (900_000, 55)


def test_a_volunteer_may_not_report(register):
    with register.begin() as session:
        drafts = understand(session, "ตลาดนัดราชเทวี 55%", sent_at=NOW).drafts
        with pytest.raises(NotAllowedError):
            keep_reports(session, drafts, by=officer(session, "ราชเทวี", role=Role.VOLUNTEER), now=NOW)


def test_a_correction_keeps_what_was_said_before(register):
    with register.begin() as session:
        analyst = officer(session, role=Role.ANALYST)
        drafts = understand(session, "ขอแก้ไขรายงานครั้งที่ 3 ของสวน 15 นาที จาก 29% เป็น 36%", sent_at=NOW).drafts
        keep_reports(session, drafts, by=analyst, now=NOW)
        row = find_row(session, "15000000-4077")
        assert [report.percent for report in row.reports] == [10, 31, 36]
        assert [(was["percent"], was["by"]) for was in history_of(session, row, 3)] == [(29, analyst.id)]
        assert answer(session, "สวน 15 นาที ถึงไหน", now=NOW).percent == 36


def test_falls_and_figures_over_a_hundred_are_pointed_out(register):
    with register.begin() as session:
        assert understand(session, "บ้านอิ่มใจ เหลือ 15%", sent_at=NOW).warn == (Warn.PERCENT_DECREASED,)
        assert understand(session, "บ้านอิ่มใจ 120%", sent_at=NOW).warn == (Warn.PERCENT_OVER_100,)
        late = understand(session, "บ้านอิ่มใจ 19% ณ วันที่ 1 พ.ค. 67", sent_at=NOW)
    assert late.out_of_order == ("13000000-4052",)


def test_a_new_name_is_found_at_once(register):
    with register.begin() as session:
        assert answer(session, "หอดูดาวลอยฟ้าถึงไหน", now=NOW).codes == ()
        keep_project(session, ProjectFacts(code="9", name="โครงการหอดูดาวลอยฟ้า", fiscal_year=2567), now=NOW)
    with register.begin() as session:
        assert answer(session, "หอดูดาวลอยฟ้าถึงไหน", now=NOW).codes == ("9",)


def test_a_name_that_was_rolled_back_is_not_remembered(register):
    with register() as session:
        keep_project(session, ProjectFacts(code="9", name="โครงการหอดูดาวลอยฟ้า", fiscal_year=2567), now=NOW)
        assert answer(session, "หอดูดาวลอยฟ้าถึงไหน", now=NOW).codes == ("9",)
        session.rollback()
    with register.begin() as session:
        keep_project(session, ProjectFacts(code="8", name="โครงการสวนหิ่งห้อย", fiscal_year=2567), now=NOW)
    with register.begin() as session:
        assert answer(session, "หอดูดาวลอยฟ้าถึงไหน", now=NOW).codes == ()
        assert answer(session, "สวนหิ่งห้อยถึงไหน", now=NOW).codes == ("8",)
