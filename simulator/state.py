"""The platform's memory: who exists, who sits in which chat, what was said, what it cost."""

import dataclasses
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from simulator import ids
from simulator.quota import Meter
from simulator.rows import BOT, Account, Call, Chat, Media, Message
from simulator.shapes import Json
from simulator.store import Store
from simulator.tokens import ReplyTokens, RetryKeys

Clock = Callable[[], datetime]
TRAFFIC_KEPT = 200
FIRST_MESSAGE_ID = 560_000_000_000_000_000


@dataclass(frozen=True, slots=True)
class Channel:
    """The bot's channel: its seal, the bearer it expects (any when None), the bot's own id and name."""

    secret: str
    access_token: str | None = None
    bot_name: str = "ข่าวเน็ต"
    bot_user_id: str = field(default_factory=ids.user_id)


class State:
    """Everything the look-alike knows; every change gets the next version of this process's epoch."""

    def __init__(self, channel: Channel, clock: Clock, quota: int | None, store: Store) -> None:
        self.channel, self.store, self.lock = remembered(channel, store), store, threading.RLock()
        self.changed = threading.Condition(self.lock)
        self._clock, self._offset = clock, timedelta()
        self.tokens, self.retries, self.meter = ReplyTokens(), RetryKeys(), Meter(quota)
        self.accounts: dict[str, Account] = {}
        self.chats: dict[str, Chat] = {}
        self.messages: dict[str, Message] = {}
        self.preparing: dict[str, Media] = {}
        self.loading: dict[str, datetime] = {}
        self.traffic: deque[Call] = deque(maxlen=TRAFFIC_KEPT)
        self.version, self.epoch = 0, ids.opaque()
        self._load()

    def now(self) -> datetime:
        """Return the platform's time: the clock it was given, moved by `advance`."""
        return self._clock() + self._offset

    def milliseconds(self) -> int:
        """Return the platform's time as LINE writes timestamps."""
        return int(self.now().timestamp() * 1000)

    def advance(self, seconds: float) -> None:
        """Move the platform's time forward."""
        self._offset += timedelta(seconds=seconds)

    def add_account(self, account: Account) -> Account:
        """Keep an account and open its one-to-one chat."""
        with self.lock:
            self.accounts[account.id] = account
            self.store.put("account", account.id, dataclasses.asdict(account))
            if account.id not in self.chats:
                self.add_chat(Chat(account.id, account.name, group=False, members=[account.id]))
        return account

    def add_chat(self, chat: Chat) -> Chat:
        """Keep a chat, or what has changed about it."""
        with self.lock:
            self.chats[chat.id] = chat
            self.store.put("chat", chat.id, dataclasses.asdict(chat))
            self.version += 1
        return chat

    def add_message(self, chat: str, sender: str, content: Json, *, via: str = "", price: int = 0) -> Message:
        """Put a new bubble into a chat."""
        with self.lock:
            message = Message(self._next_message_id(), chat, sender, self.milliseconds(), content, via=via, price=price)
            message.quote_token, message.read_token = ids.quote_token(), ids.opaque()
            self.messages[message.id] = message
            self.keep_message(message)
        return message

    def keep_message(self, message: Message) -> None:
        """Keep what has changed about a message."""
        with self.lock:
            self.version += 1
            message.version = self.version
            self.store.put("message", message.id, dataclasses.asdict(message))
            self.changed.notify_all()

    def attach(self, message: Message, media: Media) -> None:
        """Keep the bytes behind a message."""
        if media.preparing or media.failed:
            self.preparing[message.id] = media
        self.store.put_media(message.id, media.mime, media.data)

    def withdraw(self, message: Message) -> None:
        """Forget what a message said; its id stays known as gone."""
        with self.lock:
            message.unsent, message.content = True, {"type": message.kind}
            self.store.drop_media(message.id)
            self.keep_message(message)

    def in_chat(self, chat: str) -> list[Message]:
        """Return the bubbles of one chat in the order they were said."""
        with self.lock:
            return [message for message in self.messages.values() if message.chat == chat]

    def wrote_since(self, user: str, at: int) -> bool:
        """Whether somebody wrote to the bot one to one since `at` (milliseconds)."""
        return any(message.sender == user and message.at >= at for message in self.in_chat(user))

    def named(self, name: str) -> Account | None:
        """Return the account with that display name."""
        return next((account for account in self.accounts.values() if account.name == name), None)

    def quotable(self, token: str, chat: str) -> Message | None:
        """Return the message a quote token of this chat stands for."""
        return next((found for found in self.in_chat(chat) if found.quote_token == token), None)

    def charge(self, kind: str, recipients: int) -> None:
        """Count a message on the meter and keep the meter."""
        with self.lock:
            self.meter.charge(kind, recipients, self.now())
            kept = {"paid": self.meter.paid, "by_day": self.meter.by_day, "free_replies": self.meter.free_replies}
            self.store.put("meter", "meter", kept)
            self.version += 1

    def note(self, name: str, status: int, *, webhook: bool) -> None:
        """Remember one call between platform and bot."""
        with self.lock:
            self.traffic.append(Call(self.milliseconds(), webhook, name, status))
            self.version += 1
            self.changed.notify_all()

    def _next_message_id(self) -> str:
        newest = next(reversed(self.messages), "0")
        return str(max(FIRST_MESSAGE_ID, int(newest)) + 1_234_567)

    def _load(self) -> None:
        self.accounts = {row["id"]: Account(**row) for row in self.store.all("account")}
        self.chats = {row["id"]: Chat(**row) for row in self.store.all("chat")}
        self.messages = {row["id"]: Message(**row) for row in self.store.all("message")}
        self.version = max((message.version for message in self.messages.values()), default=0) + 1
        for row in self.store.all("meter"):
            self.meter.paid.update(row["paid"])
            self.meter.by_day.update(row["by_day"])
            self.meter.free_replies = row["free_replies"]


def remembered(channel: Channel, store: Store) -> Channel:
    """Return the channel with the user id the bot had when this store was made."""
    for row in store.all("bot"):
        return dataclasses.replace(channel, bot_user_id=row["id"])
    store.put("bot", "bot", {"id": channel.bot_user_id})
    return channel


def spoken_by_bot(messages: Iterator[Message] | list[Message]) -> list[Message]:
    """Return the bot's bubbles among them."""
    return [message for message in messages if message.sender == BOT]
