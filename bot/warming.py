"""What is read once and then kept is read before the first event, so that many threads do not read it at once."""

import structlog

from bot.runtime import Runtime
from language.account_reading import Account, read_account
from language.understanding import understand
from services.working_time import is_working_day

log = structlog.get_logger(__name__)

_SAYING = "ไฟไหม้บ้านในซอยลาดพร้าว 101 เมื่อคืนนี้"


def warm_up(runtime: Runtime) -> None:
    """Judge and read one saying, look into the calendar, load LINE's SDK; takes about two seconds, says nothing."""
    now = runtime.clock()
    understand(_SAYING, sent_at=now)
    read_account(Account(_SAYING, now))
    is_working_day(now.date())
    runtime.line.load()
    log.info("worker is warm")
