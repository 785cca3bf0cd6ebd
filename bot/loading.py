"""The three dots in a one-to-one chat while an answer is being made that takes a moment."""

import structlog

from bot.line import LineLimitedError, LineRefusedError, LineUnavailableError
from bot.runtime import Runtime
from services.people import line_id_of

log = structlog.get_logger(__name__)

_SECONDS = 60
"""As long as a free reply is good; the dots go by themselves when the answer comes."""


def show_dots(runtime: Runtime, person_id: str) -> None:
    """Show the person that an answer is on its way; without LINE's help there is just none to see."""
    with runtime.sessions.begin() as session:
        line_id = line_id_of(session, person_id)
    if line_id is None:
        return
    try:
        runtime.line.show_loading(line_id, _SECONDS)
    except (LineUnavailableError, LineLimitedError, LineRefusedError) as error:
        log.info("dots not shown", person=person_id, reason=type(error).__name__)
