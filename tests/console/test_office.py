from datetime import date

import pytest

from models.audit import AuditEntry
from models.group import EnrolmentCode, MemberCount
from models.group import Group as GroupRow
from models.inbound_event import EventState, InboundEvent
from models.job_run import JobRun
from models.outbound_message import OutboundMessage
from models.person import Role
from models.project import Project
from services.groups import group_of
from services.people import find_person
from services.project_facts import ProjectFacts, ReportFacts
from services.projects import keep_project
from tests.console.conftest import HTTPS
from tests.photographs import photograph

MAY_OPEN = {
    Role.OFFICER: {"", "tips/", "projects/", "groups/"},
    Role.COMMAND: {"", "tips/", "projects/", "summaries/"},
    Role.ANALYST: {"", "tips/", "projects/", "summaries/", "groups/", "people/", "messages/"},
    Role.ADMIN: {"", "tips/", "projects/", "summaries/", "groups/", "people/", "messages/", "jobs/", "audit/"},
}


@pytest.mark.parametrize("role", MAY_OPEN)
def test_each_role_opens_its_own_pages_and_the_menu_offers_no_others(staffed, role):
    browser = staffed.sits("ใคร", role, ("บางนา",) if role is Role.OFFICER else ())
    menu = browser.opens("/console/").text.partition('class="menu"')[2].partition("</nav>")[0]
    for page in MAY_OPEN[Role.ADMIN]:
        may = page in MAY_OPEN[role]
        assert browser.opens("/console/" + page).status_code == (200 if may else 403), page
        assert (f'href="/console/{page}"' in menu) is may, page


def test_the_overview_counts_what_the_officer_may_see(staffed):
    staffed.tip()
    page = staffed.sits("แพร", Role.OFFICER, ("บางนา",)).opens("/console/").text
    assert "<b>1</b><span>เรื่องแจ้ง</span>" in page
    page = staffed.sits("ชัย", Role.OFFICER, ("ดุสิต",)).opens("/console/").text
    assert "<b>0</b><span>เรื่องแจ้ง</span>" in page


def test_a_project_shows_its_reports_and_what_contradicts(staffed):
    reports = tuple(
        ReportFacts(no=no, day=date(2023, month, 10), percent=percent, plan_status="on_plan")
        for no, month, percent in ((1, 1, 40.0), (2, 2, 10.0))
    )
    facts = ProjectFacts("12345678-1234", "โครงการทดสอบ", 2566, reports=reports)
    with staffed.world.session() as session:
        keep_project(session, facts, now=staffed.world.runtime.clock())
        number = session.query(Project).one().id
    officer = staffed.sits("แพร", Role.OFFICER, ("บางนา",))
    assert "โครงการทดสอบ" in officer.opens("/console/projects/").text
    page = officer.opens(f"/console/projects/{number}").text
    assert "ร้อยละลดลงจาก 40 เหลือ 10" in page
    assert "<polyline" in page
    assert officer.opens("/console/projects/999").status_code == 404
    assert "ไม่พบโครงการ" in officer.opens("/console/projects/?q=%25").text


def test_an_officer_makes_codes_for_the_own_district_alone(staffed):
    officer = staffed.sits("แพร", Role.OFFICER, ("บางนา",))
    page = officer.sends("/console/groups/code", name="ชุมชนใหม่", kind="news_network", district="บางนา")
    assert "KN-" in page.text
    assert "KN-" not in officer.opens("/console/groups/").text
    assert officer.sends("/console/groups/code", kind="news_network", district="ดุสิต").status_code == 400
    assert officer.sends("/console/groups/code", kind="officers", district="บางนา").status_code == 403
    with staffed.world.session() as session:
        assert session.query(EnrolmentCode).one().name == "ชุมชนใหม่"


def test_a_group_shows_how_it_grew_to_its_district_alone(staffed):
    staffed.world.group("เครือข่ายบางนา", district="บางนา")
    with staffed.world.session() as session:
        group = session.query(GroupRow).one()
        session.add_all(MemberCount(group_id=group.id, on_day=date(2026, 1, day), members=40 + day) for day in (1, 2))
        address = f"/console/groups/{group.id}"
    assert "<polyline" in staffed.sits("แพร", Role.OFFICER, ("บางนา",)).opens(address).text
    assert staffed.sits("ชัย", Role.OFFICER, ("ดุสิต",)).opens(address).status_code == 404


def test_the_admin_grants_roles_and_that_is_written_down(staffed):
    admin, somchai = staffed.sits("แอดมิน", Role.ADMIN), staffed.world.person("สมชาย", Role.VOLUNTEER)
    with staffed.world.session() as session:
        number = find_person(session, somchai.id).id
    assert "อย่างน้อยหนึ่งเขต" in admin.sends("/console/people/grant", person=number, role="officer").text
    admin.sends("/console/people/grant", person=number, role="officer", districts="บางนา", reason="คำสั่ง 1/2569")
    with staffed.world.session() as session:
        person = find_person(session, somchai.id)
        assert (person.role, person.district_names()) == (Role.OFFICER, {"บางนา"})
        assert session.query(AuditEntry).filter_by(verb="grant officer").one().reason == "คำสั่ง 1/2569"


def test_nobody_else_grants_and_nobody_grants_oneself(staffed):
    analyst, admin = staffed.sits("อาทิตย์", Role.ANALYST), staffed.sits("แอดมิน", Role.ADMIN)
    with staffed.world.session() as session:
        number = find_person(session, staffed.world.person("แอดมิน").id).id
    assert analyst.sends("/console/people/grant", person=number, role="citizen").status_code == 403
    assert "ตนเอง" in admin.sends("/console/people/grant", person=number, role="citizen").text
    assert "ไม่พบบุคคล" in admin.sends("/console/people/grant", person="nobody", role="admin").text


def test_messages_are_listed_without_their_words(staffed):
    staffed.tip()
    page = staffed.sits("อาทิตย์", Role.ANALYST).opens("/console/messages/?state=sent").text
    assert "ตอบกลับ (ฟรี)" in page
    with staffed.world.session() as session:
        assert session.query(OutboundMessage).count() == page.count("ตอบกลับ (ฟรี)")


def test_a_failed_event_is_worked_on_again_at_the_admins_word(staffed):
    staffed.tip()
    with staffed.world.session() as session:
        event = session.query(InboundEvent).one()
        event.state, event.error = EventState.FAILED, "KeyError"
        number = event.id
    analyst, admin = staffed.sits("อาทิตย์", Role.ANALYST), staffed.sits("แอดมิน", Role.ADMIN)
    assert analyst.sends(f"/console/messages/events/{number}/retry").status_code == 403
    assert "KeyError" in admin.opens("/console/messages/").text
    admin.sends(f"/console/messages/events/{number}/retry")
    with staffed.world.session() as session:
        assert session.get(InboundEvent, number).state == EventState.WAITING
    assert admin.sends(f"/console/messages/events/{number}/retry").status_code == 404


def test_a_job_runs_at_the_admins_word(staffed):
    admin = staffed.sits("แอดมิน", Role.ADMIN)
    admin.sends("/console/jobs/retention/run")
    staffed.world.settle()
    with staffed.world.session() as session:
        run = session.query(JobRun).one()
        assert (run.name, run.failed) == ("retention", False)
    assert run.outcome in admin.opens("/console/jobs/").text
    assert admin.sends("/console/jobs/nonsense/run").status_code == 404


def test_the_audit_log_is_searched_by_deed(staffed):
    admin = staffed.sits("แอดมิน", Role.ADMIN)
    assert "เข้าสู่ระบบ" in admin.opens("/console/audit/?verb=sign+in").text
    assert "ยังไม่มีบันทึก" in admin.opens("/console/audit/?verb=nothing").text


def test_no_way_in_for_visitors_outside_the_demo(staffed):
    browser = staffed.browser()
    assert "ระบบสาธิต" not in browser.opens("/console/sign-in").text
    assert browser.client.post("/console/demo-entry/x", base_url=HTTPS).status_code in {400, 404}


def test_an_officer_writes_down_the_occupations_of_a_group(staffed):
    group = staffed.world.group("เครือข่ายบางนา", district="บางนา")
    browser = staffed.sits("แพร", Role.OFFICER, ("บางนา",))
    with staffed.world.session() as session:
        group_id = group_of(session, group.id, now=staffed.world.runtime.clock()).id
    told = {"occupations": "วินมอเตอร์ไซค์, อปพร.\nผู้นำชุมชน, อปพร."}
    page = browser.sends(f"/console/groups/{group_id}/occupations", **told)
    assert "วินมอเตอร์ไซค์ · อปพร. · ผู้นำชุมชน" in page.text


def test_tips_and_projects_of_one_place_find_each_other(staffed):
    code = staffed.tip("ฝาท่อหายปากซอยลาซาล บางนา คนเกือบตกลงไป")
    near = ProjectFacts(code="50470000-9001", name="โครงการซ่อมฝาท่อซอยลาซาล เขตบางนา", fiscal_year=2569)
    far = ProjectFacts(code="50260000-9002", name="โครงการลอกท่อเขตดินแดง", fiscal_year=2569)
    with staffed.world.session() as session:
        rows = [keep_project(session, facts, now=staffed.world.runtime.clock()) for facts in (near, far)]
        ids = [row.id for row in rows]
    browser = staffed.sits("แพร", Role.OFFICER, ("บางนา",))
    tip_page = browser.opens(f"/console/tips/{code}").text
    assert "50470000-9001" in tip_page
    assert "50260000-9002" not in tip_page
    assert code in browser.opens(f"/console/projects/{ids[0]}").text
    assert code not in browser.opens(f"/console/projects/{ids[1]}").text
    elsewhere = staffed.sits("ก้อง", Role.OFFICER, ("ดินแดง",))
    assert code not in elsewhere.opens(f"/console/projects/{ids[0]}").text


def test_a_photo_of_a_report_is_seen_on_the_projects_page(staffed):
    world = staffed.world
    with world.session() as session:
        facts = ProjectFacts("50470000-9001", "โครงการลานกีฬาเขตบางนา", 2569)
        project_id = keep_project(session, facts, now=world.runtime.clock()).id
    prae = world.person("แพร", Role.OFFICER, ("บางนา",))
    world.hears(prae, None, "50470000-9001 ได้ 30%")
    prae.presses(prae.replies[-1], "ยืนยันบันทึก")
    world.settle()
    prae.sends_image(None, photograph())
    world.settle()
    browser = staffed.sits("อนันต์", Role.ANALYST)
    page = browser.opens(f"/console/projects/{project_id}").text
    assert "ภาพหลักฐาน 1 ภาพ" in page
    small = page.partition('class="files photos"')[2].partition('<img src="')[2].partition('"')[0]
    assert browser.opens(small).data.startswith(b"\xff\xd8")
    assert browser.sends(small.removesuffix("/small")).data.startswith(b"\xff\xd8")
    with world.session() as session:
        assert session.query(AuditEntry).filter_by(verb="open file").count() == 1
