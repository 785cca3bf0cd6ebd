"""A draft is read, edited and released in the console by analysts; the command reads what is released."""

from datetime import timedelta
from typing import Any

import pytest

from bot.signed_links import sign
from console.wording import say_moment
from language.phrases import summary_news as news
from models.audit import AuditEntry
from models.outbound_message import OutboundMessage, OutboundState
from models.person import Role
from models.quarter import Quarter
from models.quarter_summary import QuarterSummary, SummaryDelivery, Way
from models.tip import Tip, TipState
from services.summary_drawing import frozen_figures
from tests.console.conftest import Browser, Staffed

PAGE = "/console/summaries/1"


class Draft:
    """A draft of the quarter under way, one verified tip in it, and the browsers that see it."""

    def __init__(self, staffed: Staffed) -> None:
        self.staffed = staffed
        code = staffed.tip()
        with staffed.world.session() as session:
            tip = session.query(Tip).filter_by(code=code).one()
            tip.state, tip.verified_at = TipState.VERIFIED, tip.reported_at
        self.analyst: Browser = staffed.sits("อาทิตย์", Role.ANALYST)
        self.command: Browser = staffed.sits("เลขา", Role.COMMAND)
        quarter = Quarter.of(staffed.world.runtime.clock())
        self.drafting = f"/console/summaries/{quarter.fiscal_year}/{quarter.number}/draft"
        self.page = self.analyst.sends(self.drafting).text

    def row(self) -> tuple[str, dict[str, Any], dict[str, Any]]:
        """Return fingerprint, letter and figures of the newest edition."""
        with self.staffed.world.session() as session:
            row = session.query(QuarterSummary).order_by(QuarterSummary.id.desc()).first()
            assert row is not None
            return row.fingerprint, row.letter, frozen_figures(session, row)

    def does(self, deed: str, **fields: str) -> str:
        """Send one of the page's forms, with the fingerprint that the page carries."""
        page: str = self.analyst.sends(f"{PAGE}/{deed}", **{"fingerprint": self.row()[0], **fields}).text
        return page


@pytest.fixture
def draft(staffed: Staffed) -> Draft:
    return Draft(staffed)


def test_the_draft_is_read_as_pictures_of_its_pages(draft: Draft) -> None:
    count = draft.analyst.opens(f"{PAGE}/pages").text.count('alt="หน้า ')
    assert count > 5
    assert draft.analyst.opens(f"{PAGE}/pages/{count}.png").data.startswith(b"\x89PNG")
    assert draft.analyst.opens(f"{PAGE}/pages/{count + 1}.png").status_code == 404
    assert draft.analyst.opens(f"{PAGE}/pdf").data.startswith(b"%PDF")


def test_the_page_answers_before_any_of_its_pages_is_drawn(draft: Draft) -> None:
    missing = draft.staffed.world.runtime.settings.khaonet_data / "no-emblem.svg"
    with draft.staffed.world.session() as session:
        row = session.query(QuarterSummary).one()
        row.letter = {**row.letter, "emblem_path": str(missing)}
    page = draft.analyst.opens(PAGE)
    assert page.status_code == 200
    assert f'data-fill="{PAGE}/pages' in page.text
    assert "วาดหน้าเอกสารไม่ได้" in draft.analyst.opens(f"{PAGE}/pages").text
    assert draft.analyst.opens(f"{PAGE}/pages/1.png").status_code == 404


def test_a_draft_is_not_there_for_its_readers_to_be(draft: Draft) -> None:
    for path in (PAGE, f"{PAGE}/pages", f"{PAGE}/pages/1.png", f"{PAGE}/pdf"):
        assert draft.command.opens(path).status_code == 404
    for path in (draft.drafting, f"{PAGE}/remark", f"{PAGE}/release", "/console/summaries/recipients/add"):
        assert draft.command.sends(path, address="a@b.th").status_code == 403


def test_a_remark_is_masked_and_stands_in_letter_and_report(draft: Draft) -> None:
    assert "ข้อสังเกต 08" not in draft.does("remark", remark="โทรถาม 081-234-5678 ก่อน")
    assert "081" not in str(draft.row()[2]["remarks"])
    assert "ยาวเกิน 600" in draft.does("remark", remark="ก" * 601)
    draft.does("remark", remark="")
    assert draft.row()[2]["remarks"] == []


def test_number_and_day_are_set_and_seen_again(draft: Draft) -> None:
    page = draft.does("number", number="123", dated="2026-01-23")
    assert 'value="123"' in page
    assert 'value="2026-01-23"' in page
    assert "วันที่ไม่ถูกต้อง" in draft.does("number", number="9", dated="เมื่อวาน")
    assert draft.row()[1]["running_number"] == "123"


def test_an_incident_is_left_out_for_a_reason_and_once(draft: Draft) -> None:
    before = draft.row()[0]
    assert len(draft.row()[2]["notable"]) == 1
    draft.does("leave-out", place="1", reason="ไม่")
    assert len(draft.row()[2]["notable"]) == 1
    assert "ตัดออกแล้ว 1 เรื่อง" in draft.does("leave-out", place="1", reason="กระทบคดีที่กำลังสืบ")
    assert draft.row()[2]["notable"] == []
    assert "เปลี่ยนไประหว่าง" in draft.does("leave-out", fingerprint=before, place="1", reason="กระทบคดีที่กำลังสืบ")
    with draft.staffed.world.session() as session:
        assert session.query(AuditEntry).filter_by(verb="leave out incident").one().reason == "กระทบคดีที่กำลังสืบ"


def test_only_what_was_read_is_released(draft: Draft) -> None:
    read = draft.row()[0]
    draft.does("remark", remark="เพิ่มทีหลัง")
    assert "เปลี่ยนไประหว่าง" in draft.does("release", fingerprint=read)
    page = draft.does("release")
    assert "เผยแพร่และส่ง" not in page
    assert "แชตส่วนตัว กอ.รมน.กทม." in page
    assert draft.command.opens(PAGE).status_code == 200
    assert "เผยแพร่และส่ง" not in draft.command.opens(PAGE).text
    assert "แก้ไขไม่ได้" in draft.does("release")
    assert "ออกฉบับแก้ไข" in draft.does("remark", remark="ช้าไป")


def test_an_amendment_says_what_changed_and_why(draft: Draft) -> None:
    draft.does("release")
    assert "ต้องระบุเหตุผล" in draft.analyst.sends(draft.drafting).text
    assert 'id="since"' not in draft.analyst.opens(PAGE).text
    draft.staffed.tip("น้ำท่วมซอยแบริ่ง เขตบางนา รถผ่านไม่ได้")
    assert 'id="since"' in draft.analyst.opens(PAGE).text
    assert 'id="since"' not in draft.command.opens(PAGE).text
    page = draft.analyst.sends(draft.drafting, reason="เรื่องที่นำเข้าช้า").text
    assert "เรื่องที่นำเข้าช้า" in page
    rows = {(change["label"], change["before"], change["after"]) for change in draft.row()[2]["changes"]}
    assert ("เรื่องที่รับแจ้ง", 1, 2) in rows
    assert 'data-label="เดิม">1</td><td class="number" data-label="ใหม่"><b>2</b>' in page


def test_addresses_are_added_told_of_a_release_once_and_removed(draft: Draft) -> None:
    assert "อีเมลไม่ถูกต้อง" in draft.analyst.sends("/console/summaries/recipients/add", address="ไม่ใช่").text
    assert (
        "office@example.org"
        in draft.analyst.sends("/console/summaries/recipients/add", address="office@example.org").text
    )
    assert "อีเมล office@example.org" in draft.does("release")
    draft.does("release")
    with draft.staffed.world.session() as session:
        assert session.query(SummaryDelivery).filter_by(way=Way.MAIL).count() == 1
    page = draft.analyst.sends("/console/summaries/recipients/remove", address="office@example.org").text
    assert "office@example.org" not in page.partition('id="recipients"')[2]


def test_a_copy_that_was_given_up_is_sent_again_and_whoever_came_later_is_told(draft: Draft) -> None:
    draft.does("release")
    world = draft.staffed.world
    world.settle()
    assert "ส่งอีกครั้ง" not in draft.analyst.opens(PAGE).text
    with world.session() as session:
        debt = session.query(OutboundMessage).filter_by(purpose="summary").one()
        debt.state, debt.reason = OutboundState.EXPIRED, "LINE was down"
        copy = session.query(SummaryDelivery).one().id
    assert "ส่งอีกครั้ง" in draft.analyst.opens(PAGE).text
    assert draft.command.sends(f"{PAGE}/again", copy=str(copy)).status_code == 403
    assert "กำลังส่งอีกครั้ง" in draft.does("again", copy=str(copy))
    world.settle()
    assert "ส่งถึงแล้ว" in draft.does("again", copy=str(copy))
    assert "ไม่พบรายการ" in draft.does("again", copy="99")
    with world.session() as session:
        assert session.query(OutboundMessage).filter_by(purpose="summary", state=OutboundState.SENT).count() == 1
    draft.analyst.sends("/console/summaries/recipients/add", address="late@example.org")
    assert "ส่งให้ผู้รับที่เพิ่มมาภายหลัง" in draft.analyst.opens(PAGE).text
    draft.does("deliver")
    page = draft.does("deliver")
    assert page.count("อีเมล late@example.org") == 1
    assert "ส่งให้ผู้รับที่เพิ่มมาภายหลัง</button>" not in page


def test_a_draft_is_delivered_to_nobody(draft: Draft) -> None:
    assert "ต้องเผยแพร่ก่อน" in draft.does("deliver")


def test_nothing_else_can_be_done_to_a_summary(draft: Draft) -> None:
    assert draft.analyst.sends(f"{PAGE}/burn").status_code == 404
    assert draft.analyst.sends("/console/summaries/99/remark", remark="x").status_code == 404
    assert draft.analyst.opens("/console/summaries/99").status_code == 404


def test_what_cannot_be_drawn_is_not_released_and_its_links_say_so(draft: Draft) -> None:
    with draft.staffed.world.session() as session:
        row = session.query(QuarterSummary).one()
        row.letter = {**row.letter, "emblem_path": "/nowhere/emblem.svg"}
    assert "วาดหน้าเอกสารไม่ได้" in draft.does("release")
    with draft.staffed.world.session() as session:
        assert session.query(QuarterSummary).one().released_at is None
    assert draft.analyst.opens(f"{PAGE}/pdf").status_code == 503
    link = draft.analyst.opens(f"/s/{sign('x' * 40, 'summary/1/pdf')}")
    assert (link.status_code, news.TROUBLE_TEXT in link.text) == (503, True)


def test_analysts_see_which_released_summary_is_behind_the_records(draft: Draft) -> None:
    draft.does("release")
    assert 'data-fill="/console/summaries/behind"' in draft.analyst.opens("/console/summaries/").text
    assert "ตัวเลขต่างไป" not in draft.analyst.opens("/console/summaries/behind").text
    with draft.staffed.world.session() as session:
        session.query(Tip).one().category = "accident"
    assert "ตัวเลขต่างไป" in draft.analyst.opens("/console/summaries/behind").text
    assert draft.command.opens("/console/summaries/behind").status_code == 403


def test_a_draft_tells_when_it_is_released_by_itself(draft: Draft) -> None:
    assert "ระบบจะไม่เผยแพร่ฉบับนี้เอง" in draft.analyst.opens(PAGE).text
    with draft.staffed.world.session() as session:
        row = session.query(QuarterSummary).one()
        before = Quarter(row.fiscal_year, row.quarter).previous()
        row.fiscal_year, row.quarter = before.fiscal_year, before.number
        due = row.compiled_at + timedelta(days=7)
    assert f"ระบบจะเผยแพร่เอง {say_moment(due)}" in draft.analyst.opens(PAGE).text
