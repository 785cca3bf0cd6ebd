"""A whole Khaonet with the LINE look-alike around it, for conversations written as dialogues."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy.orm import Session

from bot.app import create_app
from bot.line import MessagingApiLine
from bot.runtime import Runtime
from bot.settings import Settings
from bot.signed_links import photo_links
from bot.work import work_of
from models.group import GroupKind
from models.person import Role
from models.session import make_engine, make_sessions
from models.vault import Vault
from services.groups import Registration, group_of, register
from services.media_store import MediaStore
from services.people import grant, person_of
from simulator.people import Group, Person
from simulator.platform import Platform, wall_clock
from simulator.rows import Message
from simulator.server import Simulator
from simulator.state import Channel, Clock
from tests.flow.inline_tasks import InlineTasks

SECRET, TOKEN = "s" * 32, "channel-token"
KEY = b"k" * 32


def words_in(message: Message) -> str:
    """Return everything a person reads in a bubble: its text, or all texts of a card."""
    content = message.content
    return content["text"] if content["type"] == "text" else "\n".join(_texts(content))


def _texts(node: Any) -> list[str]:
    if isinstance(node, list):
        return [text for part in node for text in _texts(part)]
    if not isinstance(node, dict):
        return []
    own = [node["text"]] if isinstance(node.get("text"), str) and node.get("type") in {"text", "span"} else []
    label = [node["label"]] if isinstance(node.get("label"), str) else []
    return own + label + [text for value in node.values() if isinstance(value, dict | list) for text in _texts(value)]


@dataclass
class World:
    """The product, the look-alike and their common clock."""

    sim: Simulator
    platform: Platform
    runtime: Runtime
    tasks: InlineTasks
    client: Any

    def settle(self) -> None:
        """Let the engine do all that is due now."""
        self.tasks.run_due()

    def passes(self, seconds: float) -> None:
        """Let time go by, and do what became due."""
        self.platform.advance(seconds)
        self.settle()

    def session(self) -> AbstractContextManager[Session]:
        """Open a transaction on the product's database."""
        return self.runtime.sessions.begin()

    def group(self, name: str = "เครือข่ายข่าวบางนา", *, members: int = 42, **facts: Any) -> Group:
        """Return a registered group, of the news network unless `kind` says otherwise."""
        group = self.platform.group(name, members=members)
        registration = Registration(kind=facts.pop("kind", GroupKind.NEWS_NETWORK), name=name, **facts)
        with self.session() as session:
            row = group_of(session, group.id, now=self.runtime.clock())
            register(row, registration, by=None, now=self.runtime.clock())
            row.member_count = members
        return group

    def person(self, name: str, role: Role = Role.CITIZEN, districts: tuple[str, ...] = ()) -> Person:
        """Return somebody with LINE, with a role of ours if one is named."""
        person = self.platform.person(name)
        if role is not Role.CITIZEN:
            with self.session() as session:
                grant(person_of(session, person.id, now=self.runtime.clock()), role, districts)
        return person

    def hears(self, person: Person, where: Group | None, text: str, *, quote: Message | None = None) -> list[str]:
        """Let the person say something; return what the bot says to that chat in answer."""
        before = len((where or person).replies)
        person.says(where, text, quote=quote)
        self.settle()
        return [words_in(message) for message in (where or person).replies[before:]]


def build_world(folder: Path, url: str, *, clock: Clock = wall_clock) -> World:
    """Put a world together on a migrated database; its time goes by with the clock, and by `passes`."""
    platform = Platform(Channel(SECRET, TOKEN), clock=clock)
    sim = Simulator(platform)
    settings = Settings(
        khaonet_data=folder,
        database_url=url,
        line_channel_secret=SecretStr(SECRET),
        line_channel_access_token=SecretStr(TOKEN),
        line_api_base_url=sim.url,
        secret_key=SecretStr("x" * 40),
        public_base_url="https://khaonet.example",
        _env_file=None,
    )
    tasks, vault, database = InlineTasks(platform.now), Vault([KEY]), make_engine(url)
    media = MediaStore(settings.media, vault)
    runtime = Runtime(
        settings=settings,
        database=database,
        sessions=make_sessions(
            database, vault=vault, tasks=tasks, media=media, links=photo_links("x" * 40, "https://khaonet.example")
        ),
        inbox_sessions=make_sessions(database, vault=vault, tasks=tasks, media=media),
        vault=vault,
        engine=tasks,
        media=media,
        line=MessagingApiLine(sim.url, TOKEN),
        clock=platform.now,
    )
    tasks.work = work_of(runtime)
    client = create_app(runtime).test_client()
    platform.courier.post = lambda body, headers: client.post("/webhook/line", data=body, headers=headers).status_code
    return World(sim=sim, platform=platform, runtime=runtime, tasks=tasks, client=client)
