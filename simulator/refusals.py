"""The ways LINE says no."""

from collections.abc import Iterable
from typing import NamedTuple

from simulator.shapes import Json


class Detail(NamedTuple):
    """One thing wrong with a request: what, and where."""

    message: str
    place: str


class RefusedError(Exception):
    """A request LINE would not take; carries status, body and headers of the answer."""

    def __init__(self, status: int, message: str, details: Iterable[Detail] = ()) -> None:
        super().__init__(message)
        self.status, self.headers = status, dict[str, str]()
        listed = [{"message": detail.message, "property": detail.place} for detail in details]
        self.body: Json = {"message": message} | ({"details": listed} if listed else {})


def bad_request(details: list[Detail]) -> RefusedError:
    """Return the 400 that lists what is wrong with a body."""
    return RefusedError(400, f"The request body has {len(details)} error(s)", details)


def rate_exceeded() -> RefusedError:
    """Return the 429 of a full rate limit."""
    return RefusedError(429, "The API rate limit has been exceeded. Try again later.")


def quota_exceeded() -> RefusedError:
    """Return the 429 of a used-up month."""
    return RefusedError(429, "You have reached your monthly limit.")


def not_found() -> RefusedError:
    """Return the 404 of a thing or person LINE does not show."""
    return RefusedError(404, "Not found")
