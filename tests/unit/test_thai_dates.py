from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.report_dates import find_report_date
from language.thai_dates import clock, long_date, parse_thai_date, short_date, thai_digits, weekday_date

TODAY = date(2024, 6, 30)
JUNE_28 = date(2024, 6, 28)


@pytest.mark.parametrize(
    "written",
    [
        "28 มิ.ย. 67",
        "28 มิ.ย. 2567",
        "28 มิย 67",
        "28มิ.ย.67",
        "๒๘ มิถุนายน ๒๕๖๗",
        "28 มิถุนายน พ.ศ. 2567",
        "28 เดือนมิถุนายน 2567",
        "28/6/67",
        "28/06/2567",
        "28-06-2024",
        "28.6.67",
        "2024-06-28",
        "2567-06-28",
        "28 June 2024",
        "June 28, 2024",
        "28 Jun 24",
        "วันที่ 28/6",
        "28 มิ.ย.",
        "วันที่ยี่สิบแปดมิถุนายนสองพันห้าร้อยหกสิบเจ็ด",
        "ยี่สิบแปดมิถุนาหกเจ็ด",
    ],
)
def test_every_way_of_writing_one_date(written):
    assert parse_thai_date(written, TODAY) == JUNE_28


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("15 ม.ค. 63", date(2020, 1, 15)),
        ("สิบห้ามกราคมหกสิบสาม", date(2020, 1, 15)),
        ("15/01/2563", date(2020, 1, 15)),
        ("15 กรกฏาคม 2563", date(2020, 7, 15)),
        ("5 ธ.ค.", date(2023, 12, 5)),
        ("15 ก.ค.", date(2024, 7, 15)),
        ("12 ก.พ. 10.30 น.", date(2024, 2, 12)),
        ("29 ก.พ. 67", date(2024, 2, 29)),
    ],
)
def test_written_dates(written, day):
    assert parse_thai_date(written, TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31/02/2567",
        "29 ก.พ. 66",
        "04060000-3707",
        "บ้านเลขที่ 12/89",
        "คำสั่งที่ 1/2564",
        "081-234-5678",
        "13.7563 100.50",
        "คน 5 คน",
    ],
)
def test_no_date(text):
    assert parse_thai_date(text, TODAY) is None


@pytest.mark.parametrize(
    ("message", "day"),
    [
        ("ทั้งหมดวันที่ 28 มิ.ย. 67", JUNE_28),
        ("ณ วันที่ ๒๘ มิถุนายน ๒๕๖๗ ผลงาน 80%", JUNE_28),
        ("อาสาเขต: 20% / 28 มิ.ย. 67 / อบรมยังไม่ได้", JUNE_28),
        ("28/6/67 ระบบวัดน้ำ 58%", JUNE_28),
        ("อบรมเมื่อวันที่ 3 มิ.ย. 67 ข้อมูล ณ 28 มิ.ย. 67", JUNE_28),
        ("สิ้นเดือนมิ.ย. 67 ได้ 40%", date(2024, 6, 30)),
        ("สิ้นเดือนธันวาคม 2566 ได้ 40%", date(2023, 12, 31)),
        ("แนบคำสั่งที่ 1/2564 และรายงานประชุม 2 ก.ค. 64", None),
        ("อบรมวันที่ 3-5 มิ.ย. 67 ได้ 50%", None),
        ("จะเริ่มติดตั้งวันที่ 15 ก.ค. 67", None),
        ("เม.ย. 67 = 35% ตามแผน", None),
        ("คืบหน้า 70%", None),
    ],
)
def test_the_date_a_report_is_for(message, day):
    assert find_report_date(message, TODAY) == day


def test_dates_are_written_in_buddhist_years():
    assert long_date(JUNE_28) == "28 มิถุนายน 2567"
    assert short_date(date(2000, 1, 5)) == "5 ม.ค. 43"
    assert weekday_date(JUNE_28) == "วันศุกร์ที่ 28 มิถุนายน 2567"
    assert thai_digits(long_date(JUNE_28)) == "๒๘ มิถุนายน ๒๕๖๗"
    assert clock(datetime(2024, 6, 28, 9, 5)) == "09.05 น."


@given(st.dates(date(1970, 1, 1), date(2150, 12, 31)))
def test_a_long_date_is_read_back(day):
    assert parse_thai_date(thai_digits(long_date(day)), TODAY) == day


@given(st.dates(date(2000, 1, 1), date(2042, 12, 31)))
def test_a_short_date_is_read_back_by_contemporaries(day):
    assert parse_thai_date(short_date(day), day) == day


@given(st.text(), st.dates())
def test_any_text_is_taken(text, today):
    assert parse_thai_date(text, today) == parse_thai_date(text, today)
    find_report_date(text, today)
