"""The three dots in a one-to-one chat while an answer is being made that takes a moment."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Timer

import structlog

from bot.events import MEDIA, LineEvent, read_event
from bot.line import LineLimitedError, LineRefusedError, LineUnavailableError
from bot.runtime import Runtime
from models.inbound_event import EventState, InboundEvent
from models.vault import vault_of
from services.people import line_id_of

log = structlog.get_logger(__name__)

_SECONDS = 60
"""As long as a free reply is good; the dots go by themselves when the answer comes."""
_SHORT_SECONDS = 20
_LATE, _TOO_LATE = timedelta(seconds=2), timedelta(seconds=50)
_SLOW_SECONDS = 1.5
_ANSWERED = MEDIA | {"text", "postback", "location", "sticker"}


def show_dots(runtime: Runtime, person_id: str, seconds: int = _SECONDS) -> None:
    """Show the person that an answer is on its way; without LINE's help there is just none to see."""
    with runtime.sessions.begin() as session:
        line_id = line_id_of(session, person_id)
    if line_id is not None:
        _show(runtime, line_id, seconds)


def show_dots_if_late(runtime: Runtime, inbox_id: int) -> None:
    """Show the dots to whoever has waited for seconds already, behind others or a busy database."""
    with runtime.sessions() as session:
        row = session.get(InboundEvent, inbox_id)
        if row is None or row.group_id is not None or row.state is not EventState.WAITING or not row.payload_sealed:
            return
        if not _LATE <= runtime.clock() - row.received_at <= _TOO_LATE:
            return
        event = read_event(json.loads(vault_of(session).open(row.payload_sealed)))
    if _is_answered(event) and event.user_id:
        _show(runtime, event.user_id, _SHORT_SECONDS)


@contextmanager
def dots_while_slow(runtime: Runtime, event: LineEvent) -> Iterator[None]:
    """Show the dots once what happens inside takes longer than people like to wait."""
    if not _is_answered(event):
        yield
        return
    timer = Timer(_SLOW_SECONDS, _show, (runtime, event.user_id, _SHORT_SECONDS))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _is_answered(event: LineEvent) -> bool:
    """Tell whether this is sure to get an answer of its own; pictures sent together get one for all."""
    return event.is_direct and event.user_id is not None and event.kind in _ANSWERED and event.image_set is None


def _show(runtime: Runtime, line_id: str, seconds: int) -> None:
    try:
        runtime.line.show_loading(line_id, seconds)
    except (LineUnavailableError, LineLimitedError, LineRefusedError) as error:
        log.info("dots not shown", reason=type(error).__name__)
