from datetime import date

import pytest

from language.meeting_message import RecordKind, is_record, month_asked, read_record

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "body", "district", "day", "people", "title"),
    [
        (
            "บันทึกประชุมสภาคนเมืองเขตบางนา 12 พ.ย. 69 ผู้เข้าร่วม 45 คน",
            *("council", "บางนา", date(2026, 11, 12), 45, "ประชุมสภาคนเมืองเขตบางนา"),
        ),
        (
            "บันทึกการประชุมคณะทำงาน ครั้งที่ 2 วันที่ ๕ พฤศจิกายน ๒๕๖๙",
            *("working_group", None, date(2026, 11, 5), None, "ประชุมคณะทำงาน ครั้งที่ 2"),
        ),
        (
            "ขอบันทึกประชุมรับฟังความคิดเห็น เขตดินแดง เมื่อวานนี้ มีผู้เข้าร่วมประมาณ 1,200 คน",
            *("hearing", "ดินแดง", date(2026, 11, 19), 1200, "ประชุมรับฟังความคิดเห็น เขตดินแดง"),
        ),
        (
            "บันทึกประชุมเครือข่ายข่าวเขตหลักสี่ วันนี้ ผู้เข้าร่วมสี่สิบห้าคน",
            *("forum", "หลักสี่", TODAY, 45, "ประชุมเครือข่ายข่าวเขตหลักสี่"),
        ),
        (
            "บันทึกประชุม: ประชุมคณะทำงาน เขตบางนา 11 พ.ย. 69 คนเข้าร่วม 60 คน",
            *("working_group", "บางนา", date(2026, 11, 11), 60, "ประชุมคณะทำงาน เขตบางนา"),
        ),
        ("บันทึกประชุมคณะทำงานเขตบางนา", "working_group", "บางนา", None, None, "ประชุมคณะทำงานเขตบางนา"),
    ],
)
def test_a_meeting_is_read_from_one_message(text, body, district, day, people, title):
    record = read_record(text, TODAY)
    assert record is not None
    assert record.kind is RecordKind.MEETING
    assert (record.body, record.district, record.day, record.people) == (body, district, day, people)
    assert record.title == title
    assert record.lacks_day == (day is None)


def test_place_and_minutes_are_told_apart_from_the_title():
    record = read_record("บันทึกประชุมคณะทำงานเขตบางนา 3/11/2569 ณ ห้องประชุมชั้น 2\nมติ ติดไฟเพิ่มสามจุด\nนัดครั้งหน้า", TODAY)
    assert record is not None
    assert (record.title, record.place) == ("ประชุมคณะทำงานเขตบางนา", "ห้องประชุมชั้น 2")
    assert record.detail == "มติ ติดไฟเพิ่มสามจุด\nนัดครั้งหน้า"


def test_an_activity_is_read_with_place_and_people():
    record = read_record("บันทึกกิจกรรมจิตอาสาลอกท่อ ที่ ซอยลาซาล 12 เขตบางนา 8 พ.ย. 69 80 คน", TODAY)
    assert record is not None
    assert (record.kind, record.title, record.people) == (RecordKind.ACTIVITY, "จิตอาสาลอกท่อ", 80)
    assert (record.place, record.district, record.day) == ("ซอยลาซาล 12 เขตบางนา", "บางนา", date(2026, 11, 8))


def test_an_opinion_belongs_to_its_district_group():
    record = read_record("บันทึกความเห็นกลุ่มกรุงเทพใต้: น้ำท่วมขังหน้าตลาด ขอให้ลอกท่อก่อนฤดูฝน", TODAY)
    assert record is not None
    assert (record.kind, record.district_group) == (RecordKind.OPINION, "กรุงเทพใต้")
    assert record.title == "น้ำท่วมขังหน้าตลาด"
    assert record.detail == "น้ำท่วมขังหน้าตลาด ขอให้ลอกท่อก่อนฤดูฝน"
    assert record.day == TODAY


def test_an_opinion_of_a_district_is_counted_in_its_group():
    record = read_record("บันทึกความคิดเห็นเขตบางนา: อยากได้ไฟทางเพิ่ม", TODAY)
    assert record is not None
    assert (record.district, record.district_group) == ("บางนา", "กรุงเทพใต้")


def test_a_community_is_read_with_its_district():
    record = read_record("บันทึกชุมชนริมคลองสุขใจ เขตบางนา", TODAY)
    assert record is not None
    assert (record.kind, record.title, record.district) == (RecordKind.COMMUNITY, "ชุมชนริมคลองสุขใจ", "บางนา")


@pytest.mark.parametrize("text", ["ประชุมสภาคนเมืองเมื่อวาน", "ไฟไหม้ที่บางนา", "บันทึกไว้แล้วค่ะ", ""])
def test_other_talk_is_no_record(text):
    assert not is_record(text)
    assert read_record(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("เขตไหนยังไม่ประชุมเดือนนี้", date(2026, 11, 1)),
        ("เขตไหนยังไม่ประชุมเดือนที่แล้ว", date(2026, 10, 1)),
        ("เขตไหนยังไม่ประชุมสภาเดือนตุลาคม", date(2026, 10, 1)),
        ("เขตไหนยังไม่ประชุมเดือน ธ.ค.", date(2025, 12, 1)),
        ("เขตไหนยังไม่ประชุมเดือน ก.พ. 2568", date(2025, 2, 1)),
    ],
)
def test_the_month_of_a_question(text, month):
    assert month_asked(text, TODAY) == month
