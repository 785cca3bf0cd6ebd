"""A typed yes or no, where a computer shows no buttons to press."""

import re

from language.normalise import normalise

_POLITE = r"(?:\s*(?:เลย|แล้ว|นะ|จ้า|จ้ะ|ครับ|คับ|ค่ะ|คะ))*[\s.!]*"
_YES = re.compile(rf"(?:ใช่|ใช่\s*แจ้งเหตุ|แจ้ง|ต้องการ(?:แจ้ง(?:เหตุ)?)?|ครับ|คับ|ค่ะ|คะ|จ้า|อืม|เอา|ok|yes|y){_POLITE}")
_NO = re.compile(rf"(?:ไม่(?:ใช่|ต้องการ|แจ้ง|เอา|ต้อง|เป็นไร)?|เปล่า|no|n){_POLITE}")
_SURE = re.compile(rf"(?:ยืนยัน(?:ลบ(?:ข้อมูล)?)?|ลบ){_POLITE}")
_NOT_SURE = re.compile(rf"ไม่(?:ลบ|ยืนยัน|ใช่|เอา)?{_POLITE}")


def read_yes(text: str) -> bool | None:
    """Return whether the whole text says yes or no; None when it says anything else."""
    return _read(text, _YES, _NO)


def read_sure(text: str) -> bool | None:
    """Return whether the whole text confirms what cannot be undone, in more than a yes; None when it is about else."""
    return _read(text, _SURE, _NOT_SURE)


def _read(text: str, yes: re.Pattern[str], no: re.Pattern[str]) -> bool | None:
    said = normalise(text).lower().strip()
    if yes.fullmatch(said):
        return True
    return False if no.fullmatch(said) else None
