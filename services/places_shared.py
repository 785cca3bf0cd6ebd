"""Tips and projects of one place: a project's districts are those that its name and office name."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from language.districts import districts_meant
from models.project import Project
from models.tip import COUNTED, Tip

_LATELY = timedelta(days=365)
_MOST = 8


def districts_of(project: Project) -> list[str]:
    """Return the districts that a project lies in; none for a project of the whole city."""
    return districts_meant(f"{project.name} {project.agency}")


def projects_near(session: Session, tip: Tip) -> Sequence[Project]:
    """Return a few projects of the tip's district, the newest year first."""
    if tip.district is None:
        return []
    named = sa.or_(Project.name.contains(f"เขต{tip.district}"), Project.agency.contains(f"เขต{tip.district}"))
    query = sa.select(Project).where(Project.kind == "project", named)
    return session.scalars(query.order_by(Project.fiscal_year.desc(), Project.code).limit(_MOST)).all()


def tips_near(
    session: Session, project: Project, sight: Sequence[sa.ColumnElement[bool]], *, now: datetime
) -> tuple[int, Sequence[Tip]]:
    """Return how many tips of the last year in the project's districts the viewer may see, and the newest few."""
    districts = districts_of(project)
    if not districts:
        return 0, []
    near = (*sight, Tip.district.in_(districts), Tip.state.in_(COUNTED), Tip.reported_at >= now - _LATELY)
    count = session.scalar(sa.select(sa.func.count()).select_from(Tip).where(*near)) or 0
    return count, session.scalars(sa.select(Tip).where(*near).order_by(Tip.reported_at.desc()).limit(_MOST)).all()
