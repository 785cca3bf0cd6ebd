"""Officers work on tips in LINE; whoever told hears of it for free."""

import pytest

from models.audit import AuditEntry
from models.correction import Correction
from models.group import GroupKind
from models.person import Role
from models.tip import Attachment, Tip, TipChange, TipState

FIRE = "ไฟไหม้บ้านในซอยลาซาล 12 เขตบางนา มีคนติดอยู่ข้างใน ช่วยด้วย"
DRAIN = "ฝาท่อหายปากซอยลาซาล 12 เขตบางนา คนเกือบตกลงไป"
DRUGS = "มีคนขายยาบ้าในซอยลาซาล 12 เขตบางนา ทุกคืน วัยรุ่นมาซื้อเยอะ"


def tip_of(world):
    with world.session() as session:
        tip = session.query(Tip).one()
        session.expunge(tip)
        return tip


def press(world, person, label, card=None):
    before = len(person.replies)
    person.presses(card or person.replies[-1], label, late=True)
    world.settle()
    return person.replies[before:]


def opened(world, somchai, dara, text=DRAIN):
    """Somchai tells one to one; Dara opens the tip by its code."""
    world.hears(somchai, None, text)
    (card,) = world.hears(dara, None, tip_of(world).code)
    return card


def test_an_emergency_is_told_to_the_officers_of_its_district_at_once(world, group, somchai, dara):
    wichai = world.person("วิชัย", Role.OFFICER, ("จตุจักร",))
    world.hears(somchai, group, FIRE)
    assert tip_of(world).code in dara.replies[-1].content["altText"]
    assert wichai.replies == []
    assert world.platform.paid_messages == 1


def test_a_routine_tip_waits_for_the_queue(world, group, somchai, dara):
    world.hears(somchai, group, "ไฟทางดับมาสองคืนแล้ว หน้าปากซอยลาซาล 12 เขตบางนา")
    assert tip_of(world).urgency == "routine"
    assert dara.replies == []
    (queue,) = world.hears(dara, None, "งานค้าง")
    assert tip_of(world).code in queue


def test_only_the_claiming_officer_goes_on(world, somchai, dara):
    opened(world, somchai, dara)
    card = dara.replies[-1]
    press(world, dara, "รับเรื่อง")
    assert tip_of(world).state is TipState.VERIFYING
    malee = world.person("มาลี", Role.OFFICER, ("บางนา",))
    malee.does(malee.id, {"type": "postback", "data": f"do=claim&tip={tip_of(world).code}"})
    world.settle()
    assert "ท่านอื่น" in malee.replies[-1].content["text"]
    assert card is not None


def test_an_officer_of_another_district_may_do_nothing(world, somchai, dara):
    opened(world, somchai, dara)
    wichai = world.person("วิชัย", Role.OFFICER, ("จตุจักร",))
    wichai.does(wichai.id, {"type": "postback", "data": f"do=verify&tip={tip_of(world).code}"})
    world.settle()
    assert "เจ้าหน้าที่ของพื้นที่" in wichai.replies[-1].content["text"]
    assert tip_of(world).state is TipState.NEW


def test_a_tip_is_claimed_verified_forwarded_and_resolved_with_a_photo(world, somchai, dara):
    opened(world, somchai, dara)
    press(world, dara, "รับเรื่อง")
    press(world, dara, "ยืนยันว่าจริง")
    assert tip_of(world).state is TipState.VERIFIED
    press(world, dara, "ส่งต่อหน่วยงาน")
    press(world, dara, "ฝ่ายโยธา/สำนักการโยธา")
    assert tip_of(world).agency == "ฝ่ายโยธา/สำนักการโยธา"
    press(world, dara, "ปิดเรื่อง")
    dara.sends_image(None)
    world.settle()
    tip = tip_of(world)
    assert tip.state is TipState.RESOLVED
    assert tip.responded_at is not None
    assert tip.resolved_at is not None
    with world.session() as session:
        assert session.query(Attachment).one().part == "after"


def test_a_step_out_of_order_is_refused(world, somchai, dara):
    opened(world, somchai, dara)
    code = tip_of(world).code
    for _ in range(2):
        dara.does(dara.id, {"type": "postback", "data": f"do=unfounded&tip={code}"})
        world.settle()
    assert "ทำขั้นนี้ไม่ได้" in dara.replies[-1].content["text"]
    press_reopen = {"type": "postback", "data": f"do=reopen&tip={code}"}
    dara.does(dara.id, press_reopen)
    world.settle()
    assert tip_of(world).state is TipState.VERIFYING


def test_a_tip_never_goes_back_to_an_agency_and_to_three_at_most(world, somchai, dara):
    opened(world, somchai, dara)
    code = tip_of(world).code

    def invites(agency, do="invite"):
        dara.does(dara.id, {"type": "postback", "data": f"do={do}&tip={code}&to={agency}"})
        world.settle()
        return dara.replies[-1].content.get("text", "")

    invites("works")
    assert "วนกลับ" in invites("works")
    assert "วนกลับ" in invites("works", "forward")
    invites("power")
    invites("water", "forward")
    assert "ครบ 3" in invites("traffic")


def test_a_note_inside_stays_inside(world, somchai, dara):
    opened(world, somchai, dara)
    press(world, dara, "โน้ตภายใน")
    world.hears(dara, None, "โทรถามเจ้าของที่แล้ว")
    (card,) = world.hears(dara, None, tip_of(world).code)
    assert "โทรถามเจ้าของที่แล้ว" in card
    answers = world.hears(somchai, None, f"ติดตาม {tip_of(world).code}")
    assert "โทรถาม" not in "".join(answers)


def test_a_code_instead_of_the_note_opens_the_tip_and_is_no_note(world, somchai, dara):
    opened(world, somchai, dara)
    press(world, dara, "แจ้งผู้แจ้ง")
    (card,) = world.hears(dara, None, tip_of(world).code)
    assert "ผู้รับเรื่อง" in card
    with world.session() as session:
        assert session.query(TipChange).filter_by(what="note").count() == 0


def test_a_note_to_the_teller_reaches_them(world, somchai, dara):
    opened(world, somchai, dara)
    press(world, dara, "แจ้งผู้แจ้ง")
    world.hears(dara, None, "พรุ่งนี้เช้าจะเข้าซ่อมค่ะ")
    assert any("พรุ่งนี้เช้าจะเข้าซ่อม" in str(reply.content) for reply in somchai.replies)


def test_a_new_state_is_told_for_free_with_the_next_answer(world, somchai, dara):
    opened(world, somchai, dara)
    paid = world.platform.paid_messages
    press(world, dara, "รับเรื่อง")
    press(world, dara, "ยืนยันว่าจริง")
    assert not any("ความคืบหน้า" in str(reply.content) for reply in somchai.replies)
    answers = world.hears(somchai, None, "สวัสดีครับ")
    assert sum("ความคืบหน้า" in answer for answer in answers) == 1
    assert any("ตรวจสอบแล้ว" in answer for answer in answers)
    assert world.platform.paid_messages == paid


def test_a_group_hears_of_it_neutrally_when_the_teller_speaks_again(world, group, somchai, dara):
    world.hears(somchai, group, DRAIN)
    code, paid = tip_of(world).code, world.platform.paid_messages
    dara.does(dara.id, {"type": "postback", "data": f"do=verify&tip={code}"})
    world.settle()
    malee = world.person("มาลี")
    assert not any("ความคืบหน้า" in one for one in world.hears(malee, group, f"ติดตาม {code}"))
    world.passes(3600)
    answers = world.hears(somchai, group, f"ติดตาม {code}")
    news = next(answer for answer in answers if "ความคืบหน้า" in answer)
    assert code in news
    assert "ท่อ" not in news
    assert world.platform.paid_messages == paid


def test_a_security_tip_is_read_on_demand_and_every_look_is_written_down(world, somchai, dara):
    (card,) = [opened(world, somchai, dara, DRUGS)]
    assert "ซอยลาซาล" in card
    with world.session() as session:
        looks = session.query(AuditEntry).filter_by(verb="read restricted tip").all()
        assert [look.subject for look in looks] == [f"tip {session.query(Tip).one().code}"]


def unsure(world, somchai, group):
    for text in ("แถวนี้มันแปลก ๆ นะ", "ได้กลิ่นแปลก ๆ", "มีคนแปลกหน้ามายืนแถวบ้าน", "เมื่อกี้เสียงอะไรดังมาก"):
        world.hears(somchai, group, text)
        with world.session() as session:
            found = session.query(Tip).filter_by(state=TipState.UNSURE).first()
            if found is not None:
                return found.code
        world.passes(4000)
    raise AssertionError("no text of these is doubtful any more")


@pytest.mark.parametrize(("label", "left"), [("เป็นเหตุ", ["new"]), ("ไม่ใช่เหตุ", [])])
def test_one_tap_decides_about_a_doubtful_tip(world, group, somchai, dara, label, left):
    code = unsure(world, somchai, group)
    (queue,) = world.hears(dara, None, "งานค้าง")
    assert code in queue
    press(world, dara, label)
    with world.session() as session:
        assert [tip.state for tip in session.query(Tip).filter_by(code=code)] == left
        assert session.query(Correction).one().corrected == {"intent": "tip" if left else "chat"}


def test_what_was_decided_to_be_a_tip_is_not_said_to_be_erased(world, group, somchai, dara):
    code = unsure(world, somchai, group)
    for deed in ("is_tip", "no_tip"):
        dara.does(dara.id, {"type": "postback", "data": f"do={deed}&tip={code}"})
        world.settle()
    assert "ทำขั้นนี้ไม่ได้" in dara.replies[-1].content["text"]
    with world.session() as session:
        assert session.query(Tip).filter_by(code=code).one().state is TipState.NEW


def test_an_officer_corrects_the_district_from_two_lists(world, somchai, dara):
    opened(world, somchai, dara)
    press(world, dara, "แก้เขต")
    press(world, dara, "กรุงเทพใต้")
    press(world, dara, "พระโขนง" if "พระโขนง" in str(dara.replies[-1].content) else "คลองเตย")
    assert tip_of(world).district in {"พระโขนง", "คลองเตย"}
    with world.session() as session:
        assert session.query(Correction).one().corrected["district"] == tip_of(world).district


def test_the_history_says_who_did_what(world, somchai, dara):
    opened(world, somchai, dara)
    press(world, dara, "รับเรื่อง")
    with world.session() as session:
        rows = session.query(TipChange).order_by(TipChange.id).all()
        assert [(row.what, row.before, row.after) for row in rows][-1] == ("claim", "new", "verifying")
        assert rows[-1].actor_id is not None


def test_a_citizen_has_no_queue(world, somchai):
    (answer,) = world.hears(somchai, None, "งานค้าง")
    assert "เจ้าหน้าที่" in answer


def test_an_officer_opens_nothing_in_a_citizens_group(world, group, somchai, dara):
    world.hears(somchai, group, DRUGS)
    name = world.platform.state.channel.bot_name
    (answer,) = world.hears(dara, group, f"@{name} งานค้าง")
    assert tip_of(world).code not in answer


def test_the_officers_group_may_see_the_queue(world, somchai, dara):
    office = world.group("ฝ่ายปกครองบางนา", members=6, kind=GroupKind.OFFICERS, district="บางนา")
    world.hears(somchai, None, DRAIN)
    name = world.platform.state.channel.bot_name
    (queue,) = world.hears(dara, office, f"@{name} งานค้าง")
    assert tip_of(world).code in queue


def test_news_waits_for_a_teller_who_blocked_the_bot(world, somchai, dara):
    opened(world, somchai, dara)
    somchai.blocks()
    world.settle()
    paid = world.platform.paid_messages
    press(world, dara, "ปิดเรื่อง")
    press(world, dara, "ปิดโดยไม่มีรูป")
    assert world.platform.paid_messages == paid
    before = len(somchai.replies)
    somchai.follows(unblocked=True)
    world.settle()
    said = "".join(str(reply.content) for reply in somchai.replies[before:])
    assert "ดำเนินการเสร็จสิ้นแล้ว" in said
