"""When each job of the timetable ran last, and how it ended."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.job_run import JobRun


def last_run(session: Session, name: str) -> JobRun | None:
    """Return the newest run of a job: of the work itself, where the job owes it to the workers."""
    newest = select(JobRun).where(JobRun.name == name).order_by(JobRun.started_at.desc(), JobRun.id.desc())
    return session.scalars(newest.limit(1)).first()
