"""Staff record what the networks did in a chat, and ask whose council has not met."""

import pytest

from models.meeting import Activity, Community, Meeting, MeetingKind, Opinion
from models.person import Role

MET = "บันทึกประชุมสภาคนเมืองเขตบางนา วันนี้ ผู้เข้าร่วม 45 คน"


@pytest.fixture
def prae(world):
    return world.person("แพร", Role.OFFICER, ("บางนา",))


def all_of(world, table):
    with world.session() as session:
        rows = session.query(table).all()
        session.expunge_all()
        return rows


def confirm(world, person, label="ยืนยันบันทึก"):
    person.presses(person.replies[-1], label)
    world.settle()


def test_a_meeting_is_shown_first_and_kept_once_when_confirmed(world, prae):
    (shown,) = world.hears(prae, None, MET)
    assert "สภาคนเมือง" in shown
    assert "ผู้เข้าร่วม 45 คน" in shown
    assert all_of(world, Meeting) == []
    confirm(world, prae)
    prae.does(prae.id, {"type": "postback", "data": "do=keep_record"})
    world.settle()
    (meeting,) = all_of(world, Meeting)
    assert (meeting.kind, meeting.district, meeting.attendees) == (MeetingKind.COUNCIL, "บางนา", 45)


def test_what_is_not_confirmed_is_not_kept(world, prae):
    world.hears(prae, None, MET)
    confirm(world, prae, "ไม่บันทึก")
    assert all_of(world, Meeting) == []


def test_a_meeting_without_a_day_is_asked_about(world, prae):
    (asked,) = world.hears(prae, None, "บันทึกประชุมสภาคนเมืองเขตบางนา ผู้เข้าร่วม 45 คน")
    assert "วันที่" in asked


def test_an_activity_an_opinion_and_a_community_are_kept(world, prae):
    for text in (
        "บันทึกกิจกรรมจิตอาสาลอกท่อ ที่ ซอยลาซาล 12 เขตบางนา วันนี้ 80 คน",
        "บันทึกความเห็นกลุ่มกรุงเทพใต้: ไฟทางมืด ขอเพิ่มจุด ติดต่อ 081-234-5678",
        "บันทึกชุมชนริมคลองสุขใจ เขตบางนา",
    ):
        world.hears(prae, None, text)
        confirm(world, prae)
    (activity,), (opinion,), (community,) = (all_of(world, table) for table in (Activity, Opinion, Community))
    assert activity.participants == 80
    assert opinion.district_group == "กรุงเทพใต้"
    assert "081-234-5678" not in opinion.text
    assert (community.name, community.district) == ("ชุมชนริมคลองสุขใจ", "บางนา")


def test_an_officer_records_for_their_own_districts_alone(world, prae):
    (refused,) = world.hears(prae, None, MET.replace("บางนา", "ดินแดง"))
    assert "เฉพาะเขต" in refused


def test_staff_see_whose_council_has_not_met(world, prae):
    world.hears(prae, None, MET)
    confirm(world, prae)
    (answer,) = world.hears(prae, None, "เขตไหนยังไม่ประชุมเดือนนี้")
    assert "49 เขต" in answer
    assert "บางนา" not in answer.replace("บางนาเหนือ", "").replace("บางนาใต้", "")
    (before,) = world.hears(prae, None, "เขตไหนบ้างที่ยังไม่ประชุมสภาคนเมืองเดือนที่แล้วคะ")
    assert "50 เขต" in before


def test_a_citizen_can_record_nothing(world, somchai):
    world.hears(somchai, None, MET)
    assert all_of(world, Meeting) == []
