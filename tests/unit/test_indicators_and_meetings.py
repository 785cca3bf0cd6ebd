from datetime import UTC, date, datetime

import pytest

from models.indicator import EvidenceKind
from models.meeting import MeetingKind
from models.quarter import Quarter
from models.session import make_engine, make_sessions
from models.vault import Vault
from services.evidence_facts import EvidenceFacts
from services.forms import import_forms
from services.indicators import indicators_as_json, level_of
from services.meetings import (
    ActivityFacts,
    MeetingFacts,
    activities_in,
    districts_without_council,
    meetings_in,
    opinions_by_group,
    record_activity,
    record_community,
    record_meeting,
    record_opinion,
)

NOW = datetime(2022, 8, 1, 3, 0, tzinfo=UTC)
Q3 = Quarter(2565, 3)
ROSTER = EvidenceFacts(EvidenceKind.ROSTER, "กลุ่มไลน์", detail={"occupations": ["ผู้นำชุมชน", "อปพร.", "วินมอเตอร์ไซค์"]})
CHANNEL = EvidenceFacts(EvidenceKind.CHANNEL, "กลุ่มไลน์", detail={"hours": 24})
ORDER = EvidenceFacts(EvidenceKind.ORDER, "7/2565")
FIRST = EvidenceFacts(EvidenceKind.MEETING, "ครั้งที่ 1", quarter=2)
SECOND = EvidenceFacts(EvidenceKind.MEETING, "ครั้งที่ 2", quarter=4)
HANDOVER = EvidenceFacts(EvidenceKind.HANDOVER, "แจ้งสำนักงานเขต", quarter=4)
FORM = """
1. ชื่อตัวชี้วัด : 9/สนอ.ระดับความสำเร็จของการดูแลตลาด
3. คำนิยาม :
4. วิธีการคำนวณ :
5. เป้าหมาย : 4 (ระดับ)
6. รายงานผลการดำเนินงาน (รายไตรมาส) :
(6.1) ไตรมาสที่ 1 : อยู่ระหว่างจัดทำ ระดับ 1 มีอย่างน้อย 3 กลุ่มอาชีพ กลุ่มไลน์ ตลาด สมาชิก 5 คน
(6.2) ไตรมาสที่ 2 : ระดับ 1 มีอย่างน้อย 3 กลุ่มอาชีพ
กลุ่ม Line ตลาด สมาชิก 31 คน
ระดับ 2 มีช่องทางแจ้ง 24 ชม. แล้ว
(6.4) ไตรมาสที่ 4 : ระดับ 3 ตามคำสั่งสำนัก ที่ 7/2565
ระดับ 4 ประชุมชุดใหญ่ 1 ครั้ง ชุดเล็ก 1 ครั้ง เมื่อวันที่ 2 กรกฎาคม 2565
7. ปัจจัยสนับสนุนการดำเนินงาน :
"""


@pytest.fixture
def sessions(database_url):
    engine = make_engine(database_url)
    yield make_sessions(engine, vault=Vault([b"k" * 32]), tasks=None)
    engine.dispose()


@pytest.mark.parametrize(
    ("evidence", "level", "lacks"),
    [
        ([], 0, "occupations"),
        ([CHANNEL, ORDER], 0, "occupations"),
        ([ROSTER], 1, "channel"),
        ([ROSTER, CHANNEL, FIRST, SECOND], 2, "order"),
        ([ROSTER, CHANNEL, ORDER, FIRST], 3, "meetings"),
        ([ROSTER, CHANNEL, ORDER, FIRST, SECOND], 4, "handover"),
        ([ROSTER, CHANNEL, ORDER, FIRST, SECOND, HANDOVER], 5, None),
    ],
)
def test_a_level_needs_every_level_below_it(evidence, level, lacks):
    reached = level_of(evidence)
    assert (reached.level, reached.lacks) == (level, lacks)


def test_what_the_next_level_lacks_is_counted():
    reached = level_of([ROSTER, CHANNEL, ORDER, FIRST])
    assert (reached.have, reached.need) == (1, 2)


def test_a_quarter_sees_only_the_evidence_up_to_its_end():
    evidence = [ROSTER, CHANNEL, ORDER, FIRST, SECOND, HANDOVER]
    assert [level_of(evidence, quarter).level for quarter in (1, 2, 3, 4)] == [3, 3, 3, 5]


def test_a_form_tells_its_own_evidence_and_what_is_under_way_is_none(sessions):
    with sessions.begin() as session:
        for _copy in range(2):
            import_forms(session, FORM, now=NOW)
        shown = indicators_as_json(session)[0]
    assert (shown["level"], [quarter["level"] for quarter in shown["quarters"]]) == (4, [0, 2, 2, 4])
    assert [item["kind"] for item in shown["evidence"]].count("roster") == 1


def test_meetings_and_activities_are_found_by_quarter(sessions):
    with sessions.begin() as session:
        forum = MeetingFacts(MeetingKind.FORUM, "เวทีประชาคม", date(2022, 5, 4), district="บางนา")
        record_meeting(session, forum, now=NOW)
        record_meeting(session, MeetingFacts(MeetingKind.FORUM, "นอกไตรมาส", date(2022, 7, 1)), now=NOW)
        record_activity(session, ActivityFacts("ลอกคลอง", date(2022, 6, 30), district="บางนา"), now=NOW)
        assert [meeting.title for meeting in meetings_in(session, Q3, [MeetingKind.FORUM])] == ["เวทีประชาคม"]
        assert [activity.title for activity in activities_in(session, Q3)] == ["ลอกคลอง"]


def test_a_district_without_a_council_meeting_in_the_month_is_named(sessions):
    with sessions.begin() as session:
        council = MeetingFacts(MeetingKind.COUNCIL, "สภาคนเมือง", date(2022, 12, 31), district="ดุสิต")
        record_meeting(session, council, now=NOW)
        assert districts_without_council(session, 2022, 12, ["ดุสิต", "บางรัก"]) == ["บางรัก"]


def test_opinions_are_kept_by_district_group_and_a_community_once(sessions):
    with sessions.begin() as session:
        hearing = MeetingFacts(MeetingKind.HEARING, "รับฟัง", date(2022, 6, 1), district_group="กรุงธนใต้")
        meeting = record_meeting(session, hearing, now=NOW)
        record_opinion(session, meeting, "คลอง", "ฟื้นฟูคลองให้เดินเรือได้", now=NOW)
        one = record_community(session, "บางนา", "ชุมชนริมคลอง", now=NOW)
        assert record_community(session, "บางนา", "ชุมชนริมคลอง", now=NOW).id == one.id
        assert opinions_by_group(session, Q3) == {"กรุงธนใต้": ["คลอง"]}
