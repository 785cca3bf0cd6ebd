"""Real processes of the product around the look-alike: started, killed and started again."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import requests

KHAONET = Path(sys.executable).with_name("khaonet")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(is_so: Callable[[], bool], seconds: float, what: str) -> None:
    """Return once it is so; AssertionError with `what` when it is not in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError(f"not in {seconds} s: {what}")


class Process:
    """One process of the product, which can be killed like a machine that loses its power."""

    def __init__(self, command: str, env: dict[str, str], log: Path) -> None:
        self._command, self._env, self._log = command, env, log
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._running = subprocess.Popen(
                [KHAONET, *self._command.split()],
                env=os.environ | self._env,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def lives(self, seconds: float) -> None:
        """Let it run for so long, or until it ends by itself."""
        assert self._running is not None
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._running.wait(timeout=seconds)

    def kill(self) -> None:
        """kill -9 of the process and its children."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to stop, and see that it does."""
        self._end(signal.SIGTERM)

    def _end(self, number: signal.Signals) -> None:
        if self._running is None:
            return
        os.killpg(self._running.pid, number)
        self._running.wait(timeout=30)
        self._running = None


def answers(url: str) -> bool:
    """Tell whether something answers at the URL."""
    try:
        return requests.get(url, timeout=1).status_code == 200
    except requests.RequestException:
        return False
