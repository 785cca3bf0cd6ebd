"""What is read once and then kept is read before the first event, so that many threads do not read it at once."""

import structlog

from bot.runtime import Runtime
from language.warming import warm_up as warm_up_language
from services.working_time import is_working_day

log = structlog.get_logger(__name__)


def warm_up(runtime: Runtime) -> None:
    """Understand one text, look into the calendar, load LINE's SDK; takes about two seconds, says nothing."""
    now = runtime.clock()
    warm_up_language(now)
    is_working_day(now.date())
    runtime.line.load()
    log.info("worker is warm")
