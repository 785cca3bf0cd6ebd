"""Drafts and amendments: what an analyst changes, what an amendment says it changed, the calendar's corners."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy.orm import Session, sessionmaker

from bot.cli.main import khaonet
from language.phrases import summary as labels
from language.phrases import summary_news as words
from models.audit import AuditEntry
from models.quarter import Quarter
from models.quarter_summary import AlreadyReleasedError, QuarterSummary
from models.tip import Tip, TipState
from services import summaries
from services.assembly import add_text
from services.forgetting import forget
from services.letter_file import letter_settings
from services.summary_drafts import (
    MOST_BACK,
    draft_of,
    leave_out,
    make_draft,
    quarters_without,
    set_remark,
    take_in_hand,
)
from services.summary_drawing import draw_file, frozen_figures, ready_to_draw
from services.summary_scope import SummaryRefusedError
from services.tips import Said
from tests.unit.ledger import session_at

LEAP = Quarter(2567, 2)
"""January to March 2024, with a 29 February."""
NOW = LEAP.end + timedelta(minutes=15)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    yield from session_at(database_url, NOW)


def tell(session: Session, moment: datetime, code: str = "T-000001", state: TipState = TipState.NEW) -> Tip:
    facts = {"category": "fire", "urgency": "urgent", "district": "บางนา", "channel": "group"}
    tip = Tip(code=code, reported_at=moment, last_added_at=moment, state=state, **facts)
    session.add(tip)
    session.flush()
    return tip


def edition(**changes: Any) -> summaries.Edition:
    return summaries.Edition(letter=letter_settings({}), **changes)


def drafted(session: Session) -> Any:
    return make_draft(session, LEAP, edition(as_of=LEAP.last_day), now=NOW)


def test_a_leap_day_belongs_to_february(session: Session) -> None:
    tell(session, datetime(2024, 2, 29, 16, 59, tzinfo=UTC))
    assert quarters_without(session, NOW) == [LEAP]
    figures = frozen_figures(session, drafted(session))
    assert [row["tips"] for row in figures["by_month"]] == [0, 1, 0]


def test_an_empty_quarter_has_a_summary_that_can_be_drawn(session: Session) -> None:
    row = drafted(session)
    assert draw_file("pdf", *ready_to_draw(session, row)).startswith(b"%PDF")


def test_the_clock_looks_back_eight_quarters_and_not_before_the_first_record(session: Session) -> None:
    assert quarters_without(session, NOW) == []
    tell(session, LEAP.previous().start)
    assert quarters_without(session, NOW) == [LEAP.previous(), LEAP]
    tell(session, LEAP.start - timedelta(days=2000), "T-000002")
    assert len(quarters_without(session, NOW)) == MOST_BACK


def test_a_draft_compiled_anew_takes_the_place_of_the_old_one(session: Session) -> None:
    first = drafted(session)
    set_remark(session, first, "เก่า", by="a", now=NOW)
    second = drafted(session)
    assert first.id == second.id
    assert "remarks" not in frozen_figures(session, second)


def test_the_release_is_what_was_read_even_when_tips_came_meanwhile(session: Session) -> None:
    drafted(session)
    tell(session, LEAP.start)
    row = summaries.release(session, LEAP, edition(), by="somebody", now=NOW)
    assert frozen_figures(session, row)["overview"][0]["now"] == 0
    assert draft_of(session, LEAP) is None


def test_of_two_who_release_at_once_one_does_and_what_is_released_takes_no_remark(session: Session) -> None:
    others = sessionmaker(session.get_bind(), info=session.info)
    with others.begin() as own:
        draft = drafted(own)
        number = draft.id
    refused: list[Exception] = []

    def too_late(deed: Callable[[Session, QuarterSummary], object]) -> None:
        with others.begin() as own:
            own.get(QuarterSummary, number)
            ready.wait()
            row = take_in_hand(own, number)
            assert row is not None
            try:
                deed(own, row)
            except (AlreadyReleasedError, SummaryRefusedError) as refusal:
                refused.append(refusal)

    deeds: tuple[Callable[[Session, QuarterSummary], object], ...] = (
        lambda own, row: summaries.release_draft(own, row, by="second", now=NOW),
        lambda own, row: set_remark(own, row, "สาย", by="third", now=NOW),
    )
    ready = Barrier(len(deeds) + 1)
    late = [Thread(target=too_late, args=(deed,)) for deed in deeds]
    for each in late:
        each.start()
    with others.begin() as own:
        first = take_in_hand(own, number)
        assert first is not None
        ready.wait()
        summaries.release_draft(own, first, by="first", now=NOW)
    for each in late:
        each.join()
    assert len(refused) == len(deeds)
    with others.begin() as own:
        row = own.get_one(QuarterSummary, number)
        assert row.released_by == "first"
        assert "remarks" not in frozen_figures(own, row)


def test_an_amendment_says_why_and_which_figures_differ(session: Session) -> None:
    summaries.release(session, LEAP, edition(as_of=LEAP.last_day), by="somebody", now=NOW)
    tell(session, LEAP.start)
    row = summaries.release(session, LEAP, edition(reason="มีเรื่องที่นำเข้าภายหลัง"), by="somebody", now=NOW)
    figures = frozen_figures(session, row)
    assert figures["amended_because"] == [words.AMENDED_BECAUSE.format(reason="มีเรื่องที่นำเข้าภายหลัง")]
    overview = {row["label"]: (row["before"], row["after"]) for row in figures["changes"]}
    assert overview["เรื่องที่รับแจ้ง"] == (0, 1)
    assert all(before != after for before, after in overview.values())


def test_an_incident_left_out_is_owned_up_to_and_audited(session: Session) -> None:
    tell(session, LEAP.start + timedelta(days=3), state=TipState.VERIFIED).verified_at = LEAP.start + timedelta(days=4)
    session.flush()
    row = drafted(session)
    if not frozen_figures(session, row)["notable"]:
        pytest.fail("the tip is not notable")
    leave_out(session, row, 1, "คดีอยู่ในศาล", by="analyst", now=NOW)
    figures = frozen_figures(session, row)
    assert figures["notable"] == []
    assert figures["method"][-1] == words.left_out(1)
    [entry] = session.query(AuditEntry).filter_by(verb="leave out incident")
    assert entry.reason == "คดีอยู่ในศาล"


def test_words_taken_back_do_not_wait_in_a_draft_for_its_release(session: Session) -> None:
    tip = tell(session, LEAP.start + timedelta(days=3), state=TipState.VERIFIED)
    tip.verified_at = LEAP.start + timedelta(days=4)
    said = Said(kind="text", occurred_at=tip.reported_at, text="ไฟไหม้ร้านป้าสมพร เขตบางนา", message_id="m1")
    add_text(session, tip, said)
    row = drafted(session)
    assert [each["text"] for each in frozen_figures(session, row)["notable"]] == [said.text]
    forget(session, "m1", now=NOW)
    [told] = frozen_figures(session, row)["notable"]
    assert told["text"] == labels.REMOVED_TEXT


def test_a_remark_that_is_too_long_is_refused(session: Session) -> None:
    with pytest.raises(SummaryRefusedError):
        set_remark(session, drafted(session), "ก" * 601, by="a", now=NOW)


def test_the_commands_draft_remark_number_and_release(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "khaonet.db").write_bytes(sqlite_template.read_bytes())
    monkeypatch.setenv("KHAONET_DATA", str(tmp_path))
    monkeypatch.setenv("KHAONET_KEYS", "A" * 43 + "=")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    when = ["--fiscal-year", "2563", "--quarter", "3"]

    def run(*words: str) -> Any:
        return CliRunner().invoke(khaonet, ["summary", *words])

    assert run("remark", *when, "ควรเยี่ยมกลุ่มที่เงียบ").exit_code == 1
    assert run("draft", *when, "--as-of", "2020-06-15").exit_code == 0
    assert run("remark", *when, "ควรเยี่ยมกลุ่มที่เงียบ").exit_code == 0
    assert run("number", *when, "77", "--dated", "2020-07-30").exit_code == 0
    assert run("release", *when).exit_code == 0
    [row] = json.loads(run("list", "--json").output)
    assert (row["state"], row["as_of"]) == ("released", "2020-06-15")
