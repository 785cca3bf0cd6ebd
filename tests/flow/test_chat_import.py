import json

from sqlalchemy import select

from jobs.digest import digest_counts
from jobs.reminders import remind
from language.chat_export.reading import read_chat
from models.group import Group
from models.imported_line import ImportedLine, ImportedSender
from models.loose_message import LooseMessage
from models.outbound_message import OutboundMessage
from models.person import Identity, Person, Role
from models.tip import Attachment, AttachmentState, Channel, Tip, TipMessage, TipState
from models.vault import vault_of
from services.chat_import import find_chat_group, finish, prepare, take_batch
from services.chat_judging import hear

TITLE = '[LINE] ประวัติการแชทในกลุ่ม "เครือข่ายข่าวบางนา"\nบันทึกเมื่อ 04/12/2569 07:48\n'
DAY = "\nศ. 28/11/2568\n"
FIRE = "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก"


def export(*lines: str) -> bytes:
    return (TITLE + DAY + "\n".join(lines) + "\n").encode()


def tips_in(world):
    with world.session() as session:
        return [
            ([(m.kind, m.occurred_at.hour) for m in tip.messages], tip.state, tip.channel, tip.respond_by)
            for tip in session.scalars(select(Tip).order_by(Tip.reported_at))
        ]


def test_a_message_becomes_an_imported_tip_and_nothing_is_said(world, taken):
    counts = taken(export(f"08:55\tสมชาย\t{FIRE}", "08:57\tมะลิ\tกินข้าวกันยังทุกคน"))
    assert (counts["tips"], counts["small_talk"]) == (1, 1)
    assert tips_in(world) == [([("text", 1)], TipState.NEW, Channel.IMPORT, None)]
    with world.session() as session:
        assert session.query(OutboundMessage).count() == 0


def test_names_and_small_talk_leave_nothing_readable(world, taken):
    taken(export(f"08:55\tสมชาย ใจงาม\t{FIRE}", "08:57\tมะลิ\tกินข้าวกันยังทุกคน"))
    with world.session() as session:
        assert session.query(Identity).count() == 0
        assert session.query(ImportedSender).count() == 1
        assert session.query(ImportedLine).count() == 1
        vault = vault_of(session)
        texts = [vault.open(row.text_sealed) for row in session.query(TipMessage) if row.text_sealed]
        assert texts == [FIRE]


def test_the_same_and_an_overlapping_file_add_nothing_twice(world, taken):
    first = export(f"08:55\tสมชาย\t{FIRE}", "08:56\tสมชาย\t[รูป]", "08:56\tสมชาย\t[รูป]")
    longer = export(
        f"08:55\tสมชาย\t{FIRE}", "08:56\tสมชาย\t[รูป]", "08:56\tสมชาย\t[รูป]", "15:00\tมะลิ\tฝาท่อหายปากซอย คนเกือบตกลงไป"
    )
    taken(first)
    assert taken(first)["duplicates"] == 3
    assert taken(longer)["tips"] == 1
    assert [kinds for kinds, *_ in tips_in(world)] == [[("text", 1), ("image", 1), ("image", 1)], [("text", 8)]]


def test_a_picture_before_the_words_belongs_to_them_and_its_file_is_noted_as_missing(world, taken):
    counts = taken(export("08:54\tสมชาย\t[รูป]", f"08:55\tสมชาย\t{FIRE}", "09:30\tมะลิ\t[รูป]"))
    assert (counts["media_noted"], counts["media_left"]) == (1, 1)
    with world.session() as session:
        attachment = session.query(Attachment).one()
        assert (attachment.state, attachment.reason) == (AttachmentState.GONE, "รูปไม่ได้อยู่ในไฟล์ส่งออก")
        assert session.query(LooseMessage).count() == 0


def test_a_pin_gives_the_district(world, taken):
    taken(
        export(
            "08:54\tสมชาย\t[null]",
            "https://maps.google.com/maps?q=13.6935%2C100.648",
            "08:55\tสมชาย\tตรงที่ปักหมุด ไฟไหม้บ้าน ควันดำมาก ช่วยด้วย",
        )
    )
    with world.session() as session:
        assert session.query(Tip).one().district == "ประเวศ"


def test_a_report_taken_back_in_words_is_withdrawn(world, taken):
    counts = taken(export(f"08:55\tสมชาย\t{FIRE}", "08:56\tสมชาย\tขอโทษค่ะ เข้าใจผิด เขาเผาหญ้ากัน ยกเลิกนะคะ"))
    assert counts["withdrawn"] == 1
    assert tips_in(world)[0][1] is TipState.WITHDRAWN


def test_what_was_heard_live_is_not_taken_again(world, group, somchai, taken):
    world.hears(somchai, group, FIRE)
    at = world.runtime.clock().astimezone(read_chat(export("08:55\tก\tข"), "").lines[0].at.tzinfo)
    content = f"{at:%Y.%m.%d}\n{at:%H:%M} สมชาย {FIRE}\n{at:%H:%M} สมชาย รูป\n{at:%H:%M} สมชาย ขอบคุณครับ\n"
    assert taken(content.encode())["heard_live"] >= 1
    assert len(tips_in(world)) == 1


def test_a_later_export_that_shows_a_message_as_unsent_erases_it(world, taken):
    taken(export(f"08:55\tสมชาย\t{FIRE}", "15:00\tมะลิ\tฝาท่อหายปากซอย คนเกือบตกลงไป"))
    counts = taken(export("08:55\t\tสมชาย ยกเลิกข้อความแล้ว", "15:00\tมะลิ\tฝาท่อหายปากซอย คนเกือบตกลงไป"))
    assert (counts["unsent"], counts["erased"]) == (1, 1)
    with world.session() as session:
        states = {tip.state: tip.text_sealed for tip in session.query(Tip)}
        assert states[TipState.WITHDRAWN] is None
        assert states[TipState.NEW] is not None


def test_a_group_is_found_by_either_id_or_its_name_and_only_when_registered(world, group):
    world.platform.group("กลุ่มอื่น", members=10)
    with world.session() as session:
        ours = session.query(Group).one()
        assert {find_chat_group(session, name) for name in (group.id, ours.id, "เครือข่ายข่าวบางนา")} == {ours}
        assert find_chat_group(session, "กลุ่มอื่น") is None


def test_a_report_can_be_written_as_json(taken):
    assert json.dumps(taken(export(f"08:55\tสมชาย\t{FIRE}")))


def test_old_history_runs_no_clocks_and_reminds_nobody(world, taken):
    world.person("ดารา", Role.OFFICER, ("บางนา",))
    taken(export(f"08:55\tสมชาย\t{FIRE}"))
    with world.session() as session:
        tip = session.query(Tip).one()
        assert (tip.respond_by, tip.resolve_by) == (None, None)
        assert remind(session, world.runtime.clock()).startswith("0 tips overdue")
        assert (
            digest_counts(session, session.query(Person).filter_by(role=Role.OFFICER).one(), world.runtime.clock())[
                "overdue"
            ]
            == 0
        )


def test_no_task_is_owed_for_what_an_export_cannot_hold(world, taken):
    counts = taken(export(f"08:55\tสมชาย\t{FIRE}", "08:56\tสมชาย\t[รูป]", "08:56\tสมชาย\t[วิดีโอ]"))
    assert counts["media_noted"] == 2
    assert world.tasks.waiting == 0
    with world.session() as session:
        assert {row.state for row in session.query(Attachment)} == {AttachmentState.GONE}


def test_what_the_helpers_understood_is_taken_as_it_is(world, group):
    content = export(f"08:55\tสมชาย\t{FIRE}", "08:57\tมะลิ\tกินข้าวกันยังทุกคน", "08:58\tสมชาย\tอยู่เลยเซเว่นไป 200 เมตรค่ะ")
    chat = read_chat(content, "chat.txt")
    with world.session() as session:
        row = find_chat_group(session, group.id)
        work = prepare(world.runtime.vault, row, chat)
        heard = hear([(line.text, line.at) for line in chat.lines], row.district)
        take_batch(session, work, work.batches()[0], now=world.runtime.clock(), heard=heard)
        finish(session, work, now=world.runtime.clock())
    assert (work.counts["tips"], work.counts["added"], work.counts["small_talk"]) == (1, 1, 1)


def test_a_group_that_only_exports_is_not_silent(world, taken):
    taken(export(f"08:55\tสมชาย\t{FIRE}"))
    with world.session() as session:
        assert session.query(Group).one().last_heard_at.isoformat() == "2025-11-28T01:55:00+00:00"
