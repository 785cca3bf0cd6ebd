"""Printed progress forms into the register."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from language.printed_forms.reading import read_forms
from language.printed_forms.values import Doubt, FormReport, IndicatorForm, ProjectForm
from models.quarter import BANGKOK
from services.contradictions import Contradiction, contradictions_of
from services.form_evidence import evidence_in
from services.indicators import record_from_form
from services.project_facts import ProjectFacts, ReportFacts, facts_of
from services.projects import keep_project

_SUMMARY_QUARTER = 5


@dataclass(frozen=True, slots=True)
class FormResult:
    """One project as kept from forms: what is doubtful about the reading, what contradicts what, copies seen."""

    project: ProjectFacts
    doubts: tuple[Doubt, ...]
    contradictions: tuple[Contradiction, ...]


def import_forms(session: Session, text: str, *, now: datetime) -> list[FormResult]:
    """Keep every project and indicator that the text's forms tell of, each once.

    NoFormError when the text holds no form; then nothing is kept.
    """
    today = now.astimezone(BANGKOK).date()
    results = []
    for form, facts in _read(text, today):
        row = keep_project(session, facts, now=now)
        if isinstance(form, IndicatorForm):
            record_from_form(session, row, evidence_in(form), now=now)
        kept = facts_of(row)
        results.append(FormResult(kept, form.doubts, contradictions_of(kept, today)))
    return results


def read_results(text: str, *, now: datetime) -> list[FormResult]:
    """Return what the text's forms tell of, keeping nothing; NoFormError when it holds none."""
    today = now.astimezone(BANGKOK).date()
    return [FormResult(facts, form.doubts, contradictions_of(facts, today)) for form, facts in _read(text, today)]


def _read(text: str, today: date) -> list[tuple[ProjectForm | IndicatorForm, ProjectFacts]]:
    reading = read_forms(text)
    projects = [(form, facts_of_project_form(form)) for form in reading.projects]
    indicators = [(form, facts_of_indicator_form(form, today.year)) for form in reading.indicators]
    return [*projects, *indicators]


def facts_of_project_form(form: ProjectForm) -> ProjectFacts:
    """Return a project form as the register keeps it; a missing year is taken from the project's end."""
    end_year = form.end.year + 543 if form.end else 0
    return ProjectFacts(
        code=form.code,
        name=form.name,
        fiscal_year=form.fiscal_year or end_year,
        agency=form.agency,
        source="form",
        budget=form.budget,
        budget_spent=form.budget_spent,
        start=form.start,
        end=form.end,
        reports=tuple(_report(report) for report in form.reports),
        form={
            "rationale": form.rationale,
            "objectives": list(form.objectives),
            "targets": list(form.targets),
            "targets_before": [list(targets) for targets in form.targets_before],
            "plan": asdict(form.plan),
        },
        responsible=form.responsible,
        coordinator=form.coordinator,
    )


def facts_of_indicator_form(form: IndicatorForm, this_year: int) -> ProjectFacts:
    """Return an indicator form as the register keeps it, a report a quarter."""
    quarters = [quarter for quarter in form.quarters if quarter.quarter < _SUMMARY_QUARTER]
    return ProjectFacts(
        code=form.code,
        name=form.name,
        fiscal_year=form.fiscal_year or this_year + 543,
        agency=form.agency,
        kind="indicator",
        source="form",
        target=form.target,
        result=form.result,
        result_unit=form.result_unit or None,
        reports=tuple(ReportFacts(q.quarter, quarter=q.quarter, narrative=q.text) for q in quarters),
        form={
            "levels": list(form.levels),
            "evidence": list(form.evidence),
            "rosters": [asdict(roster) for roster in form.rosters],
            "orders": list(form.orders),
            "summary": next((q.text for q in form.quarters if q.quarter == _SUMMARY_QUARTER), ""),
        },
    )


def _report(report: FormReport) -> ReportFacts:
    return ReportFacts(
        no=report.no,
        day=report.day,
        percent=report.percent,
        plan_status=report.plan_status,
        narrative=report.narrative,
        budget_spent=report.budget_spent,
        target_status=report.target_status,
        letters=tuple((letter.number, letter.day) for letter in report.letters),
    )
