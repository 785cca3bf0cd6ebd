"""What a question about projects says, before any register is looked at."""

import re
from dataclasses import dataclass

from language.ask_kinds import asks_for_late, asks_for_list, without_list_words
from language.districts import districts_named
from language.fiscal_periods import Period, read_period
from language.normalise import normalise
from language.project_codes import full_codes, labels_in, tail_digits
from language.project_words import canonical, filler_spans
from language.thai_numbers import replace_number_words

_SHORTEST_NAME = 3
_PHASE = re.compile(r"(?:ระยะ|เฟส|phase|ช่วง)\s*(?:ที่)?\s*(\d|หนึ่ง|แรก|สอง|สาม)")
_PHASE_WORDS = {"หนึ่ง": 1, "แรก": 1, "สอง": 2, "สาม": 3}
_SAID_ANEW = re.compile(r"(?:เอ๊ย|เอ้ย|เอย์|ไม่ใช่สิ|หมายถึง|ขอแก้เป็น|แก้เป็น)\s*")


@dataclass(frozen=True, slots=True)
class ProjectQuestion:
    """A question taken apart; `subject` is what may name a project, without codes and time words."""

    text: str
    codes: tuple[str, ...]
    labels: tuple[str, ...]
    tails: tuple[str, ...]
    period: Period
    districts: tuple[str, ...]
    subject: str
    wants_list: bool
    wants_late: bool
    about_indicator: bool
    phase: int | None


def read_question(text: str, *, this_year: int | None = None) -> ProjectQuestion:
    """Take a question apart; `this_year` is the fiscal year that "this year" means."""
    plain = _last_said(replace_number_words(normalise(text).lower()))
    codes = full_codes(plain)
    rest = _blank(plain, [(code.start, code.end) for code in codes])
    labels = labels_in(rest)
    period, rest = read_period(rest, this_year=this_year)
    tails = [] if codes else tail_digits(rest)
    rest = _blank(rest, [(tail.start, tail.end) for tail in tails])
    spoken = canonical(plain)
    return ProjectQuestion(
        text=spoken,
        codes=tuple(dict.fromkeys(code.code for code in codes)),
        labels=tuple(label.code for label in labels),
        tails=tuple(tail.code for tail in tails),
        period=period,
        districts=tuple(districts_named(rest)),
        subject=without_list_words(rest),
        wants_list=asks_for_list(spoken),
        wants_late=asks_for_late(spoken),
        about_indicator="ตัวชี้วัด" in spoken,
        phase=phase_named(plain),
    )


def phase_named(text: str) -> int | None:
    """Return the phase that the text names (ระยะที่ 2, เฟสสอง); None when it names none."""
    match = _PHASE.search(text)
    return (_PHASE_WORDS.get(match[1]) or int(match[1])) if match else None


def _last_said(text: str) -> str:
    """Return what follows a slip of the tongue when that still names something."""
    after = _SAID_ANEW.split(text)[-1]
    spoken = canonical(after)
    named = _blank(spoken, filler_spans(spoken))
    return after if len(named.strip()) > _SHORTEST_NAME else text


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
