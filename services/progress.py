"""Reports in free words: understood and shown first, kept only on the officer's confirmation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from language.progress_message import AskBack, ReportDraft, read_progress
from models.person import CITY_WIDE, Person, Role
from models.project import Project
from models.project_report import ProjectReport
from models.quarter import BANGKOK
from services.project_facts import ProjectFacts, ReportFacts
from services.projects import find_projects, find_row, keep_report
from services.register_names import names_of

_FULL = 100.0
_LONGEST_ANSWER = 120


class Warn(StrEnum):
    """What is pointed out before a report is kept."""

    PERCENT_DECREASED = "percent_decreased"
    PERCENT_OVER_100 = "percent_over_100"
    DUPLICATE = "duplicate"


class NotAllowedError(Exception):
    """The person may not report on this project."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a message reports; `out_of_order` are codes whose report is dated before their newest one."""

    drafts: tuple[ReportDraft, ...]
    projects: dict[str, ProjectFacts]
    ask_back: tuple[AskBack, ...]
    warn: tuple[Warn, ...]
    out_of_order: tuple[str, ...]

    @property
    def lacks(self) -> tuple[AskBack, ...]:
        """What must be told before the reports can be kept; to confirm a figure, the button is enough."""
        return tuple(need for need in self.ask_back if need is not AskBack.CONFIRM)


def understand(session: Session, text: str, *, sent_at: datetime) -> Understanding:
    """Read a progress message against the register; nothing is kept."""
    today = sent_at.astimezone(BANGKOK).date()
    reading = read_progress(text, names_of(session), today)
    codes = [draft.code for draft in reading.reports if draft.code]
    projects = {project.code: project for project in find_projects(session, codes)}
    warnings = [warn for draft in reading.reports for warn in _warnings(draft, projects, today)]
    must_confirm = Warn.PERCENT_OVER_100 in warnings and AskBack.CONFIRM not in reading.ask_back
    return Understanding(
        drafts=reading.reports,
        projects=projects,
        ask_back=(*reading.ask_back, AskBack.CONFIRM) if must_confirm else reading.ask_back,
        warn=tuple(dict.fromkeys(warnings)),
        out_of_order=tuple(draft.code for draft in reading.reports if draft.code and _is_late(draft, projects)),
    )


def completed(text: str, answer: str) -> str:
    """Return a report together with what was told when asked back for what it lacked."""
    return f"{text}\n{answer}"


def answers_gap(session: Session, told: Mapping[str, str], answer: str) -> bool:
    """Tell whether a short text gives what a report lacked, and is no report of its own."""
    if len(answer) > _LONGEST_ANSWER:
        return False
    sent_at = datetime.fromisoformat(told["sent_at"])
    before = understand(session, told["text"], sent_at=sent_at)
    alone = understand(session, answer, sent_at=sent_at)
    after = understand(session, completed(told["text"], answer), sent_at=sent_at)
    is_whole = bool(alone.drafts) and not alone.lacks
    return not is_whole and len(after.drafts) == len(before.drafts) and len(after.lacks) < len(before.lacks)


def may_report(person: Person, project: ProjectFacts | Project) -> bool:
    """Tell whether the person may report on the project: analysts on all, officers on their districts' own."""
    if person.role in CITY_WIDE - {Role.COMMAND}:
        return True
    if person.role is not Role.OFFICER:
        return False
    place = f"{project.name} {project.agency}"
    return any(f"เขต{district}" in place for district in person.district_names())


def keep_reports(session: Session, drafts: Sequence[ReportDraft], *, by: Person, now: datetime) -> list[ProjectReport]:
    """Keep confirmed drafts; NotAllowedError before anything is kept when one is of a project not theirs."""
    rows = [find_row(session, draft.code or "") for draft in drafts]
    found = [(draft, row) for draft, row in zip(drafts, rows, strict=True) if row is not None]
    if len(found) < len(drafts) or not all(may_report(by, row) for _draft, row in found):
        raise NotAllowedError
    kept = [_keep(session, draft, row, by, now) for draft, row in found]
    session.flush()
    return kept


def _keep(session: Session, draft: ReportDraft, project: Project, by: Person, now: datetime) -> ProjectReport:
    numbers = [report.no for report in project.reports]
    is_correction = draft.corrects_no in numbers
    before = next((report for report in project.reports if report.no == draft.corrects_no), None)
    facts = ReportFacts(
        no=(draft.corrects_no if is_correction else None) or max(numbers, default=0) + 1,
        day=draft.day or (before.day if before else now.astimezone(BANGKOK).date()),
        percent=draft.percent,
        plan_status=draft.plan_status or (before.plan_status if before else None),
        narrative=draft.narrative,
        budget_spent=draft.budget_spent if draft.budget_spent is not None or not before else before.budget_spent,
    )
    if draft.budget_spent:
        project.budget_spent = draft.budget_spent
    return keep_report(session, project, facts, now=now, by=by.id)


def _warnings(draft: ReportDraft, projects: dict[str, ProjectFacts], today: date) -> list[Warn]:
    project = projects.get(draft.code or "")
    if draft.percent is None:
        return []
    over = [Warn.PERCENT_OVER_100] if draft.percent > _FULL else []
    if project is None:
        return over
    before = _last_until(project, draft, draft.day or today)
    falls = before is not None and draft.percent < (before.percent or 0)
    twice = any(draft.day and report.day == draft.day and report.percent == draft.percent for report in project.reports)
    return over + [Warn.PERCENT_DECREASED] * falls + [Warn.DUPLICATE] * twice


def _last_until(project: ProjectFacts, draft: ReportDraft, day: date) -> ReportFacts | None:
    """Return the newest report dated no later than the day; of a correction, one before the corrected."""
    earlier = [
        report
        for report in project.reports
        if report.percent is not None and report.day and report.day <= day
        if draft.corrects_no is None or report.no < draft.corrects_no
    ]
    return max(earlier, key=lambda report: (report.day, report.no), default=None)


def _is_late(draft: ReportDraft, projects: dict[str, ProjectFacts]) -> bool:
    project = projects.get(draft.code or "")
    days = [report.day for report in project.reports if report.day] if project else []
    return draft.day is not None and bool(days) and draft.day < max(days)
