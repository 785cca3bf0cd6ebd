"""What is told in pieces: places that come late, pictures of others, corrections by others, edits of small talk."""

import pytest

from models.tip import Tip, TipState
from tests.flow.threads import play

DOG = "พบหมาจรจัดตัวใหญ่ไล่กัดเด็กหลายคนแล้วค่ะ ตามพิกัดนี้"
PRAWET, DIN_DAENG = (13.7170, 100.6945), (13.7699, 100.5530)


def text(t, user, words, **more):
    return {"t": t, "user": user, "type": "text", "text": words} | more


def image(t, user):
    return {"t": t, "user": user, "type": "image"}


def pin(t, user, point):
    return {"t": t, "user": user, "type": "location", "lat": point[0], "lng": point[1]}


def told(world):
    with world.session() as session:
        return [(tip.category, tip.district, tip.state) for tip in session.query(Tip)]


def test_a_pin_leaves_no_doubt_that_few_words_are_a_tip(world, group, somchai):
    somchai.says(group, DOG)
    world.settle()
    with world.session() as session:
        session.query(Tip).one().state = TipState.UNSURE
    somchai.sends_location(group, *PRAWET)
    world.settle()
    assert told(world) == [("nuisance", "ประเวศ", TipState.NEW)]


def test_what_was_doubtful_is_of_a_category_once_it_is_a_tip(world):
    play(world, [text(0, "A", "เห็นควันดำพุ่งขึ้นมาจากตลาดพลู น่าจะไฟไหม้นะคะ"), pin(10, "A", (13.7205, 100.4770))])
    assert [(category, state) for category, _, state in told(world)] == [("fire", TipState.NEW)]


def test_a_rumour_with_a_picture_stays_doubtful(world):
    rumour = "‼️ด่วน เจอระเบิดที่สถานีรถไฟฟ้า รีบแชร์ต่อเลยค่ะทุกคน"
    assert play(world, [text(0, "A", rumour), image(5, "A")]) == []


def test_a_place_alone_answers_what_the_receipt_asked_minutes_ago(world):
    found = play(
        world,
        [
            text(0, "A", "สายไฟขาดห้อยลงมากลางซอย ประกายไฟแลบเลย"),
            text(400, "A", "ซอยอ่อนนุช 44 เขตสวนหลวงค่ะ"),
        ],
    )
    assert [(tip["events"], tip["district"]) for tip in found] == [([0, 1], "สวนหลวง")]


def test_a_quoted_picture_belongs_to_the_words_whoever_sent_it(world):
    words = "อันนี้กำแพงถล่มทับรถ ข้างวัดสร้อยทอง เขตบางซื่อ มีคนติดอยู่ข้างใน"
    found = play(world, [image(0, "A"), image(5, "C"), text(900, "B", words, quote_of=0)])
    assert [tip["events"] for tip in found] == [[0, 2]]


def test_pictures_sent_with_the_quoted_one_come_along(world):
    words = "สะพานลอยคนข้ามพังหน้าโรงเรียน เขตหนองแขม ตามรูปค่ะ"
    found = play(world, [image(0, "A"), image(1, "A"), image(2, "A"), text(900, "A", words, quote_of=1)])
    assert [tip["events"] for tip in found] == [[0, 1, 2, 3]]


def test_a_cry_for_help_is_heard_though_its_words_leave_a_doubt(world, group, somchai):
    (answer,) = world.hears(somchai, group, "มีคนจมน้ำค่ะ ช่วยด้วย กู้ภัยมาที")
    assert "1669" in answer


def test_a_tip_was_reported_when_its_first_words_were_said(world, group, somchai):
    world.platform.hold()
    somchai.says(group, "ควันพิษออกจากโรงงานรีไซเคิล เขตหนองจอก เหม็นไหม้มาก")
    said_at = world.platform.now()
    world.platform.advance(20)
    somchai.says(group, "ตอนนี้ควันลามไปถึงโรงเรียนแล้วค่ะ")
    world.platform.courier._held.reverse()
    world.platform.deliver(batch=False)
    world.settle()
    with world.session() as session:
        assert abs((session.query(Tip).one().reported_at - said_at).total_seconds()) < 5


def test_a_neighbour_says_that_it_is_not_this_district_but_that(world):
    hole = "ถนนทรุดเป็นหลุมกว้าง หน้าปั๊มน้ำมัน ถนนศรีนครินทร์ เขตบางนา"
    found = play(world, [text(0, "A", hole), text(60, "B", "ตรงนั้นไม่ใช่เขตบางนานะคะ เป็นเขตประเวศค่ะ")])
    assert [tip["events"] for tip in found] == [[0]]
    world.passes(120)
    assert told(world)[0][1] == "ประเวศ"


def test_districts_that_the_story_is_not_in_are_other_talk(world):
    hole = "ถนนทรุดเป็นหลุมกว้าง หน้าปั๊มน้ำมัน เขตบางนา"
    play(world, [text(0, "A", hole), text(60, "B", "ร้านนั้นไม่ใช่เขตสาทรนะคะ เป็นเขตบางรักค่ะ")])
    world.passes(120)
    assert told(world)[0][1] == "บางนา"


@pytest.mark.parametrize(
    ("first", "correction", "category"),
    [
        ("ไฟไหม้ข้างวัดปากน้ำ ภาษีเจริญ ควันโขมงเลยค่ะ", "แก้ข่าวนะคะ ไม่ใช่ไฟไหม้ เขาเผาขยะกันค่ะ", "environment"),
        ("น้ำท่วมหน้าปากซอยอ่อนนุช 44 เขตสวนหลวง", "ขอแก้ครับ ไม่ใช่น้ำท่วม ท่อประปาแตกครับ", "infrastructure"),
    ],
)
def test_it_is_something_else_than_was_said(world, first, correction, category):
    found = play(world, [text(0, "A", first), text(150, "A", correction)])
    assert [(tip["events"], tip["category"]) for tip in found] == [([0, 1], category)]


def test_it_is_where_the_pin_is_when_the_words_were_wrong(world):
    found = play(
        world,
        [
            text(0, "A", "ฝาท่อหายหน้าซอยวิภาวดี 20 เขตจตุจักร อันตรายมาก"),
            text(60, "A", "ขอโทษค่ะ บอกผิด ตรงนี้ค่ะ"),
            pin(66, "A", DIN_DAENG),
        ],
    )
    assert [tip["district"] for tip in found] == ["ดินแดง"]


def test_small_talk_that_is_edited_into_a_tip_is_one(world, group, somchai):
    said = somchai.says(group, "สวัสดีค่ะ")
    world.passes(40)
    somchai.edits(said, "สวัสดีค่ะ มีงูเหลือมเข้าบ้าน เขตลาดพร้าว ช่วยมาจับทีค่ะ")
    world.settle()
    assert told(world) == [("nuisance", "ลาดพร้าว", TipState.NEW)]
    assert len(group.replies) == 1


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (1, 2, 0), (2, 1, 0)])
def test_whatever_comes_first_the_newest_words_count_and_the_first_moment(world, group, somchai, order):
    world.platform.hold()
    said = somchai.says(group, "เสียงดังปาร์ตี้ทุกคืน คอนโดแถวเขตบางซื่อค่ะ")
    first_at = world.platform.now()
    for district in ("บางพลัด", "ดินแดง"):
        world.platform.advance(30)
        somchai.edits(said, f"เสียงดังปาร์ตี้ทุกคืน คอนโดแถวเขต{district}ค่ะ")
    held = world.platform.courier._held
    world.platform.courier._held = [held[place] for place in order]
    world.platform.deliver(batch=False)
    world.settle()
    assert told(world) == [("nuisance", "ดินแดง", TipState.NEW)]
    with world.session() as session:
        assert abs((session.query(Tip).one().reported_at - first_at).total_seconds()) < 5


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 0, 1)])
def test_early_edits_that_are_no_tip_by_themselves_keep_the_newest(world, group, somchai, order):
    somchai.says(group, "ถนนทรุดเป็นหลุมกว้าง หน้าปั๊มน้ำมัน เขตบางนา")
    world.settle()
    world.platform.hold()
    said = somchai.says(group, "รถติดมาก")
    for number in ("1 กม.", "2 กม."):
        world.platform.advance(10)
        somchai.edits(said, f"แถวยาว {number}")
    held = world.platform.courier._held
    world.platform.courier._held = [held[place] for place in order]
    world.platform.deliver(batch=False)
    world.settle()
    with world.session() as session:
        words = [world.runtime.vault.open(m.text_sealed) for m in session.query(Tip).one().messages]
    assert words[-1] == "แถวยาว 2 กม."
