"""The table of progress reports: the number of a report stands in the line of its percent, not in the left column.

A printed report is a narrative (`:: 21/10/2562 : …`) and then a line with percent, spending and status. After a page
break the label in the left column slips by one and the status may follow the next narrative, so labels are dropped
and a status belongs to the percent line that was read last.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from language.printed_forms.cleaning import as_number, mend_digits
from language.printed_forms.dates import read_printed_date
from language.printed_forms.letters import cited_letters
from language.printed_forms.values import Doubt, DoubtKind, FormReport, PlanStatus, TargetStatus

_LABEL = re.compile(r"(?:^|\n)\s*รายงาน\s?ครั้งที่\s*[\d๐-๙]*[ \t]*")
_PERCENT = (
    r"(?P<percent>(?::\s?:\s*)?ความก้าว[^=:]{2,24}=\s*(?P<value>[\d.,OolI๐-๙]+)\s*%?\s*:?\s*"
    r"\S*?ประมาณ\s*ที่\s*เบิก\s*ใช้\s*\(\s*ครั้ง\s*ที่\s*(?P<no>[\d๐-๙OolI]+)\s*\)\s*=\s*(?P<spent>[\d.,OolI๐-๙]+)\s*บาท)"
)
_ON = r"เป็น\s*ไป\s*ตาม\s*แผน"
_STATUS = (
    rf"(?P<status>:\s*(?P<plan>ไม่\s*{_ON}|ล่าช้า\s*กว่า\s*แผน|{_ON}\s*แต่\s*ควร\s*(?:เร่ง)?ติดตาม\s*(?:เป็น\s*ปกติ)?|{_ON})"
    r"\s*(?P<target>:?\s*(?:ไม่)?\s*(?:เป็น\s*ไป)?\s*(?:ตาม)?\s*เป้าหมาย)?)"
)
_DIGIT = r"[\d๐-๙OolI]"
_DAY = rf"{_DIGIT}{{1,2}}\s*/\s*{_DIGIT}{{1,2}}\s*/\s*{_DIGIT}{{4}}"
_START = rf"(?P<start>:\s?:\s*(?:(?P<day>{_DAY})\s*:?)?|(?:(?<=\n)|^)(?P<bare>\d{{1,2}}/\d{{1,2}}/25\d\d)\s*:)"
_TOKEN = re.compile(f"{_PERCENT}|{_STATUS}|{_START}")
_PLANS = {"ไม่เป็นไปตามแผน": PlanStatus.BEHIND, "ล่าช้ากว่าแผน": PlanStatus.BEHIND, "เป็นไปตามแผน": PlanStatus.ON_PLAN}


@dataclass(slots=True)
class _Draft:
    """A report while it is being put together."""

    no: int | None = None
    day: date | None = None
    day_text: str = ""
    narrative: list[str] = field(default_factory=list)
    percent: float | None = None
    spent: float | None = None
    plan: PlanStatus | None = None
    target: TargetStatus | None = None
    started: bool = False
    garbled: bool = False
    target_garbled: bool = False


def read_reports(table: str) -> tuple[tuple[FormReport, ...], tuple[Doubt, ...]]:
    """Return the reports of the table, by number, and what is doubtful about them."""
    drafts = _number([draft for draft in _drafts(_LABEL.sub("\n", table)) if draft.started or draft.no is not None])
    doubts: list[Doubt] = []
    reports: list[FormReport] = []
    for draft in drafts:
        doubts += _doubts_of(draft)
        reports.append(_carry_over(_report_of(draft), reports[-1] if reports else None))
    return tuple(sorted(reports, key=lambda report: report.no)), tuple(doubts + _gaps(reports))


def _drafts(table: str) -> Iterator[_Draft]:
    current, measured, position = _Draft(), _Draft(), 0
    for match in _TOKEN.finditer(table):
        current.narrative.append(table[position : match.start()])
        position = match.end()
        if match["percent"]:
            _measure(current, match)
            yield current
            current, measured = _Draft(), current
        elif match["status"]:
            _judge(measured if measured.plan is None and measured.no is not None else current, match)
        elif not current.started:
            _begin(current, match)
        else:
            yield current
            current = _Draft()
            _begin(current, match)
    current.narrative.append(table[position:])
    yield current


def _begin(draft: _Draft, match: re.Match[str]) -> None:
    draft.started = True
    draft.narrative.clear()
    draft.day_text = match["day"] or match["bare"] or ""
    draft.day = read_printed_date(mend_digits(draft.day_text)) if draft.day_text else None


def _measure(draft: _Draft, match: re.Match[str]) -> None:
    draft.percent, draft.spent = as_number(match["value"]), as_number(match["spent"])
    draft.no = int(mend_digits(match["no"]))
    draft.garbled = any(letter in "OolI" for letter in match["value"] + match["no"] + match["spent"])


def _judge(draft: _Draft, match: re.Match[str]) -> None:
    draft.plan = _PLANS.get(_joined(match["plan"]), PlanStatus.WATCH)
    target = _joined(match["target"] or "")
    if target:
        draft.target = TargetStatus.OFF_TARGET if "ไม่" in target else TargetStatus.ON_TARGET
    draft.target_garbled = "เป็นไปตามเป้าหมาย" not in target


def _joined(words: str) -> str:
    """Join words that a line's end has cut apart."""
    return re.sub(r"\s+", "", words)


def _number(drafts: list[_Draft]) -> list[_Draft]:
    """Give a report without a percent line the number after the one before it."""
    for before, draft in zip([None, *drafts], drafts, strict=False):
        if draft.no is None:
            draft.no = (before.no or 0) + 1 if before else 1
    return drafts


def _report_of(draft: _Draft) -> FormReport:
    narrative = "\n".join(line.strip() for part in draft.narrative for line in part.split("\n") if line.strip())
    return FormReport(
        no=draft.no or 0,
        day=draft.day,
        narrative=narrative,
        percent=draft.percent,
        budget_spent=draft.spent,
        plan_status=draft.plan,
        target_status=draft.target,
        letters=cited_letters(narrative),
    )


def _carry_over(report: FormReport, before: FormReport | None) -> FormReport:
    """Fill a report that prints no percent line from the one before it; its doubt says so."""
    if report.percent is not None or before is None:
        return report
    return replace(
        report,
        percent=before.percent,
        budget_spent=before.budget_spent,
        plan_status=report.plan_status or before.plan_status,
        target_status=report.target_status or before.target_status,
    )


def _doubts_of(draft: _Draft) -> list[Doubt]:
    checks = (
        (draft.percent is None, DoubtKind.NO_PERCENT, "percent"),
        (draft.day is None and not draft.day_text, DoubtKind.NO_DATE, "date"),
        (draft.day is None and bool(draft.day_text), DoubtKind.BAD_DATE, "date"),
        (draft.plan is None, DoubtKind.NO_STATUS, "plan_status"),
        (draft.plan is not None and draft.target_garbled, DoubtKind.STATUS_GARBLED, "target_status"),
        (draft.garbled, DoubtKind.DIGITS_GARBLED, "percent"),
    )
    return [Doubt(kind, name, draft.no) for is_so, kind, name in checks if is_so]


def _gaps(reports: list[FormReport]) -> list[Doubt]:
    numbers = [report.no for report in reports]
    missing = sorted(set(range(1, max(numbers, default=0) + 1)) - set(numbers))
    twice = sorted({number for number in numbers if numbers.count(number) > 1})
    return [Doubt(DoubtKind.NUMBER_MISSING, "no", number) for number in missing] + [
        Doubt(DoubtKind.NUMBER_TWICE, "no", number) for number in twice
    ]
