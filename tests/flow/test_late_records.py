"""Records that come after a release: analysts hear of them, once a change, and see which summary is behind."""

from datetime import timedelta

import pytest

from jobs.digest import send_digests
from models.outbound_message import OutboundMessage
from models.person import Role
from models.quarter import Quarter
from models.tip import Tip, TipChange, TipState
from services.letter_file import letter_settings
from services.summaries import Edition, release
from services.summary_drafts import make_draft
from services.summary_outdated import outdated


@pytest.fixture
def anan(world):
    return world.person("อนันต์", Role.ANALYST)


@pytest.fixture
def quarter(world):
    """The quarter before the present one, released without a single tip."""
    now = world.runtime.clock()
    quarter = Quarter.of(now).previous()
    with world.session() as session:
        release(session, quarter, edition(as_of=quarter.last_day), by="somebody", now=now)
    return quarter


def edition(**facts):
    return Edition(letter=letter_settings({}), **facts)


def comes_late(world, moment, code="T-000001"):
    """A tip of an imported history: reported long ago, recorded now, and done with."""
    with world.session() as session:
        facts = {"category": "fire", "urgency": "urgent", "channel": "group", "state": TipState.RESOLVED}
        tip = Tip(code=code, reported_at=moment, last_added_at=moment, **facts)
        tip.changes.append(TipChange(at=world.runtime.clock(), what="opened", after="new"))
        session.add(tip)


def morning(world):
    world.passes(86400)
    with world.session() as session:
        send_digests(session, world.runtime.clock())
    world.settle()


def test_a_late_record_is_told_to_analysts_once_a_change_and_to_nobody_else(world, quarter, anan, dara):
    morning(world)
    assert anan.replies == []
    comes_late(world, quarter.start + timedelta(days=3))
    for _ in range(3):
        morning(world)
    [said] = anan.replies
    assert f"รายงานไตรมาส {quarter.number}/{quarter.fiscal_year} ที่เผยแพร่แล้ว" in said.content["text"]
    assert "เรื่องที่รับแจ้ง 0 → 1" in said.content["text"]
    comes_late(world, quarter.start + timedelta(days=4), "T-000002")
    morning(world)
    assert len(anan.replies) == 2
    assert dara.replies == []


def test_it_is_a_line_of_the_digest_where_there_is_one(world, group, somchai, quarter, anan):
    comes_late(world, quarter.start + timedelta(days=3))
    world.hears(somchai, group, "ไฟทางดับมาสองคืนแล้ว หน้าปากซอยลาซาล 12 เขตบางนา")
    morning(world)
    with world.session() as session:
        purposes = [
            row.purpose for row in session.query(OutboundMessage).filter(OutboundMessage.person_id.is_not(None))
        ]
    assert purposes.count("digest") == 1
    assert "late_records" not in purposes
    assert "ที่เผยแพร่แล้ว ตัวเลขต่างไป" in anan.replies[-1].content["text"]


def test_what_happens_to_a_tip_after_its_quarter_leaves_no_summary_behind(world):
    now = world.runtime.clock()
    quarter = Quarter.of(now).previous()
    moment = quarter.start + timedelta(days=3)
    with world.session() as session:
        tip = Tip(code="T-000001", category="fire", urgency="urgent", channel="group", reported_at=moment)
        tip.last_added_at, tip.state = moment, TipState.VERIFYING
        tip.changes.append(TipChange(at=moment, what="opened", after="new"))
        session.add(tip)
        session.flush()
        release(session, quarter, edition(as_of=quarter.last_day), by="somebody", now=now)
        tip.changes.append(TipChange(at=now, what="resolve", before=str(tip.state), after="resolved"))
        tip.state, tip.resolved_at = TipState.RESOLVED, now
    with world.session() as session:
        assert outdated(session, now) == []


def test_a_draft_of_the_amendment_that_knows_it_ends_the_news(world, quarter, anan):
    comes_late(world, quarter.start + timedelta(days=3))
    now = world.runtime.clock()
    with world.session() as session:
        make_draft(session, quarter, edition(as_of=quarter.last_day, reason="นำเข้าภายหลัง"), now=now)
    with world.session() as session:
        assert outdated(session, now) == []


def test_a_letter_from_before_the_quarters_end_is_behind_once_more_came(world):
    now = world.runtime.clock()
    quarter = Quarter.of(now)
    with world.session() as session:
        release(session, quarter, edition(), by="somebody", now=now)
    world.passes((quarter.end - now) / timedelta(seconds=1) + 86400)
    comes_late(world, quarter.end - timedelta(minutes=5))
    with world.session() as session:
        [behind] = outdated(session, world.runtime.clock())
    assert "0 → 1" in behind.said()
