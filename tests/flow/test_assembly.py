from models.loose_message import LooseMessage
from models.tip import Tip, TipMessage, TipState, Tombstone
from tests.flow.threads import play


def text(t, user, words, **more):
    return {"t": t, "user": user, "type": "text", "text": words} | more


def image(t, user):
    return {"t": t, "user": user, "type": "image"}


def events_of(found):
    return [tip["events"] for tip in found]


def test_pictures_after_the_words_belong_to_them(world):
    found = play(world, [text(0, "A", "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก"), image(10, "A"), image(12, "A")])
    assert events_of(found) == [[0, 1, 2]]


def test_a_picture_before_the_words_belongs_to_them(world):
    found = play(world, [image(0, "A"), text(30, "A", "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก")])
    assert events_of(found) == [[0, 1]]


def test_somebody_elses_picture_does_not(world):
    found = play(world, [text(0, "A", "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก"), image(10, "B")])
    assert events_of(found) == [[0]]


def test_a_picture_nobody_explains_makes_no_tip(world):
    assert play(world, [image(0, "A"), text(1200, "A", "กินข้าวกันยังทุกคน")]) == []


def test_a_pin_gives_the_district(world):
    found = play(
        world,
        [
            {"t": 0, "user": "A", "type": "location", "lat": 13.6935, "lng": 100.648},
            text(20, "A", "ตรงที่ปักหมุด ไฟไหม้บ้าน ควันดำมาก ช่วยด้วย"),
        ],
    )
    assert (events_of(found), found[0]["district"]) == ([[0, 1]], "ประเวศ")


def test_a_quoted_correction_moves_the_tip(world):
    found = play(
        world,
        [
            text(0, "A", "ไฟไหม้บ้านหลังตลาดห้วยขวาง ควันดำมาก"),
            text(50, "A", "ขอแก้ไขค่ะ ไม่ใช่ห้วยขวาง เป็นเขตดินแดง", quote_of=0),
        ],
    )
    assert (events_of(found), found[0]["district"]) == ([[0, 1]], "ดินแดง")


def test_a_report_taken_back_in_words_leaves_no_tip(world):
    found = play(
        world,
        [text(0, "A", "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก"), text(60, "A", "ขอโทษค่ะ เข้าใจผิด เขาเผาหญ้ากัน ยกเลิกนะคะ")],
    )
    assert found == []


def test_thanks_are_not_part_of_the_tip(world):
    found = play(
        world, [text(0, "A", "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก"), text(60, "B", "ขอบคุณครับ"), text(70, "A", "รับทราบค่ะ")]
    )
    assert events_of(found) == [[0]]


def test_an_unsent_picture_is_gone_and_the_new_one_stays(world):
    found = play(
        world,
        [
            text(0, "A", "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก"),
            image(10, "A"),
            {"t": 20, "user": "A", "type": "unsend", "unsend_of": 1},
            image(40, "A"),
        ],
    )
    assert events_of(found) == [[0, 3]]


def test_an_unsent_report_keeps_its_number_and_nothing_else(world):
    play(
        world,
        [
            text(0, "A", "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก"),
            image(9, "A"),
            {"t": 600000, "user": "A", "type": "unsend", "unsend_of": 0},
        ],
    )
    with world.session() as session:
        tip = session.query(Tip).one()
        assert (tip.state, tip.text_sealed, tip.attachments) == (TipState.WITHDRAWN, None, [])
        assert tip.code.startswith("T-")


def test_an_unsend_that_overtakes_its_message_wins(world):
    group, somchai = world.group(), world.person("สมชาย")
    world.platform.hold()
    message = somchai.says(group, "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก")
    somchai.unsends(message)
    events = world.platform.courier._held
    events.reverse()
    world.platform.deliver(batch=False)
    world.settle()
    with world.session() as session:
        assert session.query(Tip).count() == 0
        assert session.query(Tombstone).count() == 1


def test_the_newest_edit_counts_in_whatever_order_they_come(world):
    group, somchai = world.group(), world.person("สมชาย")
    message = somchai.says(group, "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก")
    world.settle()
    world.platform.hold()
    world.platform.advance(5)
    somchai.edits(message, "ไฟไหม้บ้านในซอยอ่อนนุช 27 ควันดำมาก")
    world.platform.advance(5)
    somchai.edits(message, "ไฟไหม้บ้านในซอยอ่อนนุช 37 ควันดำมาก")
    world.platform.courier._held.reverse()
    world.platform.deliver(batch=False)
    world.settle()
    with world.session() as session:
        assert "37" in world.runtime.vault.open(session.query(Tip).one().text_sealed)


def test_a_bystanders_announced_clip_belongs_to_the_story(world):
    found = play(
        world,
        [
            text(0, "A", "แท็กซี่ชนคนข้ามถนนแล้วหนี หน้าตลาดพรานนก"),
            text(60, "B", "กล้องร้านผมเห็นพอดี ส่งคลิปให้ครับ"),
            {"t": 70, "user": "B", "type": "video"},
        ],
    )
    assert events_of(found) == [[0, 1, 2]]


def test_a_picture_after_a_quote_belongs_to_the_quoted_story(world):
    found = play(
        world,
        [
            text(0, "A", "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก"),
            text(30, "B", "เห็นคนร้ายจุดไฟแล้ววิ่งหนี ใส่เสื้อแดง", quote_of=0),
            image(40, "B"),
        ],
    )
    assert events_of(found) == [[0, 1, 2]]


def test_a_picture_stays_with_the_nearer_words(world):
    found = play(
        world,
        [
            text(0, "A", "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก"),
            image(10, "A"),
            text(60, "A", "อีกเรื่อง รถชนกันสองคันหน้าตลาดบางกะปิ คนเจ็บ"),
            image(70, "A"),
        ],
    )
    assert events_of(found) == [[0, 1], [2, 3]]


def test_a_text_that_is_unsent_and_sent_anew_keeps_its_picture(world):
    events = [text(0, "A", "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก"), image(6, "A")]
    events += [
        {"t": 20, "user": "A", "type": "unsend", "unsend_of": 0},
        text(40, "A", "ไฟไหม้บ้านในซอยอ่อนนุช 70 ควันดำมาก"),
    ]
    assert events_of(play(world, events)) == [[1, 3]]


def test_what_nobody_is_known_to_have_sent_is_not_kept_for_other_words(world):
    group = world.group("กลุ่มทดสอบ")
    somchai = world.platform.person("สมชาย")
    message = somchai.says(group, "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก")
    somchai.sends_image(group)
    world.settle()
    with world.session() as session:
        for row in session.query(TipMessage):
            row.sender_id = None
    somchai.unsends(message)
    world.settle()
    with world.session() as session:
        assert session.query(Tip).one().state is TipState.WITHDRAWN
        assert session.query(LooseMessage).count() == 0


def test_a_few_words_that_name_nothing_are_no_tip_but_a_cry_for_help_is(world):
    events = [text(0, "A", "ขวามือสุด ติดกับห้องน้ำชาย"), text(30, "B", "จอดรออยู่ปากซอย เห็นคนโดนกระบะลากเข้าไปใต้ท้อง ช่วยด้วย")]
    assert events_of(play(world, events)) == [[1]]
