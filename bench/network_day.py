"""A day of a network of 50 groups on a moved clock: what was told against what came of it, and what it cost."""

import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

from bench.network_score import Score, score
from bench.network_stories import DAY_SECONDS, Act, Author, Story
from bench.table import Row
from bot.database import upgrade
from bot.logs import set_up_logs
from language.geography import DISTRICTS
from models.person import Role
from models.session import make_engine
from simulator.people import Group
from simulator.rows import Message
from tests.flow.world import World, build_world
from tests.photographs import photograph

GROUPS, MEMBERS, MESSAGES, TIPS, SEED = 50, 60, 4_000, 150, 2569
_SLICE, _DAWN = 60.0, datetime(2026, 11, 24, 23, tzinfo=UTC)
_REFUSED, _HEARD_BUT_LATE, _TWICE, _HELD_OVER = 0.03, 0.03, 0.05, 0.08
_WARM = 0.2


def measure() -> list[Row]:
    """Let the day go by on SQLite, and compare."""
    set_up_logs("ERROR")
    homes = [list(DISTRICTS)[number % len(DISTRICTS)] for number in range(GROUPS)]
    author = Author(SEED, homes)
    stories = author.stories(TIPS)
    acts = [act for story in stories for act in story.acts]
    acts += author.talk(MESSAGES - len(acts))
    with _world() as world:
        day = Day(world, homes)
        day.goes_by(sorted(acts, key=lambda act: act.at))
        return _rows(day, stories, score(world, stories, day.sent))


@dataclass
class Day:
    """The people at work: acts in the order of time, carried to the bot as untidily as LINE may."""

    world: World
    homes: Sequence[str]
    sent: dict[str, Message] = field(default_factory=dict)
    seconds: float = 0.0
    events: int = 0
    memory: list[float] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))

    def __post_init__(self) -> None:
        """Register the groups and the officers, and let LINE's calls get lost now and then."""
        self.groups: list[Group] = [
            self.world.group(f"เครือข่ายข่าว {number}", members=MEMBERS, district=home, network="เครือข่ายข่าว")
            for number, home in enumerate(self.homes)
        ]
        for home in self.homes:
            self.world.person(f"เจ้าหน้าที่ {home}", Role.OFFICER, (home,))
        self.people = [[self.world.person(f"{at}-{who}") for who in range(MEMBERS)] for at in range(GROUPS)]
        courier = self.world.platform.courier
        self._post, courier.post = courier.post, self._lossy

    def goes_by(self, acts: Sequence[Act]) -> None:
        """Live through the day, a minute at a time."""
        now, ahead = 0.0, list(reversed(acts))
        platform = self.world.platform
        while ahead or now < DAY_SECONDS:
            end = now + _SLICE
            platform.hold()
            while ahead and ahead[-1].at < end:
                act = ahead.pop()
                platform.advance(max(0.0, act.at - now))
                now = max(now, act.at)
                self._do(act)
            platform.advance(end - now)
            now = end
            self._carry(last=not ahead and now >= DAY_SECONDS)
            self._weigh(now)
        platform.redeliver()
        self.world.settle()

    def _carry(self, *, last: bool) -> None:
        """Take the minute's events to the bot: most in order, some untidily, some twice, some a minute late."""
        platform = self.world.platform
        started = time.perf_counter()
        if last or self.chance.random() >= _HELD_OVER:
            batch, untidy = self.chance.random() < 0.3, self.chance.random() < 0.3
            shuffle = self.chance.randrange(1000) if untidy else None
            platform.deliver(batch=batch, shuffle=shuffle, copies=2 if self.chance.random() < _TWICE else 1)
        if self.chance.random() < 0.5:
            platform.redeliver()
        self.world.settle()
        self.seconds += time.perf_counter() - started

    def _lossy(self, body: bytes, headers: dict[str, str]) -> int:
        """Lose a call, or lose only the bot's answer to it, so that LINE brings it again."""
        fate = self.chance.random()
        if fate < _REFUSED:
            return 503
        assert self._post is not None
        status = self._post(body, headers)
        return 0 if fate > 1 - _HEARD_BUT_LATE else status

    def _weigh(self, now: float) -> None:
        if not self.memory and now < DAY_SECONDS * _WARM:
            return
        self.memory.append(psutil.Process().memory_info().rss / 2**20)

    def _do(self, act: Act) -> None:
        self.events += 1
        person, group = self.people[act.group][act.person], self.groups[act.group]
        about = self.sent.get(act.about) if act.about else None
        if act.kind == "unsend":
            assert about is not None
            person.unsends(about)
        elif act.kind == "edit":
            assert about is not None
            person.edits(about, act.text)
        else:
            self.sent[act.key] = self._says(act, person, group)

    def _says(self, act: Act, person: Any, group: Group) -> Message:
        if act.kind == "text":
            quote = self.sent.get(act.more.get("quote", ""))
            return person.says(group, act.text, quote=quote)
        if act.kind == "image":
            return person.sends_image(group, photograph(self.events, size=(160, 120)), album=act.more.get("album"))
        if act.kind == "location":
            return person.sends_location(group, act.more["lat"], act.more["lng"])
        simple = {"video": person.sends_video, "audio": person.sends_audio, "sticker": person.sends_sticker}
        return simple[act.kind](group)


@contextmanager
def _world() -> Iterator[World]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/khaonet.db"
        engine = make_engine(url)
        upgrade(engine)
        engine.dispose()
        world = build_world(Path(folder), url, clock=lambda: _DAWN)
        with world.sim:
            yield world
        world.runtime.database.dispose()


def _rows(day: Day, stories: Sequence[Story], found: Score) -> list[Row]:
    expected = sum(not story.taken_back for story in stories)
    back = len(stories) - expected
    start, end = day.memory[0], day.memory[-1]
    right = len(found.right) + len(found.explained)
    return [
        Row("events, of which tips told and taken back", f"{day.events}, {expected}, {back}"),
        Row("tips found", f"{found.found} of {expected}", ">= 95 %", found.found >= 0.95 * expected),
        Row("tips exactly right", f"{len(found.right)}", ">= 85 %", len(found.right) >= 0.85 * expected),
        Row("tips right but for category or place", f"{len(found.explained)}"),
        Row("tips wrong", f"{expected - right}", "0", expected == right),
        Row("tips taken back and gone", f"{found.gone} of {back}", "all", found.gone == back),
        Row("spurious tips", f"{found.spurious}", "<= 5 %", found.spurious <= 0.05 * expected),
        Row("doubtful messages left to an officer", f"{found.unsure}"),
        Row("tips made twice by redelivery", f"{found.twice}", "0", found.twice == 0),
        Row("paid messages for receipts", f"{found.paid_receipts}", "0", found.paid_receipts == 0),
        Row("paid messages in all (officers' alerts)", f"{day.world.platform.paid_messages}"),
        Row("most bot messages about one tip in a group", f"{found.most_said}", "<= 1", found.most_said <= 1),
        Row("bot messages in groups about no tip", f"{found.stray}"),
        Row("memory after a fifth of the day", f"{start:.0f} MB"),
        Row("memory at its end", f"{end:.0f} MB", "+ 10 % at most", end <= 1.1 * start),
        Row("events a second, judged, kept and answered", f"{day.events / day.seconds:.0f}/s"),
    ]
