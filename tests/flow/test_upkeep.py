"""What happens by the clock around tips and groups, and what messages cost."""

from datetime import date

import pytest

from bot.cli.line_commands import set_up_menu
from bot.demo.settling_in import settle_in
from bot.quota_watch import watch_quota
from jobs.digest import send_digests
from jobs.group_upkeep import leave_unregistered, raise_silence_alarm, refresh_groups
from jobs.reminders import remind
from models.audit import AuditEntry
from models.group import Group, GroupKind, GroupMember, GroupState, MemberCount
from models.outbound_message import OutboundMessage
from models.person import Role
from models.tip import Tip
from services.groups import Registration, group_of, make_code
from services.meter import month_meter

FIRE = "ไฟไหม้บ้านในซอยลาซาล 12 เขตบางนา มีคนติดอยู่ข้างใน ช่วยด้วย"
LIGHT = "ไฟทางดับมาสองคืนแล้ว หน้าปากซอยลาซาล 12 เขตบางนา"


@pytest.fixture
def anan(world):
    return world.person("อนันต์", Role.ANALYST)


def run(world, job):
    with world.session() as session:
        outcome = job(session, world.runtime.clock())
    world.settle()
    return outcome


def said_to(person):
    return [str(reply.content.get("text", "")) for reply in person.replies]


def test_an_overdue_emergency_is_reminded_once_and_escalated_once(world, group, somchai, dara, anan):
    world.hears(somchai, group, FIRE)
    world.passes(16 * 60)
    for _ in range(2):
        run(world, remind)
    assert sum("เกินกำหนด" in text for text in said_to(dara)) == 1
    assert said_to(anan) == []
    world.passes(16 * 60)
    for _ in range(2):
        run(world, remind)
    assert sum("เกินกำหนดมานาน" in text for text in said_to(anan)) == 1


def test_the_officer_who_claimed_is_reminded_and_nobody_else(world, group, somchai, dara):
    malee = world.person("มาลี", Role.OFFICER, ("บางนา",))
    world.hears(somchai, group, FIRE)
    dara.presses(dara.replies[-1], "รับเรื่อง")
    world.settle()
    world.passes(25 * 3600)
    run(world, remind)
    assert any("เกินกำหนด" in text for text in said_to(dara))
    assert not any("เกินกำหนด" in text for text in said_to(malee))


def test_the_digest_counts_what_waits_and_says_what_messages_cost(world, group, somchai, dara, anan):
    world.hears(somchai, group, LIGHT)
    assert said_to(dara) == []
    for _ in range(2):
        run(world, send_digests)
    (digest,) = said_to(dara)
    assert "เรื่องใหม่ใน 24 ชม.: 1" in digest
    assert "ตอบฟรี 1" in digest
    assert "โควตา" not in digest
    assert len(said_to(anan)) == 1


def test_the_digest_and_the_metrics_say_what_the_quota_leaves(world, group, somchai, dara):
    world.hears(somchai, group, LIGHT)
    watch_quota(world.runtime, "2026-01-01")
    run(world, send_digests)
    assert "โควตาเดือนนี้ 300 ใช้ไป 0 เหลือ 300" in said_to(dara)[-1]
    metrics = world.client.get("/metrics").text
    assert 'khaonet_quota{kind="limit"} 300' in metrics
    assert 'khaonet_quota{kind="left"} 299' in metrics
    assert 'khaonet_messages{kind="would"} 43' in metrics


def test_last_months_quota_is_not_told_as_this_months(world, group, somchai, dara):
    watch_quota(world.runtime, "2026-01-01")
    world.passes(40 * 86400)
    world.hears(somchai, group, LIGHT)
    run(world, send_digests)
    assert "โควตา" not in said_to(dara)[-1]


def test_no_digest_when_nothing_waits(world, dara):
    run(world, send_digests)
    assert dara.replies == []


def test_the_digest_of_another_district_is_not_sent(world, group, somchai):
    wichai = world.person("วิชัย", Role.OFFICER, ("จตุจักร",))
    world.hears(somchai, group, LIGHT)
    run(world, send_digests)
    assert wichai.replies == []


def test_names_and_headcounts_are_refreshed_daily(world, group):
    group.row.name = "เครือข่ายข่าวบางนา 2569"
    run(world, refresh_groups)
    with world.session() as session:
        row = session.query(Group).one()
        assert row.name == "เครือข่ายข่าวบางนา 2569"
        counted = session.query(MemberCount).one()
        assert counted.members == 42
        assert isinstance(counted.on_day, date)
        assert session.query(AuditEntry).filter_by(verb="rename group").count() == 1


def test_a_silent_group_is_told_to_the_analysts_once(world, group, somchai, anan):
    world.hears(somchai, group, LIGHT)
    run(world, raise_silence_alarm)
    assert not any("เงียบมา" in text for text in said_to(anan))
    world.passes(15 * 86400)
    for _ in range(2):
        run(world, raise_silence_alarm)
    assert sum("เงียบมา 15 วัน" in text for text in said_to(anan)) == 1


def test_the_commands_and_the_officers_groups_may_be_silent(world, anan):
    for kind in (GroupKind.COMMAND, GroupKind.OFFICERS):
        world.group("ห้อง", kind=kind)
    world.passes(20 * 86400)
    run(world, raise_silence_alarm)
    assert anan.replies == []


def test_a_group_that_talks_is_not_silent(world, group, somchai, anan):
    world.passes(15 * 86400)
    world.hears(somchai, group, LIGHT)
    run(world, raise_silence_alarm)
    assert anan.replies == []


def test_joining_greets_with_the_notice_and_a_code_enrols(world, somchai):
    group = world.platform.group("ชุมชนริมคลอง", members=30, bot_present=False)
    group.invites_bot()
    world.settle()
    assert "ไม่เก็บข้อความ" in group.replies[-1].content["text"]
    with world.session() as session:
        wanted = Registration(kind="news_network", name="ชุมชนริมคลอง", district="บางนา")
        code = make_code(session, wanted, by=None, now=world.runtime.clock())
    (answer,) = world.hears(somchai, group, f"รหัสค่ะ {code}")
    assert "เก็บเฉพาะข้อความที่เป็นการแจ้งเหตุ" in answer
    with world.session() as session:
        row = session.query(Group).one()
        assert row.state is GroupState.ACTIVE
        assert row.member_count == 30


def test_members_come_and_go(world, group, somchai):
    malee = world.person("มาลี")
    malee.joins(group)
    world.settle()
    malee.leaves(group)
    world.settle()
    with world.session() as session:
        (member,) = session.query(GroupMember).all()
        assert member.left_at is not None
        assert session.query(Group).one().member_count == 42


def test_a_group_that_put_the_bot_out_is_left(world, group):
    group.removes_bot()
    world.settle()
    with world.session() as session:
        assert session.query(Group).one().state is GroupState.LEFT


def test_the_meter_tells_what_replies_saved(world, group, somchai):
    world.hears(somchai, group, LIGHT)
    with world.session() as session:
        meter = month_meter(session, world.runtime.clock())
        assert (meter.paid, meter.free, meter.would) == (0, 1, 42)
        assert session.query(OutboundMessage).one().would_cost == 42
    assert "khaonet_messages" in world.client.get("/metrics").text


def test_the_rich_menu_is_set_for_everybody_and_its_buttons_work(world, somchai):
    set_up_menu(world.runtime.line)
    menu = world.platform.menus.shown_to(somchai.id)
    actions = {area["action"]["label"]: area["action"] for area in menu["areas"]}
    somchai.does(somchai.id, actions["แจ้งเหตุ"])
    world.settle()
    assert "เกิดอะไรขึ้น" in said_to(somchai)[-1]
    set_up_menu(world.runtime.line)
    assert len(world.platform.menus.menus) == 1
    with world.session() as session:
        assert session.query(Tip).count() == 0


def test_the_demo_shows_the_menu_to_everybody_once(world, somchai):
    for _ in range(2):
        settle_in(world.runtime, world.platform)
    assert world.platform.menus.shown_to(somchai.id)["chatBarText"] == "เมนูข่าวเน็ต"
    assert len(world.platform.menus.menus) == 1


def test_a_group_that_nobody_registers_is_left_after_two_weeks(world, somchai):
    strangers = world.platform.group("กลุ่มอื่น", members=9)
    with world.session() as session:
        group_of(session, strangers.id, now=world.runtime.clock())
    run(world, leave_unregistered)
    assert strangers.row.bot_present
    world.passes(15 * 86400)
    run(world, leave_unregistered)
    assert not strangers.row.bot_present
    with world.session() as session:
        assert session.query(Group).one().state is GroupState.LEFT


def test_a_registered_group_that_put_the_bot_out_is_told_to_the_analysts(world, group, somchai, anan):
    group.removes_bot()
    world.settle()
    assert "ถูกนำออกจากกลุ่ม" in said_to(anan)[-1]
