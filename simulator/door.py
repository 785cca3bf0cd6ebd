"""The door every API call passes: bearer, rate, ordered trouble, and the request id of the answer."""

import socket
import time

from flask import Blueprint, Response, current_app, g, jsonify, request
from werkzeug.exceptions import HTTPException

from simulator import ids
from simulator.faults import Fault
from simulator.platform import Platform
from simulator.refusals import RefusedError, rate_exceeded
from simulator.shapes import Json

EXTENSION = "line_lookalike"
SOCKETS = ("werkzeug.socket", "gunicorn.socket")
UNAUTHORISED = (
    "Authentication failed due to the following reason: invalid token. "
    "Confirm that the access token in the authorization header is valid."
)
UNAVAILABLE, NOT_ANSWERED = 503, 0
TWO_MEGABYTES = 2 * 1024 * 1024


def platform() -> Platform:
    """Return the platform this app shows."""
    found = current_app.extensions[EXTENSION]
    assert isinstance(found, Platform)
    return found


def guarded(name: str, *, bearer: bool = True) -> Blueprint:
    """Return a blueprint whose calls pass the door."""
    blueprint = Blueprint(name, __name__)
    blueprint.before_request(name_request)
    if bearer:
        blueprint.before_request(check_bearer)
    blueprint.before_request(check_rate)
    blueprint.before_request(strike_before)
    blueprint.after_request(sign_answer)  # the last registered runs first
    blueprint.after_request(strike_after)
    blueprint.register_error_handler(RefusedError, refused)
    blueprint.register_error_handler(HTTPException, unreadable)
    return blueprint


def body() -> Json:
    """Return the JSON object of the request; RefusedError (400, 413, 415) when there is none."""
    if request.content_length and request.content_length > TWO_MEGABYTES:
        raise RefusedError(413, "The request body is larger than 2 MB")
    if not request.is_json:
        raise RefusedError(415, "The media type is not supported")
    value = request.get_json(silent=True)
    if not isinstance(value, dict):
        raise RefusedError(400, "The request body could not be parsed as JSON")
    return value


def name_request() -> None:
    """Give the request its id."""
    g.request_id = ids.request_id()


def check_bearer() -> None:
    """Raise RefusedError (401) unless the call carries the channel's token."""
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    expected = platform().state.channel.access_token
    known = not expected or token == expected or token in platform().issued_tokens
    if kind != "Bearer" or not token or not known:
        raise RefusedError(401, UNAUTHORISED)


def endpoint() -> str:
    """Return the name of the endpoint called, as `Platform.fail` and `limit` name it."""
    return str(request.endpoint).rpartition(".")[2]


def check_rate() -> None:
    """Raise RefusedError (429) when the endpoint's bucket is empty."""
    if not platform().limits.admit(endpoint(), platform().now()):
        raise rate_exceeded()


def strike_before() -> None:
    """Make the trouble ordered instead of the work."""
    g.fault = platform().faults.take(endpoint())
    if g.fault and not g.fault.accepted:
        strike(g.fault)
        if g.fault.status or g.fault.drop:
            raise trouble(g.fault.status or UNAVAILABLE)


def strike_after(response: Response) -> Response:
    """Make the trouble ordered after the work was done."""
    fault = g.get("fault")
    if not fault or not fault.accepted:
        return response
    strike(fault)
    if fault.status:
        response = jsonify(trouble(fault.status).body)
        response.status_code = fault.status
    return response


def strike(fault: Fault) -> None:
    """Wait and cut the line as the trouble says."""
    time.sleep(fault.delay)
    if fault.drop:
        cut()


def cut() -> None:
    """Close the caller's connection; ConnectionError where the server has none to close."""
    line = next((request.environ[name] for name in SOCKETS if name in request.environ), None)
    if line is None:
        raise ConnectionResetError("the look-alike was told to cut this connection")
    line.shutdown(socket.SHUT_RDWR)


def trouble(status: int) -> RefusedError:
    """Return an error with LINE's words for a status."""
    known = {429: rate_exceeded().body["message"], 401: UNAUTHORISED}
    return RefusedError(status, known.get(status, "Internal Server Error"))


def sign_answer(response: Response) -> Response:
    """Put the request id on every answer, and note the call."""
    fault = g.get("fault")
    status = NOT_ANSWERED if fault and fault.drop else response.status_code
    platform().state.note(endpoint(), status, webhook=False)
    response.headers["x-line-request-id"] = g.request_id
    return response


def refused(error: RefusedError) -> tuple[Response, int, dict[str, str]]:
    """Answer a refusal in LINE's shape."""
    return jsonify(error.body), error.status, error.headers


def unreadable(error: HTTPException) -> tuple[Response, int]:
    """Answer what the server itself refused, in LINE's shape."""
    return jsonify({"message": error.name}), error.code or 500
