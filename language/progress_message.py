"""What an officer's message reports about one project or several."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from language.message_clauses import clauses_of, officer_words, subject_words, without_codes
from language.printed_forms.values import PlanStatus
from language.progress_figures import (
    has_percent,
    is_unsure,
    plain_figures,
    read_percent,
    read_plan_status,
    read_spending,
)
from language.project_question import ProjectQuestion, phase_named, read_question
from language.project_search import RegisterNames
from language.report_dates import find_report_date
from language.reported_day import report_day

_FOR_ALL = re.compile(r"ทั้งหมด|ทุกโครงการ|ทุกงาน|ทั้งคู่|ทั้งสอง|ทั้งสาม|ทั้ง\s*\d|ทุกตัว|all ")
_HEAD_END = re.compile(
    r"คืบหน้า|ความก้าวหน้า|ก้าวหน้า|ผลงาน|ความคืบหน้า|ตอนนี้|ขณะนี้|อยู่ที่|ร้อยละ|\d[\d.]*\s*%|\d+\s*เปอร์|ลดลง|เพิ่มเป็น|=|ได้\s*\d|ยังคง|เบิก|ณ\s*วันที่"
)
_CLOSING_DATE = re.compile(r"(?:\n\s*(?:ข้อมูล|รายงาน|ทั้งหมด)?\s*|\s(?:ข้อมูล|รายงาน)\s*)(?:ณ|วันที่)[^\n%]*$")
_ITEM = re.compile(r"\s*(?:\d{1,2}[.)]|[-•*])\s")
_OPENING_TAIL = re.compile(
    r"\s*(?:ส่วน|และ|แล้วก็|กับ|\d{1,2}[.)])?\s*(?:โครงการ|รหัส)?\s*(\d{4})(?!\d|\s*(?:%|บาท|คน|จุด|ราย))"
)
_NOT_THAT = re.compile(r"ไม่ใช่(?:รหัส|โครงการ)?\s*[\d๐-๙]{8}\s*[-–/ ]?\s*[\d๐-๙]{4}")
_SURE_SHARE = 0.55
_SURE_WEIGHT = 3.0
_LIGHT_WEIGHT, _SHORT_CLAUSE = 1.6, 30
_OPENING_DATE = re.compile(r"\s*(?:ข้อมูล|รายงาน|สรุป|ผลงาน)?\s*(?:ณ|วันที่|ประจำวันที่)")
_CLEAR_LEAD = 1.3
_TALK_WEIGHT = 5.0


class AskBack(StrEnum):
    """What has to be asked before a report can be kept."""

    CODE = "code"
    PERCENT = "percent"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """One report as understood; `code` None when the project is not certain, `candidates` then are the likely ones."""

    code: str | None
    candidates: tuple[str, ...]
    percent: float | None
    day: date | None
    budget_spent: float | None
    plan_status: PlanStatus | None
    narrative: str
    corrects_no: int | None
    is_unsure: bool


@dataclass(frozen=True, slots=True)
class ProgressReading:
    """All reports of one message, and what must be asked back about any of them."""

    reports: tuple[ReportDraft, ...]
    ask_back: tuple[AskBack, ...]


def read_progress(text: str, names: RegisterNames, today: date) -> ProgressReading:
    """Read the reports in a message sent on `today` (a day in Bangkok) about the projects of the register."""
    header, segments = _segments(text, names)
    drafts = tuple(_draft(segment, names, today) for segment in segments)
    shared = _shared_day(text, header, segments, today) if len(drafts) > 1 else None
    status = _shared_status(text) if len(drafts) > 1 else None
    drafts = tuple(replace(draft, day=draft.day or shared, plan_status=draft.plan_status or status) for draft in drafts)
    return ProgressReading(drafts, _ask_back(drafts))


def _ask_back(drafts: Sequence[ReportDraft]) -> tuple[AskBack, ...]:
    needs = (
        (any(draft.code is None for draft in drafts), AskBack.CODE),
        (any(draft.percent is None for draft in drafts), AskBack.PERCENT),
        (any(draft.is_unsure and draft.percent is not None for draft in drafts), AskBack.CONFIRM),
    )
    return tuple(need for is_needed, need in needs if is_needed)


def _draft(segment: str, names: RegisterNames, today: date) -> ReportDraft:
    plain = plain_figures(segment)
    codes = _codes(segment, names)
    percent = read_percent(without_codes(plain))
    return ReportDraft(
        code=codes[0] if len(codes) == 1 else None,
        candidates=tuple(codes) if len(codes) > 1 else (),
        percent=percent,
        day=report_day(without_codes(segment), today),
        budget_spent=read_spending(without_codes(plain)),
        plan_status=read_plan_status(plain),
        narrative=officer_words(segment),
        corrects_no=_corrected(plain),
        is_unsure=is_unsure(plain),
    )


def _corrected(plain: str) -> int | None:
    match = re.search(r"(?:แก้(?:ไข)?|ปรับแก้|ขอแก้)[^\n]{0,30}?ครั้งที่\s*(\d{1,2})", plain)
    return int(match[1]) if match else None


def _segments(text: str, names: RegisterNames) -> tuple[str, list[str]]:
    """Cut a message at the clauses that turn to another project; what stands before the first is the header."""
    clauses = clauses_of(text)
    header: list[str] = []
    segments: list[tuple[frozenset[str], list[str]]] = []
    for clause in clauses:
        meant = _sure_codes(clause, names)
        if meant and (not segments or not meant & segments[-1][0]):
            segments.append((meant, [clause]))
        elif segments:
            segments[-1][1].append(clause)
        else:
            header.append(clause)
    whole = ["".join(parts) for _meant, parts in segments]
    if sum(has_percent(plain_figures(segment)) or bool(_ITEM.match(segment)) for segment in whole) < 2:  # noqa: PLR2004 - two reports make several
        return "", [text]
    return "".join(header), _with_percent(whole)


def _with_percent(segments: list[str]) -> list[str]:
    """Join a segment that has no figure to the one before it, unless it is an item of a list of reports."""
    joined: list[str] = []
    for segment in segments:
        if joined and not has_percent(plain_figures(segment)) and not _ITEM.match(segment):
            joined[-1] += segment
        else:
            joined.append(segment)
    return joined


def _sure_codes(clause: str, names: RegisterNames) -> frozenset[str]:
    """Return the projects that a clause certainly turns to."""
    question = read_question(clause)
    if question.codes:
        return frozenset(question.codes)
    if (tail := _OPENING_TAIL.match(clause)) and (tailed := names.tails.get(tail[1])):
        return frozenset(tailed)
    is_measured = has_percent(plain_figures(clause))
    if is_measured and (tailed := [code for tail in question.tails for code in names.tails.get(tail, ())]):
        return frozenset(tailed)
    ranked = names.index.rank(names.index.subject_of(subject_words(clause)))
    # A short clause with a figure of its own is an item of a list, and a light name is enough there.
    needed = _LIGHT_WEIGHT if is_measured and len(clause) <= _SHORT_CLAUSE else _SURE_WEIGHT
    if not ranked or ranked[0].share < _SURE_SHARE or ranked[0].name_weight < needed:
        return frozenset()
    return frozenset(_meant(clause, question, names))


def _codes(segment: str, names: RegisterNames) -> list[str]:
    """Return the projects that a segment may report on: by code, label, then name, of the years it names."""
    segment = _NOT_THAT.sub(" ", segment)
    question = read_question(segment)
    if question.codes:
        return _by_code(segment, question, names)
    labelled = [code for label in question.labels for code in names.labels.get(label, ())]
    if labelled or (named := [code for tail in _named_tails(segment) for code in names.tails.get(tail, ())]):
        return _of_years(labelled or named, question, names)
    head = _HEAD_END.split(segment, maxsplit=1)[0]
    for part in (head, *clauses_of(segment), segment):
        if meant := _meant(part, question, names):
            return meant
    if clear := _of_years(_clearly_first(segment, names), question, names):
        return clear
    return [code for tail in question.tails for code in names.tails.get(tail, ())]


def _by_code(segment: str, question: ProjectQuestion, names: RegisterNames) -> list[str]:
    """Return the projects of the written codes; a name that surely means another one leaves both in question."""
    finding = names.answer(question)
    if finding.unknown_codes:
        return []
    named = _clearly_first(without_codes(segment), names)
    return [*finding.codes, *named] if named and not set(named) & set(finding.codes) else list(finding.codes)


def _named_tails(segment: str) -> list[str]:
    return re.findall(r"(?:รหัส|เลขท้าย|ลงท้าย|ท้าย)\S{0,8}\s*(\d{4})(?!\d)", plain_figures(segment))


def _meant(part: str, question: ProjectQuestion, names: RegisterNames) -> list[str]:
    named = replace(read_question(subject_words(part)), phase=phase_named(plain_figures(part)))
    return _of_years(names.named_in(named), question, names)


def _of_years(codes: Sequence[str], question: ProjectQuestion, names: RegisterNames) -> list[str]:
    years = set(question.period.years)
    return names.of_bare_year(
        question, [code for code in codes if not years or names.projects[code].fiscal_year in years]
    )


def _clearly_first(segment: str, names: RegisterNames) -> list[str]:
    """Return the project whose name the segment shares most with, when no other comes near, however much is talk."""
    ranked = names.index.rank(names.index.subject_of(subject_words(segment)))
    strong = [match for match in ranked if match.name_weight >= _TALK_WEIGHT]
    districts = frozenset(read_question(segment).districts)
    return [
        match.code
        for match in strong
        if match.name_weight * _CLEAR_LEAD >= strong[0].name_weight and names.may_lie_in(match.code, districts)
    ]


def _shared_status(text: str) -> PlanStatus | None:
    """Return how all projects of the message stand against their plans, where it says so of all of them."""
    said = [clause for clause in clauses_of(text) if _FOR_ALL.search(clause)]
    return read_plan_status(plain_figures(said[-1])) if said else None


def _shared_day(text: str, header: str, segments: list[str], today: date) -> date | None:
    """Return the date that holds for every report of the message."""
    if header and (day := find_report_date(header, today)):
        return day
    if _OPENING_DATE.match(text) and (day := find_report_date(without_codes(segments[0]), today)):
        return day
    if _FOR_ALL.search(text) or _CLOSING_DATE.search(text):
        return find_report_date(without_codes(segments[-1]), today)
    return None
