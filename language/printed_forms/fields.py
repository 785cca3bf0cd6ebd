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
_HEADING_NUMBER = re.compile(r"^[\s\d.๐-๙OolI()-]*")
_CERTIFIED = re.compile(r"^ขอรับรองว่า|^ลงชื่อ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FormParts:
    """A form taken apart: values by field name, text by section name."""

    fields: dict[str, str]
    sections: dict[str, str]


def take_apart(text: str) -> FormParts:
    """Return the fields and sections of one project form's cleaned text."""
    sorting = _Sorting()
    for line in _before_signature(text).split("\n"):
        for part in [line] if sorting.section in _PROSE else _MID_LINE.split(line):
            sorting.take(part)
    return FormParts(sorting.fields, {name: "\n".join(lines) for name, lines in sorting.sections.items()})


class _Sorting:
    """Puts lines where they belong: into the open section, or into the open field where it has wrapped."""

    def __init__(self) -> None:
        self.section = "head"
        self.fields: dict[str, str] = {}
        self.sections: dict[str, list[str]] = {"head": []}
        self._open_field = ""

    def take(self, line: str) -> None:
        """Sort one line in."""
        heading = _heading(line)
        if heading and heading != self.section:
            self.section, self._open_field = heading, ""
            self.sections.setdefault(heading, [])
        elif self.section in _PROSE:
            self.sections[self.section].append(line)
        else:
            self._take_field(line)

    def _take_field(self, line: str) -> None:
        if found := _labelled(line):
            self._open_field = found[0]
            self.fields.setdefault(*found)
        elif self._open_field:
            self.fields[self._open_field] = one_line(f"{self.fields[self._open_field]} {line}")


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
