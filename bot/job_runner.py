"""Runs one job of the timetable once for a due moment, in a transaction of its own, and notes the outcome."""

import structlog
from sqlalchemy import select

from bot.job_outcomes import trouble_of
from bot.runtime import Runtime
from jobs.schedule import BY_NAME, JOBS
from models.job_run import JobRun
from services.tasks import Task, enqueue

_TRIES = 5

log = structlog.get_logger(__name__)


def enqueue_due(runtime: Runtime) -> None:
    """Owe every job whose newest due moment has not been run well; asking often does no harm: each id exists once."""
    now = runtime.clock()
    with runtime.sessions.begin() as session:
        for job in JOBS:
            due = job.due_id(now)
            ended = session.scalars(select(JobRun.failed).where(JobRun.name == job.name, JobRun.due == due)).all()
            if all(ended) and len(ended) < _TRIES:
                enqueue(session, Task(name="run_job", id=f"{due}#{len(ended)}", args=(job.name, due)))


def run_job(runtime: Runtime, name: str, due: str) -> str:
    """Run the job unless this due moment was run before; return its outcome. A failure is noted, then raised."""
    job, now = BY_NAME[name], runtime.clock()
    try:
        with runtime.sessions.begin() as session:
            if session.scalar(select(JobRun.id).where(JobRun.due == due, JobRun.failed.is_(False))) is not None:
                return "run before"
            row = JobRun(name=name, due=due, started_at=now)
            session.add(row)
            outcome = job.run(session, now)
            row.finished_at, row.outcome = runtime.clock(), outcome[:200]
    except Exception as error:
        with runtime.sessions.begin() as session:
            outcome = trouble_of(error)[:200]
            session.add(JobRun(name=name, due=due, started_at=now, outcome=outcome, failed=True))
        log.exception("job failed", job=name)
        raise
    log.info("job done", job=name)
    return outcome
