"""Records that officers write down in one message: meetings, activities, plans, opinions, communities."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from language.districts import districts_meant
from language.geography import GROUPS, group_of
from language.patterns import one_of
from language.thai_calendar import MONTH, christian_year, month_number
from language.thai_dates import find_written_dates
from language.thai_numbers import replace_number_words

_TO_ARABIC_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


class RecordKind(StrEnum):
    """What is recorded."""

    MEETING = "meeting"
    ACTIVITY = "activity"
    PLAN = "plan"
    OPINION = "opinion"
    COMMUNITY = "community"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record; `day` None when none was written, `body` says who met: the value of a meeting's kind.

    `detail` holds minutes, what was done, or the opinion in full.
    """

    kind: RecordKind
    title: str
    day: date | None = None
    body: str | None = None
    district: str | None = None
    district_group: str | None = None
    place: str = ""
    people: int | None = None
    detail: str = ""

    @property
    def lacks_day(self) -> bool:
        """Whether the record cannot be kept before somebody says when it was."""
        return self.day is None and self.kind in {RecordKind.MEETING, RecordKind.ACTIVITY, RecordKind.PLAN}


_KINDS: tuple[tuple[RecordKind, str], ...] = (
    (RecordKind.OPINION, r"(?:ความ(?:คิด)?เห็น|ข้อเสนอ(?:แนะ)?|ข้อคิดเห็น)(?:ของ|จาก)?(?:ประชาชน)?"),
    (RecordKind.COMMUNITY, r"(?:ทะเบียน)?(?=ชุมชน|ภาคประชาสังคม)"),
    (RecordKind.PLAN, r"แผน(?:งาน|กิจกรรม)?"),
    (RecordKind.ACTIVITY, r"(?:การ)?กิจกรรม"),
    (RecordKind.MEETING, r"(?:ผล)?(?:การ)?(?=ประชุม)|(?:ผล)?(?=เวที|รับฟัง|ประชาคม)"),
)
_START = r"\s*(?:@\S+\s+)?(?:ขอ|ช่วย)?(?:จด)?บันทึก(?:การ|ผล|รายงาน)?\s*"
_READERS = tuple((kind, re.compile(rf"{_START}(?:{pattern})\s*:?\s*")) for kind, pattern in _KINDS)
_BODIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("council", re.compile(r"สภา\s*(?:คนเมือง|พลเมือง|ประชาชน|ชุมชน|เมือง)")),
    ("hearing", re.compile(r"รับฟัง|ประชาคม|ประชาพิจารณ์|เวทีความคิดเห็น")),
    ("working_group", re.compile(r"คณะ(?:ทำงาน|กรรมการ|อนุกรรมการ)|คกก|ทีมงาน|ชุด(?:ใหญ่|เล็ก)")),
)
_OTHER_BODY = "forum"
_ATTENDANCE = one_of("ผู้เข้าร่วมประชุม ผู้เข้าร่วมกิจกรรม ผู้เข้าร่วม ผู้เข้าประชุม ผู้ร่วมประชุม ผู้ร่วม ผู้มาประชุม เข้าร่วมประชุม เข้าร่วม ร่วมงาน")
_ABOUT = one_of("ประมาณ ราว จำนวน รวม ทั้งหมด ทั้งสิ้น กว่า")
_PEOPLE = re.compile(
    rf"(?:มี)?{_ATTENDANCE}\s*:?\s*{_ABOUT}?\s*(?P<a>\d[\d,]*)\s*(?:คน|ท่าน|ราย)?"
    rf"|(?:มี|{_ABOUT})?\s*(?:ประชาชน|สมาชิก|อาสาสมัคร|คน|จำนวน)?\s*(?<![\d/.])(?P<b>\d[\d,]*)\s*(?:คน|ท่าน|ราย)(?:เข้าร่วม(?:ประชุม)?|ร่วมงาน)?"
)
_PEOPLE_CAME = re.compile(r"(?:ประชาชน|คน)(?:มา|เข้าร่วม|ร่วม)(?:ประชุม|งาน)?\s*(?=\d)")
_TWICE = re.compile(r"^ประชุม\s*:?\s*(?:(?:การ)?ประชุม\s*)?")
_DAY_LEAD = re.compile(r"(?:เมื่อ|จัด|ประชุม)?\s*(?:วัน(?:จันทร์|อังคาร|พุธ|พฤหัส(?:บดี)?|ศุกร์|เสาร์|อาทิตย์)?\s*ที่|เมื่อ|วันที่\s*:)\s*$")
_NEAR_DAYS = re.compile(r"(?:เมื่อ)?(?:วันนี้|เมื่อวาน(?:นี้|ซืน)?|วานนี้)")
_PLACE = re.compile(r"(?:^|(?<=\s))(?:สถานที่|ณ|ที่)\s*:?\s*(?P<place>[^\s,\n][^,\n]*?)\s*(?=,|\n|$|\s{2})")
_CLOCK = re.compile(r"(?:เวลา)?\s*\d{1,2}[.:]\d\d\s*(?:-\s*\d{1,2}[.:]\d\d\s*)?น\.?")
_GROUP = re.compile(rf"(?:กลุ่ม)?(?:เขต)?(?P<name>{'|'.join(GROUPS)})")
_GAP = "  "
_TOPIC_ENDS = re.compile(r"\s+[-–—]\s+|[:\n]|\s+(?=ขอให้|ควร|อยากให้|เสนอ)")
_LONGEST_TOPIC = 100
_COMMUNITY = re.compile(r"(?P<name>(?:ชุมชน|ภาคประชาสังคม)\s*.*?)\s*(?=เขต|$|\n|,)")


def is_record(text: str) -> bool:
    """Tell whether a message begins with the words that ask to record something."""
    return any(reader.match(text) for _kind, reader in _READERS)


def read_record(text: str, today: date) -> Record | None:
    """Read a message that begins with บันทึก and what is recorded; None for any other."""
    plain = text.translate(_TO_ARABIC_DIGITS)
    for kind, reader in _READERS:
        match = reader.match(plain)
        if match:
            return _READING[kind](kind, plain[match.end() :].strip(), today)
    return None


def month_asked(text: str, today: date) -> date:
    """Return the first day of the month that a question names: this one when it names none."""
    plain = text.translate(_TO_ARABIC_DIGITS)
    first = today.replace(day=1)
    if re.search(r"เดือน(?:ที่แล้ว|ก่อน|ที่ผ่านมา)", plain):
        return (first - timedelta(days=1)).replace(day=1)
    named = re.search(rf"(?:เดือน)?\s*(?P<name>{MONTH})\s*(?P<year>25\d\d|20\d\d|\d\d)?", plain, re.IGNORECASE)
    if named is None:
        return first
    month = month_number(named["name"])
    if named["year"]:
        return date(christian_year(int(named["year"]), today), month, 1)
    return date(today.year - (month > today.month), month, 1)


def _read_gathering(kind: RecordKind, text: str, today: date) -> Record:
    # Said first, because a year before "people came" would be taken for their number.
    day, rest = _take_day(_PEOPLE_CAME.sub("ผู้เข้าร่วม ", text), today)
    people, rest = _take_people(rest)
    place, rest = _take_place(_CLOCK.sub(_GAP, rest))
    lines = [_tidy(line) for line in rest.splitlines()]
    told = [line for line in lines if line]
    title = _TWICE.sub("ประชุม", told[0]) if told else ""
    district = next(iter(districts_meant(text)), None) if "เขต" in text else None
    return Record(
        kind=kind,
        title=title,
        day=day,
        body=_body_of(text) if kind is RecordKind.MEETING else None,
        district=district,
        district_group=_group_in(text) or (group_of(district) if district else None),
        place=place,
        people=people,
        detail="\n".join(told[1:]),
    )


def _read_opinion(kind: RecordKind, text: str, today: date) -> Record:
    day, rest = _take_day(text, today)
    head, colon, said = rest.partition(":")
    said = _tidy_lines(said if colon else _GROUP.sub("", rest, count=1))
    where = head if colon else rest
    district = next(iter(districts_meant(where)), None) if "เขต" in _GROUP.sub("", where) else None
    return Record(
        kind=kind,
        title=_TOPIC_ENDS.split(said, maxsplit=1)[0].strip()[:_LONGEST_TOPIC],
        day=day or today,
        district=district,
        district_group=_group_in(where) or (group_of(district) if district else None),
        detail=said,
    )


def _read_community(kind: RecordKind, text: str, today: date) -> Record:
    people, rest = _take_people(text)
    found = _COMMUNITY.match(rest.strip())
    district = next(iter(districts_meant(rest)), None) if "เขต" in rest else None
    name = _tidy(found["name"]) if found else _tidy(rest)
    return Record(kind=kind, title=name, day=today, district=district, people=people)


_READING = {
    RecordKind.MEETING: _read_gathering,
    RecordKind.ACTIVITY: _read_gathering,
    RecordKind.PLAN: _read_gathering,
    RecordKind.OPINION: _read_opinion,
    RecordKind.COMMUNITY: _read_community,
}


def _take_day(text: str, today: date) -> tuple[date | None, str]:
    for found in find_written_dates(text, today):
        before = _DAY_LEAD.sub("", text[: found.start])
        return found.day, before.rstrip(" ") + _GAP + text[found.end :]
    near = _NEAR_DAYS.search(text)
    if near is None:
        return None, text
    days = 0 if "วันนี้" in near[0] else 2 if "ซืน" in near[0] else 1
    return today - timedelta(days=days), text[: near.start()] + _GAP + text[near.end() :]


def _take_people(text: str) -> tuple[int | None, str]:
    for readable in (text, replace_number_words(text)):
        found = [match for match in _PEOPLE.finditer(readable) if match["a"]] or list(_PEOPLE.finditer(readable))
        if found:
            match = found[0]
            count = int((match["a"] or match["b"]).replace(",", ""))
            return count, readable[: match.start()] + _GAP + readable[match.end() :]
    return None, text


def _take_place(text: str) -> tuple[str, str]:
    match = _PLACE.search(text)
    if match is None:
        return "", text
    return match["place"].strip(), text[: match.start()] + _GAP + text[match.end() :]


def _body_of(text: str) -> str:
    return next((body for body, pattern in _BODIES if pattern.search(text)), _OTHER_BODY)


def _group_in(text: str) -> str | None:
    match = _GROUP.search(text)
    return match["name"] if match else None


def _tidy(line: str) -> str:
    return re.sub(r"\s+", " ", line).strip(" ,:;-·•")


def _tidy_lines(text: str) -> str:
    return "\n".join(line for line in (_tidy(line) for line in text.splitlines()) if line)
