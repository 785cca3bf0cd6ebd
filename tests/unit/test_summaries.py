"""Releasing a quarter: frozen figures, numbered amendments, the register's tables, news to the command once."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy.orm import Session

from bot.cli.main import khaonet
from language.phrases.summary import MET, NOT_MET
from models.indicator import EvidenceKind, IndicatorEvidence
from models.meeting import Meeting, MeetingKind, Opinion
from models.person import Person, Role
from models.quarter import Quarter
from models.quarter_summary import AlreadyReleasedError, DeliveryState
from services import summaries
from services.letter_file import LetterFileError, letter_settings, plain_values, read_letter_file
from services.project_facts import ProjectFacts, ReportFacts
from services.projects import keep_project
from services.summary_delivery import deliveries_of, owe_news
from services.summary_figures import compile_figures
from services.summary_scope import SummaryRefusedError
from tests.unit.ledger import session_at

QUARTER = Quarter(2563, 3)
NOW = datetime(2020, 7, 20, 3, 0, tzinfo=UTC)
EDITION = summaries.Edition(letter=letter_settings({}))


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    yield from session_at(database_url, NOW)


def release(session: Session, **changes: Any) -> Any:
    edition = summaries.Edition(letter=letter_settings({}), **changes)
    return summaries.release(session, QUARTER, edition, by="somebody", now=NOW)


def test_a_release_keeps_its_figures_when_the_database_moves_on(session: Session) -> None:
    row = release(session)
    keep_project(session, make_project(), now=NOW)
    assert summaries.frozen_figures(session, row)["projects"] == []
    assert compile_figures(session, QUARTER, now=NOW)["projects"] != []


def test_the_fingerprint_of_a_release_is_that_of_its_json(session: Session) -> None:
    row = release(session)
    assert hashlib.sha256(summaries.files_of(session, row).json).hexdigest() == row.fingerprint


def test_released_files_can_be_drawn_again_to_the_byte(session: Session) -> None:
    row = release(session)
    assert summaries.files_of(session, row) == summaries.files_of(session, row)


def test_an_amendment_needs_a_reason_and_gets_a_number(session: Session) -> None:
    first = release(session)
    with pytest.raises(SummaryRefusedError):
        release(session)
    second = release(session, reason="สมาชิกนับซ้ำ")
    assert (first.edition, second.edition) == (0, 1)
    said = [summaries.frozen_figures(session, row)["status_said"] for row in summaries.editions_of(session, QUARTER)]
    assert said == ["", "ฉบับแก้ไขครั้งที่ 1"]


def test_an_edition_is_released_once(session: Session) -> None:
    row = release(session)
    with pytest.raises(AlreadyReleasedError):
        row.freeze(by="somebody", at=NOW)


def test_the_command_is_told_once(session: Session) -> None:
    session.add(Person(id="c1", role=Role.COMMAND, created_at=NOW))
    session.add(Person(id="v1", role=Role.VOLUNTEER, created_at=NOW))
    row = release(session)
    told = [owe_news(session, row, lambda each, kind: f"https://example.org/s/{each.id}", now=NOW) for _ in range(2)]
    assert told == [1, 0]
    assert [(each.recipient, each.state) for each in deliveries_of(session, row)] == [("c1", DeliveryState.WAITING)]


def make_project(**changes: Any) -> ProjectFacts:
    reports = (
        ReportFacts(no=1, day=date(2020, 4, 20), percent=60.0, plan_status="on_plan", budget_spent=10.0),
        ReportFacts(no=2, day=date(2020, 5, 21), percent=40.0, plan_status="on_plan", budget_spent=20.0),
        ReportFacts(no=3, day=date(2020, 7, 15), percent=80.0, plan_status="on_plan", budget_spent=30.0),
    )
    facts = {"code": "04060000-9999", "name": "โครงการตัวอย่าง", "fiscal_year": 2563, "budget": 100.0, "reports": reports}
    return ProjectFacts(**{**facts, "start": date(2019, 10, 1), "end": date(2020, 9, 30), **changes})


def test_projects_stand_as_reported_by_the_quarters_end_with_what_speaks_against_them(session: Session) -> None:
    keep_project(session, make_project(), now=NOW)
    keep_project(session, make_project(code="04060000-8888", fiscal_year=2562), now=NOW)
    figures = compile_figures(session, QUARTER, now=NOW)
    assert [(row["code"], row["percent"], row["spent"], row["reported"]) for row in figures["projects"]] == [
        ("04060000-9999", 40.0, 20.0, "2020-05-21")
    ]
    assert any("40" in row["text"] and "60" in row["text"] for row in figures["contradictions"])


def test_the_indicators_level_comes_from_its_evidence(session: Session) -> None:
    row = keep_project(session, make_project(kind="indicator", reports=(), target=4.0), now=NOW)
    for kind, detail in (
        (EvidenceKind.ROSTER, {"occupations": ["ก", "ข", "ค"]}),
        (EvidenceKind.CHANNEL, {"hours": 24}),
    ):
        session.add(
            IndicatorEvidence(project_id=row.id, kind=kind, quarter=2, title=kind.value, detail=detail, recorded_at=NOW)
        )
    session.flush()
    figures = compile_figures(session, QUARTER, now=NOW)
    assert [(row["target"], row["level"]) for row in figures["indicators"]] == [(4, 2)]
    assert [row["met"] for row in figures["indicator_levels"]] == [MET, MET, NOT_MET, NOT_MET, NOT_MET]


def test_meetings_and_opinions_of_the_quarter_are_masked_and_counted(session: Session) -> None:
    for day in (date(2020, 3, 31), date(2020, 4, 1)):
        said = "ตกลงให้โทร 081-234-5678"
        session.add(
            Meeting(kind=MeetingKind.COUNCIL, title="สภา", held_on=day, district="บางนา", minutes=said, recorded_at=NOW)
        )
        session.add(Opinion(district_group="กรุงเทพใต้", topic="ไฟส่องสว่าง", text=said, heard_on=day, recorded_at=NOW))
    session.flush()
    figures = compile_figures(session, QUARTER, now=NOW)
    assert [row["date"] for row in figures["meetings"]] == ["2020-04-01"]
    assert [row["opinions"] for row in figures["opinions"]] == [1]
    assert "081" not in json.dumps([figures["meetings"], figures["opinions"]], ensure_ascii=False)


def test_letter_settings_survive_being_frozen(tmp_path: Path) -> None:
    file = tmp_path / "letter.toml"
    file.write_text(
        'form = "letter"\naddress = ["หนึ่ง", "สอง"]\ndated = 2020-07-30\nthai_digits = false\n', encoding="utf-8"
    )
    settings = read_letter_file(str(file))
    assert letter_settings(json.loads(json.dumps(plain_values(settings)))) == settings
    assert settings.address == ("หนึ่ง", "สอง")


def test_an_emblem_is_looked_for_beside_the_letter_file(tmp_path: Path) -> None:
    file = tmp_path / "letter.toml"
    file.write_text('emblem_path = "emblem.svg"\naddress = "บรรทัดเดียว"\n', encoding="utf-8")
    with pytest.raises(LetterFileError, match=r"emblem_path: there is no file"):
        read_letter_file(str(file))
    (tmp_path / "emblem.svg").touch()
    settings = read_letter_file(str(file))
    assert settings.emblem_path == tmp_path / "emblem.svg"
    assert settings.address == ("บรรทัดเดียว",)


@pytest.mark.parametrize("text", ['form = "lettr"', "office = 12", "references = [1]", 'thai_digits = "no"'])
def test_a_setting_of_the_wrong_kind_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "letter.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LetterFileError, match=text.split(maxsplit=1)[0]):
        read_letter_file(str(file))


@pytest.mark.parametrize("text", ['colour = "red"', "form = ", None])
def test_a_letter_file_that_cannot_be_used_is_named(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "letter.toml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(LetterFileError, match=r"letter\.toml"):
        read_letter_file(str(file))


@pytest.fixture
def khaonet_data(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "khaonet.db").write_bytes(sqlite_template.read_bytes())
    monkeypatch.setenv("KHAONET_DATA", str(tmp_path))
    monkeypatch.setenv("KHAONET_KEYS", "A" * 43 + "=")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path


def test_the_doctor_says_whether_the_letter_can_be_drawn(khaonet_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def letter() -> dict[str, Any]:
        [found] = [
            row
            for row in json.loads(CliRunner().invoke(khaonet, ["doctor", "--json"]).output)
            if row["check"] == "letter"
        ]
        return found

    assert letter()["good"] is True
    monkeypatch.setenv("LETTER_FILE", str(khaonet_data / "nowhere.toml"))
    assert letter()["good"] is False


def test_the_command_line_writes_every_file_of_a_draft(khaonet_data: Path) -> None:
    out = khaonet_data / "out"
    ran = CliRunner().invoke(
        khaonet,
        [
            "summary",
            "compile",
            "--fiscal-year",
            "2563",
            "--quarter",
            "3",
            "--as-of",
            "2020-07-20",
            "--out",
            str(out),
            "--json",
        ],
    )
    assert ran.exit_code == 0, ran.output
    assert {path.name for path in out.iterdir()} == {
        f"summary.{kind}" for kind in ("pdf", "docx", "xlsx", "json", "png")
    }
    assert json.loads(ran.output)["sha256"] == hashlib.sha256((out / "summary.json").read_bytes()).hexdigest()
    assert json.loads((out / "summary.json").read_bytes())["as_of"] == "2020-07-20"


def test_the_command_line_releases_and_lists(khaonet_data: Path) -> None:
    when = ["--fiscal-year", "2563", "--quarter", "3", "--json"]
    assert CliRunner().invoke(khaonet, ["summary", "release", *when]).exit_code == 0
    rows = json.loads(CliRunner().invoke(khaonet, ["summary", "list", "--json"]).output)
    assert [(row["quarter"], row["edition"]) for row in rows] == [("2563Q3", 0)]
