# ruff: noqa: E501 (rows of a table read best as rows)
"""An invented quarter's snapshot, whole enough to draw every block; no figure in it is real."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

DISTRICT_GROUPS = {
    "กรุงเทพกลาง": "พระนคร ดุสิต ป้อมปราบศัตรูพ่าย สัมพันธวงศ์ ดินแดง ห้วยขวาง พญาไท ราชเทวี วังทองหลาง",
    "กรุงเทพใต้": "ปทุมวัน บางรัก สาทร บางคอแหลม ยานนาวา คลองเตย วัฒนา พระโขนง สวนหลวง บางนา",
    "กรุงเทพเหนือ": "จตุจักร บางซื่อ ลาดพร้าว หลักสี่ ดอนเมือง สายไหม บางเขน",
    "กรุงเทพตะวันออก": "บางกะปิ สะพานสูง บึงกุ่ม คันนายาว ลาดกระบัง มีนบุรี หนองจอก คลองสามวา ประเวศ",
    "กรุงธนเหนือ": "ธนบุรี คลองสาน จอมทอง บางกอกใหญ่ บางกอกน้อย บางพลัด ตลิ่งชัน ทวีวัฒนา",
    "กรุงธนใต้": "ภาษีเจริญ บางแค หนองแขม บางขุนเทียน บางบอน ราษฎร์บูรณะ ทุ่งครุ",
}
CATEGORIES = (
    "วัตถุต้องสงสัย/ก่อการร้าย", "เหตุไม่สงบเรียบร้อย", "ยาเสพติด", "อาชญากรรม", "หลอกลวง/การพนัน",
    "ผู้หลบหนีเข้าเมือง/ค้ามนุษย์", "ไฟไหม้/ระเบิด/สารเคมี", "สาธารณภัย/น้ำท่วม/อาคารทรุด", "อุบัติเหตุ/เจ็บป่วยฉุกเฉิน",
    "โรคระบาด/สุขาภิบาล", "คนหาย/ผู้เปราะบาง", "ถนน ทางเท้า ไฟส่องสว่าง สายไฟ ท่อ", "จราจร/จอดกีดขวาง",
    "ขยะ น้ำเสีย ฝุ่น กลิ่น", "เสียงดัง หาบเร่ สัตว์จรจัด", "อื่น ๆ",
)  # fmt: skip


def make_snapshot(seed: int = 2563) -> dict[str, Any]:
    """A closed third quarter of fiscal year 2563 with every table filled."""
    chance = random.Random(seed)
    by_district = [_district(name, group, chance) for group, names in DISTRICT_GROUPS.items() for name in names.split()]
    by_category = [_category(label, chance) for label in CATEGORIES]
    tips = sum(row["tips"] for row in by_category)
    return {
        "schema": "khaonet.summary/1",
        "fiscal_year": 2563,
        "quarter": 3,
        "period": {"start": "2020-04-01", "end": "2020-06-30"},
        "as_of": "2020-07-20",
        "closed": True,
        "compiled_at": "2020-07-20T09:00:00+07:00",
        "reader_role": "command",
        "security_hidden": False,
        "months": ["เม.ย. 63", "พ.ค. 63", "มิ.ย. 63"],
        "status_said": "ฉบับร่าง",
        "notes": {
            "suppression": "ช่องที่เขียน <3 คือจำนวนที่น้อยจนอาจเดาตัวบุคคลได้ จึงไม่แสดงตัวเลข",
            "volunteers": "จำนวนเรื่องที่มากกว่าอาจหมายถึงอาสาสมัครที่มากกว่า มิได้แปลว่าพื้นที่นั้นมีเหตุมากกว่า จึงไม่ควรใช้จัดอันดับ",
        },
        "facts": [
            f"เครือข่ายแจ้งข่าวรวม {tips:,} เรื่อง เพิ่มขึ้นร้อยละ 12.4 จากไตรมาสก่อน เจ้าหน้าที่ยืนยันแล้ว 804 เรื่อง และพบว่าไม่มีมูล 96 เรื่อง",
            "เรื่องที่แจ้งมากที่สุด คือ ถนน ทางเท้า ไฟส่องสว่าง สายไฟ ท่อ จำนวน 163 เรื่อง รองลงมา คือ จราจร/จอดกีดขวาง จำนวน 142 เรื่อง",
            "เจ้าหน้าที่ตอบรับเรื่องครึ่งหนึ่งภายใน 18 นาที และเก้าในสิบเรื่องภายใน 2.4 ชั่วโมง รักษาคำมั่นที่ให้ไว้กับผู้แจ้งได้ร้อยละ 91.5",
            "เครือข่ายมี 61 กลุ่ม สมาชิก 4,210 คน มีผู้แจ้งข่าวในไตรมาสนี้ 655 คน และมี 7 กลุ่มที่ไม่มีเรื่องแจ้งเลย ควรไปเยี่ยมเยียน",
        ],
        "overview": [
            {"label": "เรื่องที่รับแจ้ง", "unit": "เรื่อง", "now": tips, "previous": 1000, "previous_change": 12.4, "year_before": None,
             "year_change": None},
            {"label": "ยืนยันแล้ว", "unit": "เรื่อง", "now": 804, "previous": 850, "previous_change": -5.4, "year_before": 700,
             "year_change": 14.9},
            {"label": "เหตุการณ์", "unit": "เหตุ", "now": 640, "previous": 602, "previous_change": 6.3, "year_before": 511, "year_change": 25.2},
        ],
        "by_category": by_category,
        "by_month": [
            {"label": "เม.ย. 63", "tips": 320, "year_before": 211},
            {"label": "พ.ค. 63", "tips": 411, "year_before": 260},
            {"label": "มิ.ย. 63", "tips": 388, "year_before": 295},
        ],
        "by_urgency": [_months({"label": label}, chance, 200) for label in ("ฉุกเฉิน", "เร่งด่วน", "ทั่วไป")],
        "by_state": [{"label": label, "tips": chance.randint(9, 400), "share": 14.2} for label in ("ใหม่", "กำลังตรวจสอบ", "ยืนยันแล้ว",
                     "ไม่มีมูล", "ส่งต่อหน่วยงาน", "เสร็จสิ้น")],
        "times": [
            {"label": "ตอบรับครั้งแรก", "count": 1100, "median": 18, "p90": 144},
            {"label": "จนเสร็จสิ้น", "count": 702, "median": 1630, "p90": 9020},
        ],
        "promises": [{"label": "รักษาได้ตามกำหนด", "count": 410, "share": 91.5}, {"label": "เลยกำหนด", "count": 38, "share": 8.5}],
        "by_district": by_district,
        "by_district_group": [_group(name, by_district) for name in DISTRICT_GROUPS],
        "network": [
            {"label": "กลุ่มที่ใช้งานอยู่ ณ สิ้นไตรมาส", "unit": "กลุ่ม", "value": 61},
            {"label": "สมาชิก ณ สิ้นไตรมาส", "unit": "คน", "value": 4210},
            {"label": "ผู้แจ้งข่าวอย่างน้อยหนึ่งเรื่อง", "unit": "คน", "value": 655},
            {"label": "กลุ่มเงียบ", "unit": "กลุ่ม", "value": 7},
        ],
        "by_network": [
            {"label": name, "groups": 20, "members": 1400, "active": 210, "tips": 390, "verified": 260}
            for name in ("เครือข่ายข่าวชุมชน", "วิทยุอาสา", "ผู้ประกอบการที่พัก")
        ],
        "by_group": [
            {"label": f"ข่าวเขต{row['label']}", "network": "เครือข่ายข่าวชุมชน", "place": row["label"], "members": 80,
             "tips": 0 if place % 8 == 7 else place, "silence": "เงียบ" if place % 8 == 7 else "เคลื่อนไหว"}
            for place, row in enumerate(by_district)
        ],
        "message_budget": [
            {"label": month, "replies": 900, "pushes": 210, "quota": 15000, "refused": 1} for month in ("เม.ย. 63", "พ.ค. 63", "มิ.ย. 63")
        ],
        "notable": [
            {"date": str(date(2020, 4, 9) + timedelta(days=9 * place)), "district": "บางนา", "category": CATEGORIES[6],
             "text": "กลุ่มควันจากโกดังเก็บสารเคมีใกล้ชุมชน เจ้าหน้าที่เข้าควบคุมภายใน 40 นาที ไม่มีผู้บาดเจ็บ ผู้แจ้งโทร. [ปิดบัง]",
             "witnesses": 5, "state": "เสร็จสิ้น"}
            for place in range(6)
        ],
        "projects": [
            {"code": f"0406000{place}-370{place}", "label": "กิจกรรมการสร้างความร่วมมือกับภาคประชาชนเพื่อสร้างเครือข่ายข่าวของเขต",
             "percent": 10.0 * place, "time_used": 75.0, "budget": 150000 * place, "spent": 88255.5, "reported": "2020-06-20"}
            for place in range(1, 9)
        ],
        "contradictions": [
            {"code": "04060003-3703", "label": "กิจกรรมการสร้างความร่วมมือ", "text": "ความก้าวหน้าลดลงจาก 40 เป็น 10 แต่แจ้งว่าเป็นไปตามแผน"}
        ],
        "indicators": [{"label": "ระดับความสำเร็จของเครือข่ายเฝ้าระวังผู้หลบหนีเข้าเมือง", "target": 4, "level": 3}],
        "indicator_levels": [
            {"level": level, "label": "มีเครือข่ายข่าวจากอย่างน้อย 3 กลุ่มอาชีพ", "met": "ผ่าน" if level < 4 else "ยังไม่ผ่าน",
             "evidence": "บัญชีรายชื่อสมาชิก 245 คน" if level < 4 else None}
            for level in range(1, 6)
        ],
        "meetings": [
            {"date": "2020-05-12", "label": "ประชุมคณะทำงานร่วม", "place": "บางนา", "attendees": 42, "outcome": "เพิ่มช่องทางรับแจ้งตลอด 24 ชั่วโมง"}
        ],
        "opinions": [
            {"district_group": group, "label": "ความปลอดภัยในชุมชน", "opinions": 31, "text": "ขอไฟส่องสว่างในซอยและกล้องวงจรปิดเพิ่ม"}
            for group in DISTRICT_GROUPS
        ],
        "data_quality": [
            {"label": "เรื่องที่ระบุเขตได้", "count": 1040, "of": 1119, "share": 92.9},
            {"label": "เรื่องที่ไม่มีเวลาเกิดเหตุ", "count": 77, "of": 1119, "share": 6.9},
        ],
        "glossary": [
            {"label": "เรื่องที่รับแจ้ง", "text": "เรื่องที่บันทึกไว้ในไตรมาสตามเวลาที่แจ้ง นับเรื่องที่ซ้ำกับเรื่องอื่นด้วย ไม่นับเรื่องที่ผู้แจ้งถอนคืน"},
            {"label": "เหตุการณ์", "text": "เหตุหนึ่งครั้งซึ่งอาจมีผู้แจ้งหลายคน เรื่องที่เข้าชุดกันนับเป็นเหตุเดียว"},
            {"label": "กลุ่มเงียบ", "text": "กลุ่มที่ใช้งานอยู่ตลอดไตรมาสแต่ไม่มีเรื่องแจ้งเลย"},
        ] * 4,
        "method": ["นับจากฐานข้อมูลของระบบข่าวเน็ต ณ วันที่ตัดข้อมูล ตามเวลาประเทศไทย", "จำนวนที่น้อยกว่า 3 ในตารางรายเขตไม่แสดงตัวเลข"],
    }  # fmt: skip


def make_outlines() -> list[tuple[str, Sequence[Sequence[tuple[float, float]]], tuple[float, float]]]:
    """Fifty square districts in rows of ten."""
    names = [name for names in DISTRICT_GROUPS.values() for name in names.split()]
    return [_square(name, 100.3 + 0.06 * (place % 10), 13.5 + 0.09 * (place // 10)) for place, name in enumerate(names)]


def _square(name: str, x: float, y: float) -> tuple[str, list[list[tuple[float, float]]], tuple[float, float]]:
    corners = [(x, y), (x + 0.06, y), (x + 0.06, y + 0.09), (x, y + 0.09), (x, y)]
    return name, [corners], (x + 0.03, y + 0.045)


def _months(row: dict[str, Any], chance: random.Random, most: int) -> dict[str, Any]:
    counts = [chance.randint(0, most) for _ in range(3)]
    return {**row, "month_1": counts[0], "month_2": counts[1], "month_3": counts[2], "tips": sum(counts)}


def _category(label: str, chance: random.Random) -> dict[str, Any]:
    row = _months({"label": label}, chance, 55)
    return {**row, "verified": row["tips"] * 7 // 10, "unfounded": row["tips"] // 12}


def _district(name: str, group: str, chance: random.Random) -> dict[str, Any]:
    tips = chance.randint(3, 48)
    withheld = name == "สัมพันธวงศ์"
    return {
        "label": name,
        "district_group": group,
        "tips": "<3" if withheld else tips,
        "verified": "<3" if withheld else tips * 7 // 10,
        "unfounded": "<3" if withheld else tips // 9,
        "previous": chance.randint(3, 40),
        "members": chance.randint(20, 150),
    }


def _group(name: str, districts: list[dict[str, Any]]) -> dict[str, Any]:
    mine = [row for row in districts if row["district_group"] == name and row["tips"] != "<3"]
    return {
        "label": name,
        **{key: sum(row[key] for row in mine) for key in ("tips", "verified", "unfounded", "previous", "members")},
    }
