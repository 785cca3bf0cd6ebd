"""The clock: it only ticks. What is due is computed from the calendar and owed to the engine."""

import structlog
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy.exc import DBAPIError

from bot.job_runner import enqueue_due
from bot.runtime import Runtime

log = structlog.get_logger(__name__)

_TICK_SECONDS = 60


def start_clock(runtime: Runtime) -> BackgroundScheduler:
    """Tick at once and then every minute; return the scheduler, to be shut down at the end."""
    scheduler = BackgroundScheduler(timezone="Asia/Bangkok")
    scheduler.add_job(_tick, "interval", seconds=_TICK_SECONDS, args=[runtime], coalesce=True, max_instances=1)
    scheduler.start()
    _tick(runtime)
    return scheduler


def _tick(runtime: Runtime) -> None:
    try:
        enqueue_due(runtime)
    except DBAPIError as error:
        log.warning("the clock could not reach the database", reason=type(error).__name__)
