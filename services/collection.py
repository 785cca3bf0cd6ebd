"""Collecting: which running projects have no report this month, and who is to send it."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from language.districts import districts_meant
from models.person import Person, Role
from models.project import Project
from models.quarter import fiscal_year_of
from services.progress import may_report

_DONE = 100.0


def projects_without_report(session: Session, today: date) -> list[Project]:
    """Return the projects that run on this day, are not done, and have no report dated in its month; by code."""
    query = sa.select(Project).where(
        Project.kind == "project",
        sa.or_(Project.start.is_(None), Project.start <= today),
        sa.or_(Project.end >= today, Project.end.is_(None) & (Project.fiscal_year == fiscal_year_of(today))),
        sa.or_(Project.last_percent.is_(None), Project.last_percent < _DONE),
        sa.or_(Project.last_report_on.is_(None), Project.last_report_on < today.replace(day=1)),
    )
    return list(session.scalars(query.order_by(Project.code)))


def late_by_officer(session: Session, today: date) -> list[tuple[Person, list[Project]]]:
    """Return each officer who has reports to send this month, with the projects they may report on."""
    late = projects_without_report(session, today)
    query = sa.select(Person).where(
        Person.role == Role.OFFICER, Person.blocked_at.is_(None), Person.erased_at.is_(None)
    )
    theirs = [
        (officer, [project for project in late if may_report(officer, project)])
        for officer in session.scalars(query.order_by(Person.created_at, Person.id))
    ]
    return [(officer, projects) for officer, projects in theirs if projects]


def late_by_place(projects: Sequence[Project]) -> dict[str, list[Project]]:
    """Return the projects under the district that they name, under their agency when they name none."""
    places: dict[str, list[Project]] = {}
    for project in projects:
        named = districts_meant(f"{project.name} {project.agency}")
        place = named[0] if named else project.agency.split("/")[0].strip()
        places.setdefault(place, []).append(project)
    return places
