"""The timetable: what runs by the clock, how it last ended, and a button to run it now."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from console.desk import open_desk
from console.office import current_office
from language.phrases import console as phrases
from models.job_run import JobRun
from services.job_history import last_run
from services.tasks import Task, enqueue

bp = Blueprint("jobs", __name__, url_prefix="/jobs")
_RUNS = 20


@bp.get("/")
def show() -> str:
    """Show each job with its next moment and its last run, and the newest runs of all."""
    timetable = current_office().timetable
    with open_desk() as desk:
        newest = desk.session.scalars(select(JobRun).order_by(JobRun.started_at.desc()).limit(_RUNS)).all()
        rows = [(job, job.next(desk.now), last_run(desk.session, job.name)) for job in timetable]
        return render_template("console/jobs.html", rows=rows, newest=newest)


@bp.post("/<name>/run")
def run(name: str) -> Response:
    """Owe a run of the job to the workers, now."""
    if name not in {job.name for job in current_office().timetable}:
        abort(404)
    with open_desk() as desk:
        due = f"by hand:{name}:{desk.now:%Y-%m-%dT%H:%M:%S}"
        enqueue(desk.session, Task(name="run_job", id=due, args=(name, due)))
        desk.note("run job", f"job {name}")
    flash(phrases.TAKEN_UP, "good")
    return redirect(url_for("console.jobs.show"))
