"""The labelled fields and the numbered sections of a printed form, found although labels are scanned badly."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from language.printed_forms.cleaning import one_line

LABELS = {
    "name": "ชื่อโครงการ/กิจกรรม",
    "code": "รหัสโครงการ",
    "fiscal_year": "ปีงบประมาณ พ.ศ.",
    "start": "เริ่มต้นโครงการ",
    "budget": "งบประมาณที่ได้รับ",
    "end": "สิ้นสุดโครงการ",
    "budget_spent": "งบประมาณที่ใช้ไป",
    "agency": "หน่วยงานที่รับผิดชอบ",
    "responsible": "ชื่อผู้รับผิดชอบ",
    "coordinator": "ผู้ประสานงาน สยป",
    "strategy": "ประเด็นยุทธศาสตร์",
    "sub_strategy": "ประเด็นยุทธศาสตร์ย่อย",
    "goal": "เป้าหมายที่",
    "indicator": "ตัวชี้วัด",
}
SECTIONS = {
    "project": "ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ",
    "identity": "รหัสโครงการและชื่อโครงการ",
    "office": "หน่วยงานที่รับผิดชอบ",
    "rationale": "หลักการและเหตุผล",
    "objectives": "วัตถุประสงค์ของโครงการ",
    "targets": "เป้าหมายของโครงการ",
    "plan": "สนับสนุนแผนพัฒนา กทม. ระยะ 20 ปี",
    "reports": "รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ",
}
_LABEL_LIKENESS = 78
_SECTION_LIKENESS = 82
_LONGEST_HEADING = 110
_TRAIL = r"[\s.…_-]*:\s*(?!:)"
_MID_LINE = re.compile(r"(?<=\S)\s+(?=(?:" + "|".join(re.escape(label) for label in LABELS.values()) + rf"){_TRAIL})")
_FIELD = re.compile(rf"^(?P<label>[^:\n]{{3,45}}?){_TRAIL}(?P<value>.*)$")
_HEADING_NUMBER = re.compile(r"^[\s\d.๐-๙()-]*")
_CERTIFIED = re.compile(r"^ขอรับรองว่า|^ลงชื่อ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FormParts:
    """A form taken apart: values by field name, text by section name."""

    fields: dict[str, str]
    sections: dict[str, str]


def take_apart(text: str) -> FormParts:
    """Return the fields and sections of one project form's cleaned text."""
    fields: dict[str, str] = {}
    sections: dict[str, list[str]] = {"head": []}
    section, open_field = "head", ""
    for line in _MID_LINE.sub("\n", _before_signature(text)).split("\n"):
        if (heading := _heading(line)) and heading != section:
            section, open_field = heading, ""
            sections.setdefault(section, [])
        elif section not in _PROSE and (found := _labelled(line)):
            open_field = found[0]
            fields.setdefault(open_field, found[1])
        elif section not in _PROSE and open_field:
            fields[open_field] = one_line(f"{fields[open_field]} {line}")
        else:
            sections[section].append(line)
    return FormParts(fields, {name: "\n".join(lines) for name, lines in sections.items()})


_PROSE = frozenset({"rationale", "objectives", "targets", "reports"})


def _before_signature(text: str) -> str:
    match = _CERTIFIED.search(text)
    return text[: match.start()] if match else text


def _heading(line: str) -> str | None:
    bare = _HEADING_NUMBER.sub("", line)
    if len(line) > _LONGEST_HEADING or ("::" in line) or not bare:
        return None
    numbered = len(bare) < len(line)
    for name, title in SECTIONS.items():
        start = bare[: len(title) + 4].rstrip(" .:…")
        if (numbered or name == "reports") and fuzz.ratio(start, title) >= _SECTION_LIKENESS:
            return name
    return None


def _labelled(line: str) -> tuple[str, str] | None:
    match = _FIELD.match(line)
    if match is None:
        return None
    label = re.sub(r"[\s.…*-]+", "", match["label"])
    scores = {name: fuzz.ratio(label, re.sub(r"[\s.]+", "", title)) for name, title in LABELS.items()}
    best = max(scores, key=lambda name: scores[name])
    return (best, match["value"].strip()) if scores[best] >= _LABEL_LIKENESS else None
