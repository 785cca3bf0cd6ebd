from datetime import date

import pytest

from language.printed_forms.reading import NoFormError, read_forms
from language.printed_forms.values import DoubtKind, PlanStatus, TargetStatus

HEAD = """
**\\*\\* แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ \\*\\***
#### 1.1 รหัสโครงการและชื่อโครงการ
ชื่อโครงการ/กิจกรรม : กยศ.3/โครงการปลูกป่าในเมือง
รหัสโครงการ... : {code}
ปีงบประมาณ พ.ศ. : ๒๕๖๕
เริ่มต้นโครงการ : 2021-10-01 00:00:00
งบประมาณที่ได้รับ : 1,250,000 บาท
สิ้นสุดโครงการ : 2022-09-30 00:00:00
งบประมาณที่ใช้ไป : 0 บาท
1.2 หน่วยงานที่รับผิดชอบ
หน่วยงานที่รับชอบ. : สำนักสิ่งแวดล้อม / กองสวน / กลุ่มงานต้นไม้
ชื่อผู้รับผิดชอบ... : {responsible}
ผู้ประสานงาน สยป : นางมณี ทองแท้ โทร. 1000
1.3 หลักการและเหตุผล
เมืองร้อนขึ้นทุกปี ตัวชี้วัด : ร่มเงา
ต้องปลูกต้นไม้
1.4 วัตถุประสงค์ของโครงการ
2.1 เพื่อเพิ่มร่มเงา
2.2 เพื่อลดฝุ่น
ในชุมชน
1.5 เป้าหมายของโครงการ..
- 1) ปลูก 500 ต้น
แก้ไขเป็น
- 1) ปลูก 300 ต้น
1.6 สนับสนุนแผนพัฒนา กทม. ระยะ 20 ปี (ยุทธศาสตร์-ประเด็นยุทธศาสตร์)
ประเด็นยุทธศาสตร์ : ด้านที่ ๒ มหานครสีเขียว
ประเด็นยุทธศาฯ ย่อย : ๒.๑ - พื้นที่สีเขียว
เป้าหมายที่ : ๒.๑.๑ ร่มเงาทั่วถึง
ตัวชี้วัด... : มิติที่1 จำนวนต้นไม้
2. รายงานความก้าวหน้าของโครงการและค่าใช้จ่ายงบประมาณ
"""
SLIPPED = """
รายงานครั้งที่1\t:: 21/10/2564 : สำรวจพื้นที่
\t:: ความก้าวหน้าของงานฯ = 10.00 % งบประมาณที่เบิกใช้ (ครั้งที่ 1) = 0 บาท\t: เป็นไปตามแผน\t: เป็นไปตามเป้าหมาย
รายงานครั้งที่2\t:: เตรียมกล้าไม้ของ
** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ **
รายงานครั้งที่3\tเรือนเพาะชำ :: ความก้าวหน้าของงานฯ = 0.00 % งบประมาณที่เบิกใช้ (ครั้งที่ 2) = 0 บาท :: 14/2/2565 : ปลูก \
ตามหนังสือ ที่ กท 1100/25 ลงวันที่ 3 กุมภาพันธ์ 2565\t: เป็นไปตามแผนแต่ควรติดตามเป็นปกติตามเป้าหมาย
รายงานครั้งที่4\t<p>:: ความก้าวหน้าของงานฯ = 3O.00\t: งบประมาณที่เบิกใช้ (ครั้งที่ 3) = 1,500 บาท</p> :: 2/3/2565 : เบิกจ่าย\
รวม 88,000.- บาท\t: ไม่เป็นไปตามแผน\t: ไม่เป็นไปตามเป้าหมาย
ขอรับรองว่า ข้อมูลถูกต้อง
ลงชื่อ.....
"""


def form(code="11120000-0451", responsible="นายเมฆ ใจดี", table=SLIPPED):
    return HEAD.format(code=code, responsible=responsible) + table


@pytest.fixture(scope="module")
def project():
    return read_forms(form()).projects[0]


def test_every_field_of_the_form_is_read(project):
    assert (project.code, project.name) == ("11120000-0451", "กยศ.3/โครงการปลูกป่าในเมือง")
    assert (project.fiscal_year, project.start, project.end) == (2565, date(2021, 10, 1), date(2022, 9, 30))
    assert (project.budget, project.budget_spent) == (1250000, 0)
    assert project.agency == "สำนักสิ่งแวดล้อม / กองสวน / กลุ่มงานต้นไม้"
    assert project.coordinator == "นางมณี ทองแท้ โทร. 1000"
    assert project.objectives == ("เพื่อเพิ่มร่มเงา", "เพื่อลดฝุ่น ในชุมชน")
    assert project.rationale.startswith("เมืองร้อนขึ้นทุกปี ตัวชี้วัด")
    assert project.plan.sub_strategy == "๒.๑ - พื้นที่สีเขียว"
    assert project.plan.indicator == "มิติที่1 จำนวนต้นไม้"


def test_targets_that_were_replaced_are_kept_apart(project):
    assert (project.targets, project.targets_before) == (("ปลูก 300 ต้น",), (("ปลูก 500 ต้น",),))


def test_the_number_of_a_percent_is_the_one_on_its_own_line(project):
    assert [(report.no, report.percent) for report in project.reports] == [(1, 10), (2, 0), (3, 30), (4, 30)]
    assert [report.day for report in project.reports] == [date(2021, 10, 21), None, date(2022, 2, 14), date(2022, 3, 2)]
    assert project.reports[1].narrative == "เตรียมกล้าไม้ของ\nเรือนเพาะชำ"


def test_a_status_belongs_to_the_percent_line_before_it(project):
    plans = [report.plan_status for report in project.reports]
    assert plans[:3] == [PlanStatus.ON_PLAN, PlanStatus.WATCH, PlanStatus.BEHIND]
    assert project.reports[2].target_status is TargetStatus.OFF_TARGET


def test_letters_are_cited_with_number_and_date(project):
    letter = project.reports[2].letters[0]
    assert (letter.number, letter.day) == ("กท 1100/25", date(2022, 2, 3))


def test_what_is_doubtful_is_named(project):
    doubts = {(doubt.kind, doubt.report_no) for doubt in project.doubts}
    assert doubts >= {
        (DoubtKind.NO_DATE, 2),
        (DoubtKind.STATUS_GARBLED, 2),
        (DoubtKind.DIGITS_GARBLED, 3),
        (DoubtKind.NO_PERCENT, 4),
    }


def test_four_copies_are_one_project_and_most_copies_win():
    texts = [form(responsible=name) for name in ("นายเมฆ ใจดี", "นายเมฆ ใจคี", "นายเมฆ ใจดี")]
    reading = read_forms("\n".join(texts))
    assert (len(reading.projects), reading.copies) == (1, 3)
    assert reading.projects[0].responsible == "นายเมฆ ใจดี"
    assert DoubtKind.COPIES_DIFFER in {doubt.kind for doubt in reading.projects[0].doubts}


def test_a_code_with_letters_for_digits_is_mended_and_doubtful():
    project = read_forms(form(code="1112OOOO-O451")).projects[0]
    assert project.code == "11120000-0451"
    assert (DoubtKind.DIGITS_GARBLED, "code") in {(doubt.kind, doubt.field) for doubt in project.doubts}


def test_names_of_people_do_not_show_in_a_forms_repr(project):
    assert "เมฆ" not in repr(project)


def test_a_text_without_a_form_is_refused():
    with pytest.raises(NoFormError):
        read_forms("รายการซื้อของ\n1. กระดาษ\n2. ปากกา")


INDICATOR = """
1. ชื่อตัวชี้วัด : 9/สนอ.ระดับความสำเร็จของการดูแล
ตลาดสะอาด
2. ระดับความสำเร็จ : ผลผลิต (Output)
3. คำนิยาม :
ระดับ 1 มีทะเบียนตลาด
ระดับ 2 มีช่องทางแจ้ง
ตลอด 24 ชั่วโมง
4. วิธีการคำนวณ :
5. เป้าหมาย : 2 (ระดับ)
: ผลงานที่ทำได้ = 50.00 (ระดับ)
6. รายงานผลการดำเนินงาน (รายไตรมาส) :
(6.1) ไตรมาสที่ 1 : ประชุมเดือน ธันวาคม 2564
(6.4) ไตรมาสที่ 4 : กลุ่ม Line ตลาด สมาชิก 31 คน ตามคำสั่งสำนัก ที่ 7/2565
7. ปัจจัยสนับสนุนการดำเนินงาน :
9. หลักฐานอ้างอิง :
- :: 1. ทะเบียนตลาด
- 2. คำสั่ง
ลงชื่อ.....
"""


def test_an_indicator_is_read_with_levels_quarters_rosters_and_orders():
    indicator = read_forms(INDICATOR).indicators[0]
    assert (indicator.code, indicator.fiscal_year) == ("9/สนอ.", 2565)
    assert indicator.levels == ("มีทะเบียนตลาด", "มีช่องทางแจ้ง ตลอด 24 ชั่วโมง")
    assert (indicator.target, indicator.result, indicator.result_unit) == (2, 50, "ระดับ")
    assert [quarter.quarter for quarter in indicator.quarters] == [1, 4]
    assert indicator.evidence == ("ทะเบียนตลาด", "คำสั่ง")
    assert [(roster.group, roster.members) for roster in indicator.rosters] == [("กลุ่ม Line ตลาด", 31)]
    assert indicator.orders == ("7/2565",)
    assert DoubtKind.RESULT_BEYOND_LEVELS in {doubt.kind for doubt in indicator.doubts}
