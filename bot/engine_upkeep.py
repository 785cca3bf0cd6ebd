"""Clean-up of the durable engine: what ended long ago is forgotten."""

from datetime import timedelta

import structlog

from bot.runtime import Runtime

log = structlog.get_logger(__name__)

LIFE = timedelta(days=14)


def clean_engine(runtime: Runtime, _minute: str) -> str:
    """Forget the engine's own rows of tasks that ended more than two weeks ago; our own rows remember what was done."""
    before, forgotten = runtime.clock() - LIFE, 0
    while number := runtime.engine.forget_ended(before):
        forgotten += number
    log.info("ended tasks forgotten", tasks=forgotten)
    return f"{forgotten} ended tasks forgotten"
