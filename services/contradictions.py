"""Where a project's record speaks against itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from language.printed_forms.letters import amount_against_words, says_paused, spent_in_words
from services.project_facts import ProjectFacts, ReportFacts

_FAR_AHEAD = 30.0
_FULL = 100.0
_MONTHS = 12
_JUMP = 50.0
_SOON_DAYS = 45


class ContradictionKind(StrEnum):
    """What does not go together."""

    PROGRESS_FALLS = "progress_falls"
    PERCENT_OVER_100 = "percent_over_100"
    DATE_MISSING = "date_missing"
    DATE_OUT_OF_ORDER = "date_out_of_order"
    MONTHS_WITHOUT_REPORT = "months_without_report"
    ON_PLAN_BUT_LATE = "on_plan_but_late"
    ON_PLAN_BUT_PAUSED = "on_plan_but_paused"
    PROGRESS_JUMPS = "progress_jumps"
    AMOUNT_IN_WORDS_DIFFERS = "amount_in_words_differs"
    SPENT_DIFFERS = "spent_differs"
    OVER_BUDGET = "over_budget"
    LETTER_AFTER_REPORT = "letter_after_report"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One contradiction: which report it shows in, and the two figures or the months (year, month) concerned."""

    kind: ContradictionKind
    report_no: int | None = None
    before: float | None = None
    after: float | None = None
    months: tuple[tuple[int, int], ...] = ()
    letter: str | None = None


def contradictions_of(project: ProjectFacts, today: date) -> tuple[Contradiction, ...]:
    """Return what in the project's record speaks against itself, seen from `today` (a day in Bangkok).

    What weighs most comes first, because a card shows only a few.
    """
    if project.kind == "indicator":
        return ()
    return (
        *_on_plan_but_late(project),
        *_on_plan_but_paused(project),
        *_falls(project),
        *_spending(project),
        *_dates(project),
        *_jumps(project),
        *_months_without_report(project, today),
        *_letters(project),
    )


def time_used(project: ProjectFacts, day: date) -> float | None:
    """Return how much of the project's time had passed on the day, in percent 0 to 100; None without both dates."""
    if project.start is None or project.end is None or project.end <= project.start:
        return None
    share = (day - project.start).days / (project.end - project.start).days
    return min(max(share * _FULL, 0.0), _FULL)


def _falls(project: ProjectFacts) -> Iterator[Contradiction]:
    measured = [report for report in project.reports if report.percent is not None]
    for before, report in pairwise(measured):
        if (report.percent or 0) < (before.percent or 0):
            yield Contradiction(ContradictionKind.PROGRESS_FALLS, report.no, before.percent, report.percent)
    for report in measured:
        if (report.percent or 0) > _FULL:
            yield Contradiction(ContradictionKind.PERCENT_OVER_100, report.no, after=report.percent)


def _dates(project: ProjectFacts) -> Iterator[Contradiction]:
    for report in project.reports:
        if report.day is None:
            yield Contradiction(ContradictionKind.DATE_MISSING, report.no)
    dated = [(report.no, report.day) for report in project.reports if report.day]
    for (_no, before), (no, day) in pairwise(dated):
        if day < before:
            yield Contradiction(ContradictionKind.DATE_OUT_OF_ORDER, no)


def _months_without_report(project: ProjectFacts, today: date) -> Iterator[Contradiction]:
    days = [report.day for report in project.reports if report.day]
    if not days:
        return
    last = max(*days, min(today, project.end)) if project.end else max(days)
    if project.last and (project.last.percent or 0) >= _FULL:
        last = max(days)
    reported = {(day.year, day.month) for day in days}
    first = min([*days, *([project.start] if project.start else [])])
    missing = tuple(month for month in _months(first, last) if month not in reported)
    if missing:
        yield Contradiction(ContradictionKind.MONTHS_WITHOUT_REPORT, months=missing)


def _months(first: date, last: date) -> Iterator[tuple[int, int]]:
    for count in range(first.year * _MONTHS + first.month - 1, last.year * _MONTHS + last.month):
        yield count // _MONTHS, count % _MONTHS + 1


def _on_plan_but_late(project: ProjectFacts) -> Iterator[Contradiction]:
    report = project.last
    if report is None or report.plan_status != "on_plan" or report.day is None or report.percent is None:
        return
    used = time_used(project, report.day)
    if used is not None and used - report.percent > _FAR_AHEAD:
        yield Contradiction(ContradictionKind.ON_PLAN_BUT_LATE, report.no, used, report.percent)


def _on_plan_but_paused(project: ProjectFacts) -> Iterator[Contradiction]:
    for report in project.reports:
        if report.plan_status == "on_plan" and says_paused(report.narrative):
            yield Contradiction(ContradictionKind.ON_PLAN_BUT_PAUSED, report.no)


def _jumps(project: ProjectFacts) -> Iterator[Contradiction]:
    measured = [(report.no, report.day, report.percent) for report in project.reports if report.percent is not None]
    for (_no, before_day, before), (no, day, percent) in pairwise(measured):
        is_soon = before_day and day and (day - before_day).days <= _SOON_DAYS
        if is_soon and percent - before >= _JUMP:
            yield Contradiction(ContradictionKind.PROGRESS_JUMPS, no, before, percent)


def _spending(project: ProjectFacts) -> Iterator[Contradiction]:
    for report in project.reports:
        if (told := spent_in_words(report.narrative)) is not None and told != _printed(project, report):
            yield Contradiction(ContradictionKind.SPENT_DIFFERS, report.no, told, _printed(project, report))
        if differing := amount_against_words(report.narrative):
            yield Contradiction(ContradictionKind.AMOUNT_IN_WORDS_DIFFERS, report.no, *differing)
    if project.budget and project.budget_spent and project.budget_spent > project.budget:
        yield Contradiction(ContradictionKind.OVER_BUDGET, before=project.budget, after=project.budget_spent)


def _printed(project: ProjectFacts, report: ReportFacts) -> float:
    last = project.last
    fallback = project.budget_spent if last is not None and last.no == report.no else None
    return report.budget_spent or fallback or 0.0


def _letters(project: ProjectFacts) -> Iterator[Contradiction]:
    for report in project.reports:
        for number, day in report.letters:
            if day and report.day and day > report.day:
                yield Contradiction(ContradictionKind.LETTER_AFTER_REPORT, report.no, letter=number)
