"""What is said when meetings, activities, opinions and communities are recorded."""

from collections.abc import Sequence
from datetime import date

from language.phrases.collection import month_of
from language.thai_dates import short_date

KINDS = {
    "meeting": "การประชุม",
    "activity": "กิจกรรม",
    "plan": "แผนงาน",
    "opinion": "ความเห็น",
    "community": "ชุมชน",
}
BODIES = {"council": "สภาคนเมือง", "working_group": "คณะทำงาน", "hearing": "รับฟังความเห็น", "forum": "เครือข่าย/เวที"}
NO_DAY = "ยังไม่ทราบวันที่ค่ะ โปรดส่งใหม่พร้อมวันที่ เช่น บันทึกประชุมสภาคนเมืองเขตบางนา 12 พ.ย. 69 ผู้เข้าร่วม 45 คน"
NO_TITLE = "ยังไม่ทราบว่าจะบันทึกเรื่องใดค่ะ ตัวอย่าง: บันทึกกิจกรรมปลูกต้นไม้ เขตบางนา 8 พ.ย. 69 80 คน"
NO_GROUP = "ความเห็นนี้เป็นของกลุ่มเขตหรือเขตใดคะ เช่น บันทึกความเห็นกลุ่มกรุงเทพใต้: ขอไฟทางเพิ่ม"
NO_DISTRICT = "ชุมชนนี้อยู่เขตใดคะ เช่น บันทึกชุมชนริมคลอง เขตบางนา"
NOT_YOURS = "บันทึกได้เฉพาะเขตที่ท่านรับผิดชอบค่ะ"
SAVED = "บันทึกแล้วค่ะ"
_CHECK = "ข้อมูลถูกต้องหรือไม่ กดยืนยันเพื่อบันทึก"
_PEOPLE = "ผู้เข้าร่วม {people:,} คน"
_WITHOUT = "เขตที่ยังไม่มีการประชุมสภาคนเมืองเดือน{month} {count} เขต"
_ALL_MET = "เดือน{month} มีการประชุมสภาคนเมืองครบทุกเขตแล้วค่ะ"


def shown(
    *, kind: str, title: str, body: str | None, day: date | None, where: Sequence[str], people: int | None, detail: str
) -> str:
    """Show a record as understood, and ask for confirmation."""
    head = KINDS[kind] + (f" ({BODIES[body]})" if body else "")
    lines = [f"{head}: {title}"]
    lines += [f"วันที่ {short_date(day)}"] if day else []
    lines += [place for place in where if place]
    lines += [_PEOPLE.format(people=people)] if people is not None else []
    lines += [detail[:500]] if detail and detail != title else []
    return "\n".join([*lines, _CHECK])


def in_district(district: str | None) -> str:
    """Name a district; empty for None."""
    return f"เขต{district}" if district else ""


def in_group(group: str | None) -> str:
    """Name a district group; empty for None."""
    return f"กลุ่ม{group}" if group else ""


def without_council(districts: Sequence[str], month: date) -> str:
    """Say which districts' councils did not meet in a month."""
    if not districts:
        return _ALL_MET.format(month=month_of(month))
    head = _WITHOUT.format(month=month_of(month), count=len(districts))
    return f"{head}\n{', '.join(districts)}"
