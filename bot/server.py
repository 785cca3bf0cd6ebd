"""The web server: gunicorn with threads, one process by default."""

import ctypes
import sys
from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

_M_ARENA_MAX, _ARENAS = -8, 2


def spare_memory() -> None:
    """Let all threads share two of glibc's memory arenas: one a thread costs a web process half as much again."""
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
        if mallopt is not None:
            mallopt(_M_ARENA_MAX, _ARENAS)


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn is untyped
    """Serves one application; `started` and `stopped` run in each worker process."""

    def __init__(
        self,
        build: Callable[[], Flask],
        *,
        port: int,
        workers: int = 1,
        started: Callable[[], None] | None = None,
        stopped: Callable[[], None] | None = None,
    ) -> None:
        spare_memory()
        self._build, self._started, self._stopped = build, started, stopped
        self._options: dict[str, Any] = {
            "bind": f"0.0.0.0:{port}",
            "workers": workers,
            "threads": 8,
            "worker_class": "gthread",
            "timeout": 60,
            "graceful_timeout": 15,
            "loglevel": "warning",
            "control_socket_disable": True,
            "post_worker_init": lambda _worker: self._started and self._started(),
            "worker_exit": lambda _server, _worker: self._stopped and self._stopped(),
        }
        super().__init__()

    def load_config(self) -> None:
        """Take over the options gunicorn knows."""
        for name, value in self._options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Flask:
        """Return the application, built in the worker process."""
        return self._build()
