"""The project register: keep a project, correct a report with its history, look projects up."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from models.project import Project
from models.project_report import ProjectReport, ReportChange
from models.vault import vault_of
from services.project_facts import ProjectFacts, ReportFacts, facts_of, report_facts
from services.register_names import names_changed

_PLAIN = (
    *("name", "agency", "kind", "source", "budget", "budget_spent", "start", "end"),
    *("target", "result", "result_unit", "note"),
)
_NAMING = ("name", "agency", "kind")
_CHUNK = 500


def keep_project(session: Session, facts: ProjectFacts, *, now: datetime, by: str | None = None) -> Project:
    """Add the project or bring the one of that code and year up to date; reports it does not name stay."""
    project = session.scalar(_one(facts.code, facts.fiscal_year))
    is_renamed = project is None or any(getattr(project, name) != getattr(facts, name) for name in _NAMING)
    if project is None:
        project = Project(code=facts.code, fiscal_year=facts.fiscal_year, updated_at=now, form={})
        session.add(project)
    for name in _PLAIN:
        setattr(project, name, getattr(facts, name))
    project.form = facts.form or project.form
    project.updated_at = now
    _seal_people(session, project, facts)
    for report in facts.reports:
        keep_report(session, project, report, now=now, by=by)
    session.flush()
    if is_renamed:
        names_changed(session)
    return project


def keep_report(
    session: Session, project: Project, facts: ReportFacts, *, now: datetime, by: str | None = None
) -> ProjectReport:
    """Add the report or replace the one of that number, keeping what it said before."""
    report = next((known for known in project.reports if known.no == facts.no), None)
    if report is None:
        report = ProjectReport(no=facts.no, reported_at=now, reported_by=by)
        project.reports.append(report)
    elif report_facts(report) == facts:
        return report
    else:
        session.add(ReportChange(report_id=report.id, changed_at=now, changed_by=by, before=_as_json(report)))
    for name in ("day", "percent", "plan_status", "target_status", "narrative", "budget_spent", "quarter"):
        setattr(report, name, getattr(facts, name))
    report.letters = [[number, day.isoformat() if day else None] for number, day in facts.letters]
    project.remember_last()
    return report


def find_projects(session: Session, codes: Iterable[str]) -> list[ProjectFacts]:
    """Return the projects of these codes in that order, of the newest year where a code has several."""
    wanted = list(dict.fromkeys(codes))
    found: dict[str, Project] = {}
    for start in range(0, len(wanted), _CHUNK):
        query = sa.select(Project).where(Project.code.in_(wanted[start : start + _CHUNK]))
        for project in session.scalars(query.options(selectinload(Project.reports)).order_by(Project.fiscal_year)):
            found[project.code] = project
    return [facts_of(found[code]) for code in wanted if code in found]


def find_project(session: Session, code: str, fiscal_year: str) -> ProjectFacts | None:
    """Return the project of a code and year as a button carries them; the newest year's when that is no number."""
    row = session.scalar(_one(code, int(fiscal_year))) if fiscal_year.isdigit() else find_row(session, code)
    return facts_of(row) if row is not None else None


def lines_of(session: Session, codes: Sequence[str]) -> list[tuple[str, str, int, float | None]]:
    """Return name, code, year and newest percent of a few projects in that order, without reading their reports."""
    columns = (Project.name, Project.code, Project.fiscal_year, Project.last_percent)
    query = sa.select(*columns).where(Project.code.in_(codes)).order_by(Project.fiscal_year)
    found = {code: (name, code, year, percent) for name, code, year, percent in session.execute(query)}
    return [found[code] for code in codes if code in found]


def find_row(session: Session, code: str) -> Project | None:
    """Return the row of the code's newest year."""
    return session.scalar(sa.select(Project).where(Project.code == code).order_by(Project.fiscal_year.desc()).limit(1))


def codes_behind(session: Session, among: Sequence[str]) -> list[str]:
    """Return those of the codes whose newest report says that the project is behind its plan."""
    query = (
        sa.select(Project.code).where(Project.last_plan_status == "behind").order_by(Project.fiscal_year, Project.id)
    )
    allowed = set(among)
    return [code for code in session.scalars(query) if code in allowed]


def every_project(session: Session) -> Iterable[ProjectFacts]:
    """Yield the whole register by year and code, a few hundred rows at a time."""
    ids = list(session.scalars(sa.select(Project.id).order_by(Project.fiscal_year, Project.id)))
    for start in range(0, len(ids), _CHUNK):
        query = sa.select(Project).where(Project.id.in_(ids[start : start + _CHUNK]))
        rows = session.scalars(query.options(selectinload(Project.reports)).order_by(Project.fiscal_year, Project.id))
        yield from [facts_of(project) for project in rows]


def history_of(session: Session, project: Project, no: int) -> list[dict[str, Any]]:
    """Return what report `no` said before each correction, oldest first, with when and by whom."""
    report = next((known for known in project.reports if known.no == no), None)
    if report is None:
        return []
    changes = session.scalars(
        sa.select(ReportChange).where(ReportChange.report_id == report.id).order_by(ReportChange.id)
    )
    return [{**change.before, "until": change.changed_at, "by": change.changed_by} for change in changes]


def _one(code: str, fiscal_year: int) -> sa.Select[Project]:
    query = sa.select(Project).where(Project.code == code, Project.fiscal_year == fiscal_year)
    return query.options(selectinload(Project.reports))


def _seal_people(session: Session, project: Project, facts: ProjectFacts) -> None:
    if facts.responsible:
        project.responsible_sealed = vault_of(session).seal(facts.responsible)
    if facts.coordinator:
        project.coordinator_sealed = vault_of(session).seal(facts.coordinator)


def _as_json(report: ProjectReport) -> dict[str, Any]:
    day: date | None = report.day
    return {
        "date": day.isoformat() if day else None,
        "percent": report.percent,
        "plan_status": report.plan_status,
        "narrative": report.narrative,
        "budget_spent": report.budget_spent,
    }
