"""The whole look-alike as one object a test or the demo talks to."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from simulator import ids
from simulator.faults import Fault, Faults, Rate, RateLimits
from simulator.menus import RichMenus
from simulator.people import Group, Person
from simulator.rows import Account, Chat
from simulator.state import Channel, Clock, State
from simulator.store import Store
from simulator.webhooks import Courier, Delivery, Post, post_to

THAI_FREE_PLAN = 300


def wall_clock() -> datetime:
    """Return the time of the machine's clock, in UTC."""
    return datetime.fromtimestamp(time.time(), UTC)


class Platform:
    """LINE as the bot meets it. `webhook` is a URL, or a function of (body, headers) returning the status."""

    def __init__(
        self,
        channel: Channel,
        *,
        webhook: str | Post | None = None,
        quota: int | None = THAI_FREE_PLAN,
        clock: Clock = wall_clock,
        folder: Path | None = None,
    ) -> None:
        self.state = State(channel, clock, quota, Store(folder))
        self.courier = Courier(self.state, None if isinstance(webhook, str) else webhook)
        self.faults, self.limits, self.menus = Faults(), RateLimits(), RichMenus(self.state.store)
        self.issued_tokens: set[str] = set()
        self.webhook_url = ""
        if isinstance(webhook, str):
            self.point_webhook_at(webhook)

    def point_webhook_at(self, url: str) -> None:
        """Send events to a URL from now on."""
        self.webhook_url, self.courier.post = url, post_to(url)

    def person(self, name: str, *, friend: bool = True, has_id: bool = True) -> Person:
        """Return the person of that name, made on first call; without `has_id` group events do not name them."""
        row = self.state.named(name) or self.state.add_account(Account(ids.user_id(), name, friend, has_id=has_id))
        return Person(self.state, self.courier, row)

    def group(self, name: str, *, members: int = 0, bot_present: bool = True) -> Group:
        """Return the group of that name, made on first call with `members` silent people in it."""
        found = (chat for chat in self.state.chats.values() if chat.group and chat.name == name)
        row = next(found, None) or self.state.add_chat(
            Chat(ids.group_id(), name, group=True, silent=members, bot_present=bot_present)
        )
        return Group(self.state, self.courier, row)

    def room(self, name: str, *, members: int = 0) -> Group:
        """Return the old multi-person chat of that name, made on first call; LINE itself knows no name of it."""
        found = (chat for chat in self.state.chats.values() if chat.group and chat.name == name)
        row = next(found, None) or self.state.add_chat(Chat(ids.room_id(), name, group=True, silent=members))
        return Group(self.state, self.courier, row)

    def seed(self, people: Iterable[str], groups: Iterable[tuple[str, int, Iterable[str]]]) -> None:
        """Make the people, and the groups as (name, headcount, names of those who sit in it), once and silently."""
        for name in people:
            self.person(name)
        for name, headcount, names in groups:
            row = self.group(name, members=headcount).row
            row.members.extend(person.id for person in map(self.person, names) if person.id not in row.members)
            row.silent = max(0, headcount - len(row.members))
            self.state.add_chat(row)

    def now(self) -> datetime:
        """Return the platform's time."""
        return self.state.now()

    def advance(self, seconds: float) -> None:
        """Move the platform's time forward: tokens die, rates recover."""
        self.state.advance(seconds)

    def fail(
        self,
        endpoint: str,
        *,
        status: int | None = None,
        delay: float = 0,
        drop: bool = False,
        accepted: bool | None = None,
        times: int = 1,
    ) -> None:
        """Order trouble at an endpoint ("*" for any): a status, a slow answer, a cut connection.

        A status alone comes instead of the work; `drop` and `delay` come after it was done, unless told otherwise.
        """
        after = accepted if accepted is not None else drop or (delay > 0 and status is None)
        self.faults.add(Fault(endpoint, status, delay, drop, after, times))

    def limit(self, endpoint: str, calls: int, seconds: int = 1) -> None:
        """Set the rate limit of one endpoint."""
        self.limits.rates[endpoint] = Rate(calls, seconds)

    def hold(self) -> None:
        """Keep webhook events back until `deliver`."""
        self.courier.hold()

    def deliver(self, *, batch: bool = True, shuffle: int | None = None, copies: int = 1) -> list[Delivery]:
        """Take held events to the bot: in one call or one each, shuffled by a seed, `copies` times."""
        return self.courier.deliver(batch=batch, shuffle=shuffle, copies=copies)

    def redeliver(self, *, everything: bool = False) -> list[Delivery]:
        """Repeat the webhook calls the bot refused, or all, marked as redelivery with the same ids and tokens."""
        return self.courier.redeliver(everything=everything)

    @contextmanager
    def held(self, *, batch: bool = True, shuffle: int | None = None, copies: int = 1) -> Iterator[None]:
        """Hold what happens inside the block back and deliver it at its end."""
        self.hold()
        yield
        self.deliver(batch=batch, shuffle=shuffle, copies=copies)

    def until(self, true: Callable[[], object], *, seconds: float = 10) -> None:
        """Wait until something is true, looking again whenever a bubble appears; TimeoutError when it never is."""
        with self.state.changed:
            if not self.state.changed.wait_for(true, seconds):
                raise TimeoutError(f"not within {seconds} s")

    @property
    def free_replies(self) -> int:
        """How many replies were sent, which cost nothing."""
        return self.state.meter.free_replies

    @property
    def paid_messages(self) -> int:
        """How many messages of this month's quota are used, counted per recipient."""
        return self.state.meter.used(self.now())

    def close(self) -> None:
        """Stop posting and let go of the file."""
        self.courier.stop()
        self.state.store.close()
