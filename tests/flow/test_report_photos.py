"""Photos that an officer sends around a progress report are evidence of it, sealed like the media of tips."""

import pytest

from bot.media_rotation import reseal_files
from models.person import Role
from models.project_report import ProjectReport
from models.tip import Attachment, AttachmentState, Tip
from services.project_facts import ProjectFacts
from services.projects import keep_project
from services.report_photos import count_photos
from tests.flow.test_register_chat import FACTS
from tests.photographs import CAMERA, photograph

REPORT = "รายงานความก้าวหน้าโครงการ 50990000-1234 ได้ 60% เป็นไปตามแผน"
OTHER = ProjectFacts(code="50990000-1299", name="โครงการลานกีฬาเขตบางนา", fiscal_year=2569, agency="สำนักงานเขตบางนา")
TWO = "50990000-1234 ได้ 60%\n50990000-1299 ได้ 30%"


@pytest.fixture
def prae(world):
    with world.session() as session:
        for facts in (FACTS, OTHER):
            keep_project(session, facts, now=world.runtime.clock())
    return world.person("แพร", Role.OFFICER, ("บางนา",))


def press(world, person, label):
    person.presses(person.replies[-1], label)
    world.settle()


def send(world, person, seed=1):
    message = person.sends_image(None, photograph(seed))
    world.settle()
    return message


def photos(world):
    with world.session() as session:
        return [(row.state, row.tip_id) for row in session.query(Attachment).order_by(Attachment.id)]


def counted(world, code="50990000-1234"):
    with world.session() as session:
        return count_photos(session, code, 2569)


def test_a_photo_after_the_report_is_kept_with_it_sealed(world, prae):
    world.hears(prae, None, REPORT)
    press(world, prae, "ยืนยันบันทึก")
    send(world, prae)
    assert "50990000-1234" in prae.replies[-1].content["text"]
    assert photos(world) == [(AttachmentState.KEPT, None)]
    assert counted(world) == {3: 1}
    kept = [p for p in (world.runtime.settings.khaonet_data / "media").rglob("*") if p.is_file()]
    assert kept
    assert not any(CAMERA.encode() in path.read_bytes() or b"JFIF" in path.read_bytes() for path in kept)


def test_a_photo_between_report_and_confirmation_waits_for_the_button(world, prae):
    world.hears(prae, None, REPORT)
    send(world, prae)
    assert photos(world) == []
    press(world, prae, "ยืนยันบันทึก")
    assert counted(world) == {3: 1}


def test_a_photo_just_before_the_report_belongs_to_it(world, prae):
    send(world, prae)
    (shown,) = world.hears(prae, None, REPORT)
    assert "ภาพหลักฐาน 1 ภาพ" in shown
    press(world, prae, "ยืนยันบันทึก")
    assert counted(world) == {3: 1}


def test_what_is_not_confirmed_leaves_no_photo(world, prae):
    world.hears(prae, None, REPORT)
    send(world, prae)
    press(world, prae, "ไม่บันทึก")
    assert photos(world) == []


def test_of_several_reports_the_officer_says_which(world, prae):
    world.hears(prae, None, TWO)
    send(world, prae)
    press(world, prae, "ยืนยันบันทึก")
    press(world, prae, "50990000-1299")
    assert (counted(world), counted(world, "50990000-1299")) == ({}, {1: 1})


def test_a_photo_that_is_unsent_is_erased(world, prae):
    world.hears(prae, None, REPORT)
    press(world, prae, "ยืนยันบันทึก")
    message = send(world, prae)
    prae.unsends(message)
    world.settle()
    assert counted(world) == {}
    assert not [p for p in (world.runtime.settings.khaonet_data / "media").rglob("*") if p.is_file()]


def test_a_photo_of_a_tip_told_after_the_report_belongs_to_the_tip(world, prae):
    world.hears(prae, None, REPORT)
    press(world, prae, "ยืนยันบันทึก")
    world.passes(60)
    world.hears(prae, None, "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก")
    send(world, prae)
    assert counted(world) == {}
    with world.session() as session:
        assert [len(tip.attachments) for tip in session.query(Tip)] == [1]


def test_half_an_hour_later_a_photo_is_no_evidence(world, prae):
    world.hears(prae, None, REPORT)
    press(world, prae, "ยืนยันบันทึก")
    world.passes(31 * 60)
    send(world, prae)
    assert counted(world) == {}


def test_photos_are_sealed_anew_with_the_rest(world, prae):
    world.hears(prae, None, REPORT)
    press(world, prae, "ยืนยันบันทึก")
    send(world, prae)
    assert reseal_files(world.runtime) == 0
    with world.session() as session:
        assert session.query(ProjectReport).count() == 3
