"""What is known of a project, as values that may leave a transaction."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.project import Project
from models.project_report import ProjectReport


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """One progress report; percent 0 to 100 as reported, baht spent to date."""

    no: int
    day: date | None = None
    percent: float | None = None
    plan_status: str | None = None
    narrative: str = ""
    budget_spent: float | None = None
    quarter: int | None = None
    target_status: str | None = None
    letters: tuple[tuple[str, date | None], ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """One project or indicator of a fiscal year (Buddhist era), with its reports by number.

    `form` holds the prose of the printed form: rationale, objectives, targets, targets_before, plan.
    """

    code: str
    name: str
    fiscal_year: int
    agency: str = ""
    kind: str = "project"
    source: str = "sample"
    budget: float | None = None
    budget_spent: float | None = None
    start: date | None = None
    end: date | None = None
    target: float | None = None
    result: float | None = None
    result_unit: str | None = None
    note: str | None = None
    reports: tuple[ReportFacts, ...] = ()
    form: dict[str, Any] = field(default_factory=dict)
    responsible: str | None = field(default=None, repr=False)
    coordinator: str | None = field(default=None, repr=False)

    @property
    def last(self) -> ReportFacts | None:
        """The newest report, by number."""
        return self.reports[-1] if self.reports else None


def facts_of(project: Project) -> ProjectFacts:
    """Return the facts of a row; the sealed names of people stay sealed and out."""
    return ProjectFacts(
        code=project.code,
        name=project.name,
        fiscal_year=project.fiscal_year,
        agency=project.agency,
        kind=project.kind,
        source=project.source,
        budget=project.budget,
        budget_spent=project.budget_spent,
        start=project.start,
        end=project.end,
        target=project.target,
        result=project.result,
        result_unit=project.result_unit,
        note=project.note,
        reports=tuple(report_facts(report) for report in sorted(project.reports, key=lambda report: report.no)),
        form=project.form,
    )


def report_facts(report: ProjectReport) -> ReportFacts:
    """Return the facts of a report's row."""
    return ReportFacts(
        no=report.no,
        day=report.day,
        percent=report.percent,
        plan_status=report.plan_status,
        narrative=report.narrative,
        budget_spent=report.budget_spent,
        quarter=report.quarter,
        target_status=report.target_status,
        letters=tuple((number, date.fromisoformat(day) if day else None) for number, day in report.letters),
    )
