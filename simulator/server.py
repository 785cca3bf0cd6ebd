"""The look-alike on its own: as a Flask app, and running on a loopback port for tests."""

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from simulator.api import mount_api
from simulator.people import Group, Person
from simulator.platform import Platform

LOOPBACK = "127.0.0.1"
POLL_SECONDS = 0.02


def create_simulator(platform: Platform) -> Flask:
    """Return an app that is nothing but the look-alike's API."""
    app = Flask(__name__, static_folder=None)
    mount_api(app, platform)
    return app


class Simulator:
    """A platform on a free loopback port while the block lasts: `url` for the bot, `platform` for the test."""

    person: Callable[..., Person]
    group: Callable[..., Group]

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.person, self.group = platform.person, platform.group
        self._server = make_server(
            LOOPBACK, 0, create_simulator(platform), threaded=True, request_handler=QuietRequestHandler
        )
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=[POLL_SECONDS], name="line-lookalike", daemon=True
        )

    @property
    def url(self) -> str:
        """The base URL of the API."""
        return f"http://{LOOPBACK}:{self._server.server_port}"

    def __enter__(self) -> Self:
        """Start to listen."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop and let go of the port."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self.platform.close()


class QuietRequestHandler(WSGIRequestHandler):
    """Serves without writing a line per request."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""
