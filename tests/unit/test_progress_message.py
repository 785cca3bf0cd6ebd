import json
from datetime import date, datetime
from pathlib import Path

import pytest

from language.progress_figures import plain_figures, read_percent, read_plan_status, read_spending
from language.progress_message import AskBack, read_progress
from language.project_names import NamedProject
from language.project_search import RegisterNames

DATA = Path(__file__).parent.parent / "data"
FIELDS = ("code", "percent", "date", "budget_spent", "plan_status")


@pytest.fixture(scope="module")
def names():
    projects = json.loads((DATA / "register.json").read_text(encoding="utf-8"))["projects"]
    return RegisterNames.of(
        NamedProject(p["code"], p["name"], p["fiscal_year"], p["agency"], p["kind"]) for p in projects
    )


def is_right(row, names):
    reading = read_progress(row["text"], names, datetime.fromisoformat(row["sent_at"]).date())
    said = sorted(
        (
            (d.code or "", d.percent or 0, d.day and d.day.isoformat(), d.budget_spent, d.plan_status, d.narrative)
            for d in reading.reports
        ),
        key=lambda draft: draft[:2],
    )
    wanted = sorted(row["expect"]["reports"], key=lambda report: (report["code"] or "", report["percent"] or 0))
    if len(said) != len(wanted):
        return False
    asked = set(row["expect"]["ask_back"])
    asked -= {"confirm"} if "percent_over_100" in row["expect"]["warn"] else set()
    same = all(
        (want["code"] or "", want["percent"] or 0, *(want[name] for name in FIELDS[2:])) == draft[:5]
        and all(part in draft[5] for part in want["narrative_contains"])
        for want, draft in zip(wanted, said, strict=True)
    )
    return same and asked == set(reading.ask_back)


def test_the_written_messages_are_read_entirely(names):
    rows = [json.loads(line) for line in (DATA / "progress_messages.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sum(is_right(row, names) for row in rows) / len(rows) >= 0.95


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("คืบหน้า 70%", 70),
        ("ร้อยละ ๗๐", 70),
        ("เจ็ดสิบจุดห้าเปอร์เซ็นต์", 70.5),
        ("เพิ่มจาก 60% เป็น 70%", 70),
        ("เบิกจ่าย 45% คืบหน้า 60%", 60),
        ("ประชาชนพึงพอใจร้อยละ 92 งานได้ 60%", 60),
        ("คืบหน้า 40 ตามแผน", 40),
        ("65-70%", None),
        ("อบรมแล้ว 60 คน", None),
    ],
)
def test_the_progress_is_told_from_other_figures(text, percent):
    assert read_percent(plain_figures(text)) == percent


@pytest.mark.parametrize(
    ("text", "baht"),
    [
        ("เบิกจ่าย 1.2 ล้านบาท", 1_200_000),
        ("ใช้งบไปสองแสนสามหมื่นบาท", 230_000),
        ("เบิกแล้ว 88,255.- บาท", 88_255),
        ("ไม่มีการเบิกจ่าย", 0),
        ("ยังไม่ได้เบิก", 0),
        ("งบ 500,000 บาท", None),
        ("เบิกจ่าย 45%", None),
    ],
)
def test_spending_is_read_in_baht(text, baht):
    assert read_spending(plain_figures(text)) == baht


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("เป็นไปตามแผน", "on_plan"),
        ("ไม่เป็นไปตามแผน", "behind"),
        ("เป็นไปตามแผนแต่ควรติดตามเป็นปกติ", "watch"),
        ("งานล่าช้า", "behind"),
        ("ไม่ล่าช้า", "on_plan"),
        ("วัสดุส่งล่าช้า", None),
    ],
)
def test_the_plan_status_is_what_the_officer_says_of_the_project(text, status):
    assert read_plan_status(text) == status


def test_a_name_that_two_years_share_is_asked_back_with_both(names):
    reading = read_progress("ปลูกต้นไม้ดอนเมือง คืบหน้า 60%", names, date(2023, 7, 20))
    assert reading.reports[0].code is None
    assert set(reading.reports[0].candidates) == {"50120000-4101", "50120000-4188"}
    assert reading.ask_back == (AskBack.CODE,)


def test_a_correction_names_the_report_it_corrects(names):
    reading = read_progress("ขอแก้ไขรายงานครั้งที่ 3 ของสวน 15 นาที จาก 29% เป็น 36%", names, date(2024, 6, 28))
    assert (reading.reports[0].corrects_no, reading.reports[0].percent) == (3, 36)
