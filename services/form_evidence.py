"""What an indicator's printed form itself tells of evidence: rosters, channels, orders, meetings, results passed on."""

import re
from collections.abc import Iterator
from datetime import date

from language.printed_forms.cleaning import one_line, to_digits
from language.printed_forms.dates import read_printed_date
from language.printed_forms.letters import cited_orders
from language.printed_forms.values import IndicatorForm
from models.indicator import EvidenceKind
from services.evidence_facts import EvidenceFacts
from services.indicators import AROUND_THE_CLOCK

_SUMMARY_QUARTER = 5
_LONGEST = 300
_LEVEL = re.compile(r"ระดับ(?:ที่)?\s*([1-5])\s+(.*?)(?=ระดับ(?:ที่)?\s*[1-5]\s|\Z)", re.DOTALL)
_ROSTER = re.compile(r"(กลุ่ม\s*(?:[Ll]ine|LINE|ไลน์)[^\n]*?)\s*สมาชิก\s*(\d+)\s*คน")
_OCCUPATIONS = re.compile(r"(\d+)\s*กลุ่มอาชีพ")
_AROUND_THE_CLOCK = re.compile(r"24\s*(?:ชม|ชั่วโมง)")
_TIMES = re.compile(r"(\d+)\s*ครั้ง")
_DAY = re.compile(r"วันที่\s*(\d{1,2}\s*[ก-๎.]{3,12}\s*25\d\d)")
_UNDER_WAY = re.compile(r"^\s*(?:ขณะนี้)?(?:อยู่ระหว่าง|เตรียม|กำลัง)")


def evidence_in(form: IndicatorForm) -> list[EvidenceFacts]:
    """Return the evidence that the form's quarters tell of, level by level; what is only under way is none."""
    found: list[EvidenceFacts] = []
    for note in form.quarters:
        if note.quarter < _SUMMARY_QUARTER and not _UNDER_WAY.match(note.text):
            for number, text in _LEVEL.findall(to_digits(note.text)):
                found += [_in_quarter(item, note.quarter) for item in _of_level(int(number), text)]
    return found


def _of_level(level: int, text: str) -> Iterator[EvidenceFacts]:
    return _READERS[level - 1](text)


def _rosters(text: str) -> Iterator[EvidenceFacts]:
    said = _OCCUPATIONS.search(text)
    for group, members in _ROSTER.findall(text):
        detail = {"members": int(members), "occupations_said": int(said[1]) if said else 0}
        yield EvidenceFacts(EvidenceKind.ROSTER, one_line(group), detail=detail)


def _channels(text: str) -> Iterator[EvidenceFacts]:
    if _AROUND_THE_CLOCK.search(text):
        yield EvidenceFacts(EvidenceKind.CHANNEL, one_line(text)[:_LONGEST], detail={"hours": AROUND_THE_CLOCK})


def _orders(text: str) -> Iterator[EvidenceFacts]:
    for number in cited_orders(text):
        yield EvidenceFacts(EvidenceKind.ORDER, number, detail={"number": number})


def _meetings(text: str) -> Iterator[EvidenceFacts]:
    """Yield as many meetings as the text counts; a single date that it names dates the last of them."""
    held = sum(int(times) for times in _TIMES.findall(text))
    day: date | None = read_printed_date(match[1]) if (match := _DAY.search(text)) else None
    for number in range(1, held + 1):
        yield EvidenceFacts(EvidenceKind.MEETING, f"{number}/{held}", day if number == held else None)


def _handovers(text: str) -> Iterator[EvidenceFacts]:
    yield EvidenceFacts(EvidenceKind.HANDOVER, one_line(text)[:_LONGEST])


_READERS = (_rosters, _channels, _orders, _meetings, _handovers)


def _in_quarter(item: EvidenceFacts, quarter: int) -> EvidenceFacts:
    return EvidenceFacts(item.kind, item.title, item.happened_on, quarter, item.detail)
