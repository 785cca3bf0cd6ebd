import base64
from collections.abc import Iterator

import pytest

from models.group import GroupKind
from models.session import make_engine, make_sessions
from models.vault import Vault
from services.groups import Registration, group_of, register
from simulator.platform import Platform
from simulator.server import Simulator
from simulator.state import Channel
from tests.process.processes import Process, answers, free_port, wait_until

SECRET, TOKEN, KEY = "s" * 32, "channel-token", b"k" * 32


class Installation:
    """The product as it runs: processes of its own, a database, and LINE's look-alike."""

    def __init__(self, sim, url, folder) -> None:
        from bot.engine import Engine  # noqa: PLC0415 - the engine's module is for processes

        self.sim, self.platform, self.port = sim, sim.platform, free_port()
        self.engine = make_engine(url)
        Engine(self.engine).make_schema()
        self.sessions = make_sessions(self.engine, vault=Vault([KEY]), tasks=None)
        self.env = {
            "DATABASE_URL": url,
            "KHAONET_DATA": str(folder),
            "LINE_CHANNEL_SECRET": SECRET,
            "LINE_CHANNEL_ACCESS_TOKEN": TOKEN,
            "LINE_API_BASE_URL": sim.url,
            "SECRET_KEY": "x" * 40,
            "KHAONET_KEYS": base64.b64encode(KEY).decode(),
            "PUBLIC_BASE_URL": "https://khaonet.example",
            "PORT": str(self.port),
        }
        self.web = Process("web", self.env, folder / "web.log")
        self.worker = Process("worker", self.env, folder / "worker.log")
        self.platform.point_webhook_at(f"http://127.0.0.1:{self.port}/webhook/line")

    def another(self, command: str, log: str) -> Process:
        return Process(command, self.env, self.engine_folder / log)

    def wait_for_web(self) -> None:
        wait_until(lambda: answers(f"http://127.0.0.1:{self.port}/healthz"), 30, "web answers")

    def group(self, name: str):
        group = self.platform.group(name, members=50)
        with self.sessions.begin() as session:
            row = group_of(session, group.id, now=self.platform.now())
            facts = Registration(kind=GroupKind.NEWS_NETWORK, name=name)
            register(row, facts, by=None, now=self.platform.now())
        return group


@pytest.fixture
def installation(tmp_path, database_url) -> Iterator[Installation]:
    with Simulator(Platform(Channel(SECRET, TOKEN))) as sim:
        made = Installation(sim, database_url, tmp_path)
        made.engine_folder = tmp_path
        yield made
        made.web.kill()
        made.worker.kill()
        made.engine.dispose()
