"""A quarter closes: drafted once, read, released by itself or by hand, given to everybody once."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
import time_machine

from bot.job_runner import run_job
from bot.signed_links import LIFE_SECONDS, sign
from bot.summary_work import draft_summary, release_summary
from language.phrases import summary_news as words
from models.audit import AuditEntry
from models.group import GroupKind
from models.person import Role
from models.quarter import BANGKOK, Quarter
from models.quarter_summary import DeliveryState, QuarterSummary, Way
from services.summary_delivery import deliveries_of
from services.summary_drafts import leave_out, number_letter, set_remark
from services.summary_drawing import frozen_figures
from services.summary_scope import SummaryRefusedError

DAY = 86400


@pytest.fixture
def command(world):
    return world.group("กองบัญชาการ", members=6, kind=GroupKind.COMMAND)


@pytest.fixture
def quarter(world, group, somchai):
    """A quarter with one tip in it that has just closed."""
    world.hears(somchai, group, "ไฟไหม้บ้านในซอยลาซาล 12 บางนา ไฟลามแล้ว")
    quarter = Quarter.of(world.runtime.clock())
    world.passes((quarter.end - world.runtime.clock()) / timedelta(seconds=1) + 1200)
    return quarter


def tick(world, times=1):
    for _ in range(times):
        world.runs = getattr(world, "runs", 0) + 1
        run_job(world.runtime, "summaries", f"by hand:{world.runs}")
        world.settle()


def rows(world):
    with world.session() as session:
        return session.query(QuarterSummary).order_by(QuarterSummary.id).all()


def links_in(message):
    found = re.findall(r"https://khaonet\.example(/s/[^\"']+)", str(message.content))
    return list(dict.fromkeys(found))


def test_a_closed_quarter_is_drafted_once_however_often_the_clock_ticks(world, quarter):
    world.person("นักวิเคราะห์", Role.ANALYST)
    tick(world, times=3)
    draft_summary(world.runtime, quarter.fiscal_year, quarter.number)
    assert [(row.fiscal_year, row.quarter, row.released_at) for row in rows(world)] == [
        (quarter.fiscal_year, quarter.number, None)
    ]


def test_nothing_is_drafted_before_the_quarter_ends_or_before_the_first_record(world, group, somchai):
    tick(world)
    world.hears(somchai, group, "ฝาท่อหายปากซอยลาซาล บางนา")
    tick(world)
    assert rows(world) == []


def test_a_machine_that_was_off_drafts_the_quarter_as_it_stood_at_its_end(world, quarter):
    world.person("นักวิเคราะห์", Role.ANALYST)
    world.passes(20 * DAY)
    tick(world)
    [row] = rows(world)
    assert row.as_of == quarter.last_day
    with world.session() as session:
        figures = frozen_figures(session, session.get(QuarterSummary, row.id))
    assert figures["overview"][0]["now"] == 1
    assert figures["closed"] is True


def test_quarters_without_a_single_tip_are_drafted_too(world, quarter):
    world.person("นักวิเคราะห์", Role.ANALYST)
    world.passes(95 * DAY)
    tick(world)
    assert [Quarter(row.fiscal_year, row.quarter) for row in rows(world)] == [quarter, quarter.next()]


def test_a_network_that_told_nothing_yet_has_its_quarter_too(world, group):
    world.person("นักวิเคราะห์", Role.ANALYST)
    quarter = Quarter.of(world.runtime.clock())
    world.passes((quarter.end - world.runtime.clock()) / timedelta(seconds=1) + 1200)
    tick(world)
    assert [Quarter(row.fiscal_year, row.quarter) for row in rows(world)] == [quarter]


def test_analysts_read_the_draft_and_the_command_hears_nothing_yet(world, command, quarter):
    analyst = world.person("นักวิเคราะห์", Role.ANALYST)
    tick(world)
    [notice] = analyst.replies
    assert words.DRAFT_HEADING in str(notice.content)
    [link] = links_in(notice)
    assert world.client.get(link).data.startswith(b"%PDF")
    assert command.replies == []


def test_after_the_set_days_the_draft_is_released_to_the_command_group_once(world, command, quarter):
    world.person("นักวิเคราะห์", Role.ANALYST)
    tick(world)
    world.passes(6 * DAY)
    tick(world)
    assert command.replies == []
    world.passes(1.1 * DAY)
    tick(world, times=2)
    [card] = command.replies
    assert card.content["contents"]["hero"]["url"].startswith("https://khaonet.example/s/")
    assert [row.released_by for row in rows(world)] == ["clock"]
    with world.session() as session:
        [given] = deliveries_of(session, session.query(QuarterSummary).one())
    assert (given.way, given.state) == (Way.GROUP, DeliveryState.SENT)


def test_without_an_analyst_the_quarter_goes_to_the_command_at_once(world, command, quarter):
    tick(world)
    assert len(command.replies) == 1


def test_every_link_of_the_card_gives_its_file(world, command, quarter):
    tick(world)
    links = links_in(command.replies[0])
    starts = sorted(world.client.get(link).data[:4] for link in links)
    assert starts == [b"%PDF", b"PK\x03\x04", b"PK\x03\x04", b"\x89PNG"]


def test_a_file_has_a_thai_name_and_the_look_is_audited(world, command, quarter):
    tick(world)
    answer = world.client.get(next(link for link in links_in(command.replies[0])))
    assert f"ไตรมาส {quarter.number}-{quarter.fiscal_year}" in unquote(answer.headers["Content-Disposition"])
    assert all(value.isascii() for value in answer.headers.values())
    with world.session() as session:
        assert session.query(AuditEntry).filter_by(verb="open summary file").count() == 1


def test_an_expired_link_is_gone_and_a_forged_one_unknown(world, quarter):
    tick(world)
    token = sign("x" * 40, f"summary/{rows(world)[0].id}/pdf")
    forged = world.client.get(f"/s/{sign('y' * 40, 'summary/1/pdf')}")
    unknown = world.client.get(f"/s/{sign('x' * 40, 'summary/999/pdf')}")
    with time_machine.travel(world.platform.now() + timedelta(seconds=2 * LIFE_SECONDS), tick=False):
        expired = world.client.get(f"/s/{token}")
    assert (forged.status_code, unknown.status_code, expired.status_code) == (404, 404, 410)
    assert words.GONE_TEXT in expired.get_data(as_text=True)
    assert words.UNKNOWN_TEXT in forged.get_data(as_text=True)


def test_remark_number_and_omission_go_into_what_is_released(world, command, quarter):
    world.person("นักวิเคราะห์", Role.ANALYST)
    tick(world)
    now = world.runtime.clock()
    with world.session() as session:
        draft = session.query(QuarterSummary).one()
        set_remark(session, draft, "ควรเยี่ยมกลุ่มที่เงียบ โทร 081-234-5678", by="a", now=now)
        number_letter(session, draft, "1234", now.astimezone(BANGKOK).date(), by="a", now=now)
        with pytest.raises(SummaryRefusedError):
            leave_out(session, draft, 1, "ไม่มี", by="a", now=now)
    world.passes(8 * DAY)
    tick(world)
    with world.session() as session:
        row = session.query(QuarterSummary).one()
        figures = frozen_figures(session, row)
        assert row.letter["running_number"] == "1234"
        with pytest.raises(SummaryRefusedError):
            set_remark(session, row, "สาย", by="a", now=now)
    assert figures["remarks"][0].startswith("ควรเยี่ยมกลุ่มที่เงียบ")
    assert "081" not in figures["remarks"][0]
    assert figures["status_said"] == ""


def test_a_release_that_died_before_its_end_is_done_again_without_a_second_card(world, command, quarter):
    tick(world)
    release_summary(world.runtime, rows(world)[0].id)
    world.settle()
    assert len(command.replies) == 1


@pytest.mark.parametrize("days", [3, 25])
def test_a_card_the_quota_held_back_goes_out_once_when_the_quota_reaches_again(world, command, quarter, days):
    world.platform.state.meter.limit = 5
    tick(world)
    for day in range(days):
        run_job(world.runtime, "quota", f"quota {day}")
        run_job(world.runtime, "retention", f"retention {day}")
        world.passes(DAY)
    assert command.replies == []
    world.platform.state.meter.limit = 300
    for day in range(3):
        run_job(world.runtime, "quota", f"later {day}")
        world.passes(DAY)
    [card] = command.replies
    assert all(world.client.get(link).status_code == 200 for link in links_in(card))
    world.hears(world.person("เลขา"), command, "ขอบคุณครับ")
    assert len(command.replies) == 1
    with world.session() as session:
        [given] = deliveries_of(session, session.query(QuarterSummary).one())
    assert given.state is DeliveryState.SENT
