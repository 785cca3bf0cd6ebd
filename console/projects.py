"""The project register: the list, and one project with what its reports say and contradict."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, render_template, request
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, selectinload

from console.charts import draw_line
from console.desk import open_desk
from console.sight import sight_of
from language.phrases.summary import INDICATOR_STEPS
from models.project import Project
from models.quarter import BANGKOK
from services.contradiction_words import words_for
from services.contradictions import contradictions_of, time_used
from services.evidence_facts import EvidenceFacts
from services.indicators import evidence_for, level_of
from services.places_shared import tips_near
from services.project_facts import ProjectFacts, facts_of
from services.report_photos import photos_of

bp = Blueprint("projects", __name__, url_prefix="/projects")
_STATUSES = ("on_plan", "watch", "behind")
_PAGE_SIZE = 40


@dataclass(frozen=True, slots=True)
class Step:
    """One level of the indicator, and whether the recorded evidence proves it."""

    number: int
    meaning: str
    is_reached: bool


@bp.get("/")
def show() -> str:
    """Show the register of a fiscal year, the latest unless one is chosen."""
    status, sought = request.args.get("status", ""), request.args.get("q", "").strip()
    page = max(request.args.get("page", 1, type=int), 1)
    with open_desk() as desk:
        years = desk.session.scalars(select(Project.fiscal_year).distinct().order_by(Project.fiscal_year.desc())).all()
        year = request.args.get("year", type=int) or (years[0] if years else None)
        query = select(Project).where(*_conditions(year, status, sought)).order_by(Project.kind, Project.code)
        rows = desk.session.scalars(query.limit(_PAGE_SIZE + 1).offset((page - 1) * _PAGE_SIZE)).all()
        return render_template(
            "console/projects.html",
            rows=rows[:_PAGE_SIZE],
            more=len(rows) > _PAGE_SIZE,
            page=page,
            years=years,
            year=year,
            status=status,
            statuses=_STATUSES,
            q=sought,
        )


@bp.get("/<int:project_id>")
def one(project_id: int) -> str:
    """Show one project or indicator."""
    with open_desk() as desk:
        row = desk.session.get(Project, project_id, options=[selectinload(Project.reports)])
        if row is None:
            abort(404)
        project, today = facts_of(row), desk.now.astimezone(BANGKOK).date()
        tip_count, tips = tips_near(desk.session, row, sight_of(desk.person), now=desk.now)
        measured = [(str(report.no), report.percent) for report in project.reports if report.percent is not None]
        return render_template(
            "console/project.html",
            project=project,
            used=time_used(project, today),
            contradictions=[words_for(found) for found in contradictions_of(project, today)],
            photos=photos_of(desk.session, row),
            project_id=project_id,
            tips=tips,
            tip_count=tip_count,
            chart=draw_line(measured, top=100) if measured else None,
            **_indicator(desk.session, row, project),
        )


def _conditions(year: int | None, status: str, sought: str) -> list[ColumnElement[bool]]:
    conditions = [Project.fiscal_year == year] if year else []
    if status in _STATUSES:
        conditions.append(Project.last_plan_status == status)
    if sought:
        conditions.append(
            Project.name.contains(sought, autoescape=True) | Project.code.startswith(sought, autoescape=True)
        )
    return conditions


def _indicator(session: Session, row: Project, project: ProjectFacts) -> dict[str, Any]:
    if project.kind != "indicator":
        return {"steps": [], "evidence": [], "levels": [], "lacks": ""}
    evidence = evidence_for(session, row)
    return {
        "steps": _steps(evidence),
        "evidence": evidence,
        "levels": [level_of(evidence, q) for q in range(1, 5)],
        "lacks": level_of(evidence).in_words,
    }


def _steps(evidence: Sequence[EvidenceFacts]) -> list[Step]:
    reached = level_of(evidence).level
    return [Step(number, meaning, number <= reached) for number, meaning in enumerate(INDICATOR_STEPS, start=1)]
