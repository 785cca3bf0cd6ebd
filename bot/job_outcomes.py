"""How work ended that a job owed to the workers: the timetable shows it as the job's last run."""

from collections.abc import Callable
from datetime import datetime

import structlog

from bot.runtime import Runtime
from models.job_run import JobRun
from services.backup_archive import BackupError
from services.letter_file import LetterFileError
from services.summary_drawing import UndrawableError

log = structlog.get_logger(__name__)

Work = Callable[..., str]
"""Work of the night: the runtime and the minute it was owed in, a short outcome out."""


def noted(job: str, work: Work) -> Callable[..., None]:
    """Return the work that writes into the job's history how it ended, well or not."""

    def run(runtime: Runtime, minute: str) -> None:
        started = runtime.clock()
        try:
            outcome = work(runtime, minute)
        except Exception as error:
            _note(runtime, job, minute, started, trouble_of(error), failed=True)
            log.exception("work of a job failed", job=job)
            raise
        _note(runtime, job, minute, started, outcome, failed=False)

    return run


def watched(job: str, work: Callable[..., None]) -> Callable[..., None]:
    """Return work that a job owes in pieces; a piece that fails is written into the job's history and raised."""

    def run(runtime: Runtime, *args: int) -> None:
        started = runtime.clock()
        try:
            work(runtime, *args)
        except Exception as error:
            piece = f"{started:%Y%m%d%H%M%S}:{':'.join(map(str, args))}"
            _note(runtime, job, piece, started, trouble_of(error), failed=True)
            log.exception("work of a job failed", job=job)
            raise

    return run


def trouble_of(error: Exception) -> str:
    """Say what went wrong: in words where they come from us or the machine, else by kind, for it may quote people."""
    if isinstance(error, BackupError | LetterFileError | UndrawableError):
        return str(error)
    reason = f": {error.strerror}" if isinstance(error, OSError) and error.strerror else ""
    return type(error).__name__ + reason


def _note(runtime: Runtime, job: str, minute: str, started: datetime, outcome: str, *, failed: bool) -> None:
    with runtime.sessions.begin() as session:
        row = JobRun(name=job, due=f"work:{job}:{minute}", started_at=started, outcome=outcome[:200], failed=failed)
        row.finished_at = None if failed else runtime.clock()
        session.add(row)
