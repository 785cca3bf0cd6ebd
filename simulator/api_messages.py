"""/v2/bot/message: sending, checking before sending, quota and counts."""

import uuid
from collections.abc import Callable

from flask import g, request

from simulator import rules, sending
from simulator.door import body, guarded, platform
from simulator.refusals import RefusedError
from simulator.shapes import Json
from simulator.state import State
from simulator.tokens import Accepted

bp = guarded("line_messages")
RETRY_KEY = "X-Line-Retry-Key"
COUNTED = {"reply", "push", "multicast", "broadcast"}


@bp.post("/v2/bot/message/reply")
def reply() -> Json:
    """Answer an event with its reply token, free of charge."""
    if RETRY_KEY in request.headers:
        raise RefusedError(400, "The retry key is not supported on this endpoint")
    return sending.reply(platform().state, body())


@bp.post("/v2/bot/message/push")
def push() -> Json:
    """Send to a person or a group."""
    return once(sending.push)


@bp.post("/v2/bot/message/multicast")
def multicast() -> Json:
    """Send to many people."""
    return once(sending.multicast)


@bp.post("/v2/bot/message/broadcast")
def broadcast() -> Json:
    """Send to all friends."""
    return once(sending.broadcast)


@bp.post("/v2/bot/message/narrowcast")
def narrowcast() -> tuple[Json, int]:
    """Send to an audience, here all friends."""
    return once(lambda state, request_body: sending.broadcast(state, request_body, "narrowcast")), 202


def once(send: Callable[[State, Json], Json]) -> Json:
    """Send, unless this retry key was accepted in the last 24 hours: then RefusedError (409)."""
    state, key = platform().state, request.headers.get(RETRY_KEY)
    if key is None:
        return send(state, body())
    check_uuid(key)
    with state.lock:
        known = state.retries.find(key, state.now())
        if known:
            raise already_accepted(known)
        answer = send(state, body())
        state.retries.keep(key, Accepted(g.request_id, answer, state.now()))
    return answer


def check_uuid(key: str) -> None:
    """Raise RefusedError (400) unless the retry key is a UUID."""
    try:
        uuid.UUID(key)
    except ValueError as error:
        raise RefusedError(400, "The retry key must be a UUID") from error


def already_accepted(known: Accepted) -> RefusedError:
    """Return the 409 that says a request was accepted before, and under which id."""
    error = RefusedError(409, "The retry key is already accepted")
    error.headers["x-line-accepted-request-id"] = known.request_id
    error.body |= known.answer
    return error


@bp.post("/v2/bot/message/validate/<kind>")
def validate(kind: str) -> Json:
    """Check messages as `kind` would, sending nothing."""
    if kind not in rules.MODELS or kind == "validate":
        raise RefusedError(404, "Not found")
    request_body = body()
    rules.check("validate", {"messages": request_body.get("messages")})
    return {}


@bp.get("/v2/bot/message/quota")
def quota() -> Json:
    """Tell the month's limit."""
    limit = platform().state.meter.limit
    return {"type": "none"} if limit is None else {"type": "limited", "value": limit}


@bp.get("/v2/bot/message/quota/consumption")
def consumption() -> Json:
    """Tell what of the month's limit is used."""
    return {"totalUsage": platform().paid_messages}


@bp.get("/v2/bot/message/delivery/<kind>")
def delivery_count(kind: str) -> Json:
    """Tell how many messages of a kind were sent on a day."""
    if kind not in COUNTED:
        raise RefusedError(404, "Not found")
    return {"status": "ready", "success": platform().state.meter.sent_on(kind, request.args.get("date", ""))}
