"""Percent, spending and plan status in what officers write about a project's progress."""

import re

from language.normalise import normalise
from language.printed_forms.values import PlanStatus
from language.thai_numbers import replace_number_words

_ROUND = re.compile(r"\(\s*ครั้งที่\s*\d+\s*\)|งวด(?:ที่)?\s*\d+")
_LAST_FIGURE = re.compile(r"(?<![\d.,/-])(\d{1,3}(?:\.\d+)?)\s*[,;]?\s*$")
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_SIGN = r"\s*(?:%|เปอร์เซ็นต์|เปอร์เซนต์|เปอร์เซ็น|เปอร์เซน|เปอเซ็นต์|เปอร์|เปอ(?!ร)|percent|pct)"
_CUE = (
    r"(?:ความคืบหน้า|ความก้าวหน้า|คืบหน้า|ก้าวหน้า|ผลงาน(?:สะสม|รวม)?|ผลการดำเนินงาน|ดำเนินการ(?:แล้ว)?|ทำ(?:ไป)?(?:ได้|แล้ว)|แล้วเสร็จ|เสร็จ(?:ไป)?(?:แล้ว)?"
    r"|อยู่ที่|progress|สะสม|ภาพรวม|รวม)"
)
_CHANGED = re.compile(
    rf"(?:จาก(?:เดิม)?|เดิม|ครั้งก่อน|ครั้งที่แล้ว|เดือนก่อน|เดือนที่แล้ว)[^\d\n]{{0,15}}({_NUMBER})(?:{_SIGN})?[^\d\n]{{0,25}}?"
    rf"(?:เป็น|เหลือ|->|→|=>|ตอนนี้|ล่าสุด|เดือนนี้|ครั้งนี้|รอบนี้|ขึ้นมา|มาที่|มาอยู่ที่|อยู่ที่|ได้)[^\d\n]{{0,12}}({_NUMBER})(?:{_SIGN})?(?!\s*(?:คน|จุด|บาท|ชุมชน))"
)
_RANGE = re.compile(rf"({_NUMBER})(?:{_SIGN})?\s*(?:-|–|ถึง|หรือ|~)\s*({_NUMBER}){_SIGN}")
_CUED_SIGNED = re.compile(rf"{_CUE}[^\d%\n]{{0,30}}?({_NUMBER}){_SIGN}")
_PER_HUNDRED = re.compile(rf"ร้อยละ\s*(?:ที่|=|:)?\s*({_NUMBER})")
_SIGNED = re.compile(rf"({_NUMBER}){_SIGN}")
_COUNTED = (
    r"(?:[ก-ฮ]{2,}\.|คน|จุด|ราย|บาท|ล้าน|แสน|หมื่น|พัน|ชุมชน|แห่ง|รุ่น|ครั้ง|เมตร|ตัว|ต้น|หลัง|ห้อง|เขต|วัน|เดือน|กม|ใบ|งาน|โครงการ"
    r"|[ก-ฮ]\.|มกรา|กุมภา|มีนา|เมษา|พฤษ|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|ธันวา|-\d|/)"
)
_CUED = re.compile(
    rf"(?:ความคืบหน้า|ความก้าวหน้า|คืบหน้า|ก้าวหน้า|ผลงาน|progress|อยู่ที่|ได้|=|เป็น)[^\d%\n]{{0,10}}?({_NUMBER})"
    rf"(?![\d.,/]|\s*{_COUNTED})"
)
_OTHER_MATTER = re.compile(
    r"(?:เบิก\S*|งบ(?![ะ-ฺ็-๎]|อน|อท)\S*|ใช้จ่าย\S*|ใช้เงิน\S*|พึงพอใจ|พอใจ|ปริมาณ\S*|ลดลง|ลด|เพิ่มขึ้น|เข้าร่วม\S*|เข้าอบรม|ตัวอย่าง|ค่าปรับ|เห็นด้วย"
    r"|ตอบแบบ\S*|มากกว่า|เพิ่มอีก|อีก)\s*(?:ที่|แล้ว|ไป|ได้|ประมาณ|คิดเป็น|=|:)?\s*(?:ร้อยละ)?\s*$"
)
_REACH = 24
_PAID = (
    r"(?:เบิกจ่าย|เบิกใช้|เบิกเงิน|เบิก|ใช้จ่าย|ใช้งบ(?:ประมาณ)?|ใช้เงิน|งบ(?:ประมาณ)?ที่(?:เบิก|ใช้)\S{0,6}|จ่ายเงิน|จ่ายไป|จ่ายแล้ว"
    r"|ใช้ไป|ยอดเบิก|ยอดใช้จ่าย|spent|disbursed)"
)
_SPENT = re.compile(
    rf"{_PAID}(?P<gap>[^\d\n%]{{0,30}}?)(?P<amount>{_NUMBER})(?P<dash>\.-)?"
    r"\s*(?P<unit>ล้าน|แสน|หมื่น|พัน|k(?![a-z])|m(?![a-z]))?\s*(?P<baht>บาท|บ\.|baht)?(?P<after>.{0,3})"
)
_NOT_SPENT = re.compile(
    r"(?:ไม่มีการ|ยังไม่(?:ได้|มีการ|มี)?|ไม่ได้|ยังไม่เคย|ไม่มี|ไม่)\s*(?:มีการ)?(?:เบิกจ่าย|เบิก|ใช้งบ|ใช้เงิน|ใช้จ่าย|จ่ายเงิน|ค่าใช้จ่าย|ยอดเบิก|เบิกใช้)"
    r"|ไม่ใช้งบ|no spending|nothing spent"
)
_COUNTED_AFTER = re.compile(r"^\s*(?:%|เปอ|คน|จุด|ราย|งวด|ครั้ง|ม\.|/\d|-\d|ก\.|มี|เม|พ\.|มิ|ส\.|ต\.|ธ\.)")
_UNITS = {"พัน": 1e3, "k": 1e3, "หมื่น": 1e4, "แสน": 1e5, "ล้าน": 1e6, "m": 1e6}
_BEHIND = re.compile(
    r"ไม่(?:เป็น)?(?:ไป)?ตามแผน|ไม่ตรงตามแผน|ช้ากว่าแผน|ช้ากว่ากำหนด|ช้ากว่าเป้า|ไม่ทันแผน|ไม่ทันตามแผน|ไม่ทันตามกำหนด|หลุดแผน|ต่ำกว่าแผน|หลังแผน|ตกแผน"
    r"|(?<!ไม่)(?<!นำเข้า)(?<!ส่งของ)(?<!จัดส่ง)(?<!อุปกรณ์)(?<!วัสดุ)(?<!อะไหล่)(?<!เอกสาร)(?<!เบิกจ่าย)(?<!ส่ง)ล่าช้า"
    r"|ดีเลย์|behind(?: plan| schedule)?|delayed"
)
_WATCH = re.compile(r"(?:ควร|ต้อง|เฝ้า|ให้)(?:เร่ง)?ติดตาม|ติดตามเป็นปกติ|ติดตามใกล้ชิด|watch")
_ON_PLAN = re.compile(r"(?:เป็น)?ไปตามแผน|ตรงตามแผน|ตามแผน|เร็วกว่าแผน|ไม่ล่าช้า|on (?:plan|track|schedule)|ทันแผน")
_NEW_STATUS = re.compile(
    r"(?:เปลี่ยน|แก้(?:ไข)?|ปรับ)(?:สถานะ|แผน)?(?:ให้)?เป็น(?!ว่า)(?=.{0,8}(?:ไม่|ตาม|เป็น|ไป|ล่าช้า|ช้า|ควร|ทัน))"
)
_UNSURE = re.compile(r"ไม่แน่ใจ|ไม่ชัวร์|น่าจะ|มั้ง|คิดว่า|ถ้าจำไม่ผิด|จำไม่ได้|รอยืนยัน|ยังไม่ยืนยัน|เดา|ไม่มั่นใจ|หรือเปล่า")


def plain_figures(text: str) -> str:
    """Return the text normalised, lower case, numbers in words turned into figures, a form's (ครั้งที่ N) left out."""
    return _ROUND.sub(" ", replace_number_words(normalise(text).lower()))


def read_percent(text: str) -> float | None:
    """Return the progress in percent that a plain text states, as written; None without one, or for a range."""
    if (match := _CHANGED.search(text)) and not _is_of_other_matter(text, match.start()):
        return _value(match[2])
    if _RANGE.search(text):
        return None
    for pattern in (_CUED_SIGNED, _PER_HUNDRED, _SIGNED):
        for match in pattern.finditer(text):
            if not _is_of_other_matter(text, match.start(1)):
                return _value(match[1])
    cued = next((match for match in _CUED.finditer(text) if not _is_of_other_matter(text, match.start(1))), None)
    last = cued or _LAST_FIGURE.search(text)
    return _value(last[1]) if last else None


def has_percent(text: str) -> bool:
    """Tell whether a plain text has a figure in percent, or ends with a bare figure that can only be one."""
    return bool(_SIGNED.search(text) or _PER_HUNDRED.search(text) or _LAST_FIGURE.search(text))


def read_spending(text: str) -> float | None:
    """Return the baht that a plain text says were spent; 0 when it says none were, None when it is silent."""
    for match in _SPENT.finditer(text):
        amount = _value(match["amount"]) * _UNITS.get(match["unit"] or "", 1)
        is_money = match["unit"] or match["baht"] or match["dash"] or not _COUNTED_AFTER.match(match["after"])
        if is_money and not _NOT_SPENT.search(text, max(match.start() - len("ยังไม่มีการ"), 0), match.end()):
            return amount
    return 0.0 if _NOT_SPENT.search(text) else None


def read_plan_status(text: str) -> PlanStatus | None:
    """Return how a plain text puts the project against its plan; None when it does not say."""
    text = text[changed.end() :] if (changed := _NEW_STATUS.search(text)) else text
    for pattern, status in (
        (_BEHIND, PlanStatus.BEHIND),
        (_WATCH, PlanStatus.WATCH),
        (_ON_PLAN, PlanStatus.ON_PLAN),
    ):
        if pattern.search(text):
            return status
    return None


def is_unsure(text: str) -> bool:
    """Tell whether the writer says that the figure may be wrong."""
    return _UNSURE.search(text) is not None


def _is_of_other_matter(text: str, at: int) -> bool:
    return _OTHER_MATTER.search(text[max(at - _REACH, 0) : at]) is not None


def _value(figure: str) -> float:
    return float(figure.replace(",", ""))
