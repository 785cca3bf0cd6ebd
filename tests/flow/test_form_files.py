"""Officers send printed forms as files, one to one."""

from models.person import Role
from models.project import Project
from tests.unit.test_printed_forms import HEAD, SLIPPED

FORM = (HEAD.format(code="11120000-0451", responsible="นายเมฆ ใจดี") + SLIPPED).encode()


def send(world, person, content=FORM, name="form.txt"):
    before = len(person.replies)
    person.sends_file(None, name, content)
    world.settle()
    return [reply.content["text"] for reply in person.replies[before:]]


def kept(world):
    with world.session() as session:
        return session.query(Project).count()


def test_a_form_is_shown_with_its_contradictions_and_kept_when_confirmed(world):
    anan = world.person("อนันต์", Role.ANALYST)
    shown = send(world, anan)[-1]
    assert "11120000-0451" in shown
    assert "ร้อยละลดลงจาก 10 เหลือ 0" in shown
    assert "เมฆ" not in shown
    assert kept(world) == 0
    anan.presses(anan.replies[-1], "ยืนยันบันทึก")
    world.settle()
    assert kept(world) == 1


def test_a_form_that_is_not_confirmed_is_not_kept(world):
    anan = world.person("อนันต์", Role.ANALYST)
    send(world, anan)
    anan.presses(anan.replies[-1], "ไม่บันทึก")
    world.settle()
    anan.does(anan.id, {"type": "postback", "data": "do=keep_form&file=1"})
    world.settle()
    assert kept(world) == 0


def test_an_officer_of_another_district_is_shown_the_form_but_may_not_keep_it(world):
    prae = world.person("แพร", Role.OFFICER, ("ทวีวัฒนา",))
    assert "นอกเขตที่ท่านรับผิดชอบ" in send(world, prae)[-1]
    assert kept(world) == 0


def test_a_file_that_is_no_form_is_answered_in_a_clear_sentence(world):
    anan = world.person("อนันต์", Role.ANALYST)
    assert "ไม่ใช่แบบรายงาน" in send(world, anan, "สวัสดีค่ะ".encode())[-1]
    assert "อ่านข้อความในไฟล์นี้ไม่ได้" in send(world, anan, b"%PDF-1.7 broken", "a.pdf")[-1]


def test_a_citizens_file_is_never_read_as_a_form(world, somchai):
    assert not any("แบบ" in text for text in send(world, somchai))


def test_the_dots_are_shown_until_the_form_is_answered_for_free(world):
    anan = world.person("อนันต์", Role.ANALYST)
    seen = []
    fetch = world.runtime.line.content

    def watched(message_id, limit):
        seen.append(anan.id in world.platform.state.loading)
        return fetch(message_id, limit)

    world.runtime.line.content = watched
    assert len(send(world, anan)) == 1
    assert seen == [True]
    assert anan.id not in world.platform.state.loading
    assert (world.platform.free_replies, world.platform.paid_messages) == (1, 0)


def test_a_file_that_line_is_still_preparing_is_acknowledged_and_answered_when_it_is_there(world):
    anan = world.person("อนันต์", Role.ANALYST)
    world.platform.fail("content", status=503)
    assert send(world, anan) == ["ได้รับไฟล์แล้วค่ะ กำลังอ่านแบบรายงาน จะแจ้งผลให้ทราบในแชตนี้"]
    world.passes(10)
    assert "11120000-0451" in anan.replies[-1].content["text"]
    assert world.platform.free_replies == 1


def test_a_line_that_shows_no_dots_delays_no_answer(world):
    anan = world.person("อนันต์", Role.ANALYST)
    world.platform.fail("loading", status=500)
    assert "11120000-0451" in send(world, anan)[-1]


def test_two_files_in_a_row_are_each_answered_with_their_own_reply(world):
    anan = world.person("อนันต์", Role.ANALYST)
    anan.sends_file(None, "a.txt", FORM)
    anan.sends_file(None, "b.txt", "สวัสดีค่ะ".encode())
    world.settle()
    assert [reply.via for reply in anan.replies] == ["reply", "reply"]
