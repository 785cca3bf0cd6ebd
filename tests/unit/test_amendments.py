"""An amendment says in letter, report and every file which it is, what it takes the place of, what changed and why."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from sqlalchemy.orm import Session

from documents.summary_files import render_all
from language.phrases import summary_news as words
from models.quarter import Quarter
from models.tip import Tip, TipChange, TipState
from services import summaries
from services.letter_file import letter_settings
from services.summary_drafts import make_draft, number_letter
from services.summary_drawing import files_of, frozen_figures
from tests.unit.ledger import session_at
from tests.unit.test_documents import squeezed, text_of

LAST = Quarter(2569, 4)
"""July to September 2026."""
FIRST_OUT = LAST.end + timedelta(days=3)
NOW = LAST.end + timedelta(days=30)
WHY = "เขตบางนาส่งประวัติแชตมาช้า"


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    yield from session_at(database_url, NOW)


def tell(session: Session, code: str, recorded_at: datetime, reported_at: datetime | None = None) -> Tip:
    """Record a tip; what is imported was reported long before it was recorded."""
    moment = reported_at or recorded_at
    facts = {"category": "fire", "urgency": "urgent", "district": "บางนา", "channel": "group", "state": TipState.NEW}
    tip = Tip(code=code, reported_at=moment, last_added_at=moment, **facts)
    tip.changes.append(TipChange(at=recorded_at, what="opened", after="new"))
    session.add(tip)
    session.flush()
    return tip


def verify(session: Session, tip: Tip, at: datetime) -> None:
    tip.changes.append(TipChange(at=at, what="verify", before="new", after="verified"))
    tip.state, tip.verified_at = TipState.VERIFIED, at
    session.flush()


def edition(**facts: Any) -> summaries.Edition:
    return summaries.Edition(letter=letter_settings({"number_prefix": "กท 0406/"}), **facts)


@pytest.fixture
def amended(session: Session) -> Any:
    """A first edition with two tips and a number, and an amendment after one came late and one was verified."""
    told = [tell(session, f"T-00000{day}", LAST.start + timedelta(days=day)) for day in (1, 2)]
    first = make_draft(session, LAST, edition(as_of=LAST.last_day), now=FIRST_OUT)
    number_letter(session, first, "1234", date(2026, 10, 5), by="a", now=FIRST_OUT)
    summaries.release_draft(session, first, by="a", now=FIRST_OUT)
    verify(session, told[0], FIRST_OUT + timedelta(days=2))
    tell(session, "T-000009", FIRST_OUT + timedelta(days=9), LAST.start + timedelta(days=40))
    return summaries.release(session, LAST, edition(reason=WHY), by="a", now=NOW)


def test_what_changed_and_why_is_counted_from_the_records(session: Session, amended: Any) -> None:
    figures = frozen_figures(session, amended)
    assert figures["amended_because"] == [
        words.AMENDED_BECAUSE.format(reason=WHY),
        words.CAUSES[1].format(number="1"),
        words.CAUSES[2].format(number="1"),
    ]
    found = {(row["table"], row["label"]): (row["before"], row["after"]) for row in figures["changes"]}
    assert found["ตัวเลขสำคัญ", "เรื่องที่รับแจ้ง"] == (2, 3)
    assert found["ประเภท", "ไฟไหม้/ระเบิด/สารเคมี (ยืนยันแล้ว)"] == (0, 1)
    assert found["เดือน", "ส.ค. 69"] == (0, 1)
    assert any(table == "เหตุสำคัญ" for table, _ in found)


def test_letter_and_files_say_that_they_are_the_amendment_of_a_numbered_letter(session: Session, amended: Any) -> None:
    files = files_of(session, amended)
    letter = text_of(files.pdf)[0]
    for said in ("ฉบับแก้ไขครั้งที่๑", "ใช้แทนหนังสือที่กท๐๔๐๖/๑๒๓๔ลงวันที่๕ตุลาคม๒๕๖๙", squeezed(WHY)):
        assert squeezed(said) in letter
    with zipfile.ZipFile(io.BytesIO(files.docx)) as parts:
        body = squeezed(re.sub(r"<[^>]+>", "", parts.read("word/document.xml").decode()))
    assert squeezed("(ฉบับแก้ไขครั้งที่ ๑)") in body
    assert squeezed(WHY) in body
    rows = openpyxl.load_workbook(io.BytesIO(files.xlsx))["สิ่งที่แก้ไข"].iter_rows(min_row=4, values_only=True)
    assert ("ตัวเลขสำคัญ", "เรื่องที่รับแจ้ง", 2, 3) in list(rows)


def test_paper_tells_the_largest_of_many_differences_and_the_workbook_all(session: Session, amended: Any) -> None:
    figures = frozen_figures(session, amended)
    assert ("เหตุสำคัญ", "2 ก.ค. 69 บางนา ไฟไหม้/ระเบิด/สารเคมี") in {
        (row["table"], row["label"]) for row in figures["changes"]
    }
    few = [row for row in figures["changes"] if row["table"] != "เขต"]
    many = [{"table": "เขต", "label": f"เขตที่ {place}", "before": "<3", "after": place} for place in range(30)]
    files = render_all({**figures, "changes": [*few, *many]}, letter_settings({}))
    said = "".join(text_of(files.pdf))
    assert ["เขตที่29" in said, "เขตที่24" in said] == [True, False]
    assert squeezed("และอีก 25 รายการ") in said
    assert squeezed("มีตัวเลขที่ต่างจากฉบับก่อน") in said
    rows = list(openpyxl.load_workbook(io.BytesIO(files.xlsx))["สิ่งที่แก้ไข"].iter_rows(min_row=4, values_only=True))
    assert ("เขต", "เขตที่ 0", "<3", 0) in rows
    assert len(rows) == len(few) + len(many)


def test_a_second_amendment_counts_from_the_first(session: Session, amended: Any) -> None:
    later = NOW + timedelta(days=1)
    tell(session, "T-000010", NOW + timedelta(hours=1), LAST.start + timedelta(days=50))
    row = summaries.release(session, LAST, edition(reason="อีกเรื่อง"), by="a", now=later)
    figures = frozen_figures(session, row)
    assert (row.edition, figures["edition"], figures["amends"]) == (2, 2, {})
    assert figures["amended_because"][1:] == [words.CAUSES[1].format(number="1")]
    assert squeezed("ใช้แทนฉบับก่อน") in text_of(files_of(session, row).pdf)[0]


def test_tips_told_after_an_early_cut_are_named_as_such(session: Session) -> None:
    tell(session, "T-000001", LAST.start + timedelta(days=1))
    early = datetime(2026, 9, 11, 12, tzinfo=UTC)
    summaries.release(session, LAST, edition(as_of=date(2026, 9, 11)), by="a", now=early)
    tell(session, "T-000002", LAST.end - timedelta(days=2))
    row = summaries.release(session, LAST, edition(reason="ครบไตรมาส"), by="a", now=NOW)
    assert frozen_figures(session, row)["amended_because"][1:] == [words.CAUSES[0].format(number="1")]


def test_an_amendment_without_a_difference_says_so(session: Session) -> None:
    tell(session, "T-000001", LAST.start + timedelta(days=1))
    summaries.release(session, LAST, edition(as_of=LAST.last_day), by="a", now=FIRST_OUT)
    row = summaries.release(session, LAST, edition(reason="แก้คำผิดในหนังสือ", as_of=LAST.last_day), by="a", now=NOW)
    assert frozen_figures(session, row)["changes"] == []
    assert squeezed("ตรงกับฉบับก่อน") in text_of(files_of(session, row).pdf)[0]
