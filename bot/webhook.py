"""POST /webhook/line: check the seal, keep the letter, say thanks."""

import json
from typing import cast

import structlog
from flask import Blueprint, Response, current_app, request
from prometheus_client import Counter
from sqlalchemy.exc import DBAPIError

from bot.events import read_event
from bot.inbox import Inbox
from bot.seal import is_sealed
from bot.settings import Settings

log = structlog.get_logger(__name__)
bp = Blueprint("webhook", __name__)

EVENTS = Counter("khaonet_webhook_events_total", "Webhook events received, by kind", ["kind"])
REFUSED = Counter("khaonet_webhook_refused_total", "Webhook posts refused, by reason", ["reason"])


@bp.post("/webhook/line")
def receive() -> Response:
    """Answer 200 once every event is kept, 400 to a bad seal or body, 503 when nothing can be kept now."""
    body = request.get_data(cache=False)
    settings = cast("Settings", current_app.extensions["settings"])
    if not is_sealed(body, request.headers.get("x-line-signature"), settings.channel_secrets):
        return _refuse("seal", 400)
    try:
        events = json.loads(body)["events"]
        readable = [read_event(event) for event in events]
    except (ValueError, KeyError, TypeError, RecursionError):
        return _refuse("body", 400)
    for event in readable:
        EVENTS.labels(event.kind).inc()
    inbox = cast("Inbox", current_app.extensions["inbox"])
    try:
        inbox.receive(readable)
    except (DBAPIError, OSError) as error:
        log.error("events could not be kept", reason=type(error).__name__)  # noqa: TRY400 - a trace could hold words
        return _refuse("cannot keep", 503)
    return Response(status=200)


def _refuse(reason: str, status: int) -> Response:
    REFUSED.labels(reason).inc()
    return Response(reason, status=status, mimetype="text/plain")
