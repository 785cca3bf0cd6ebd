"""The things the look-alike remembers: accounts, chats, messages, media."""

from dataclasses import dataclass, field

from simulator.cards import actions, words
from simulator.shapes import Json

BOT = ""


@dataclass(slots=True)
class Account:
    """One LINE user: a friend of the bot or not, perhaps having blocked it; `has_id` means that events name them."""

    id: str
    name: str
    friend: bool = True
    blocked: bool = False
    has_id: bool = True
    language: str = "th"


@dataclass(slots=True)
class Chat:
    """A group, or the one-to-one chat of the user whose id it carries; `silent` members never speak."""

    id: str
    name: str
    group: bool
    members: list[str] = field(default_factory=list)
    silent: int = 0
    bot_present: bool = True

    @property
    def headcount(self) -> int:
        """How many people are in the chat, the bot not counted."""
        return len(self.members) + self.silent


@dataclass(slots=True)
class Message:
    """One bubble; `content` is LINE's own JSON of it, `sender` is empty when the bot spoke."""

    id: str
    chat: str
    sender: str
    at: int
    content: Json
    quote_token: str = ""
    read_token: str = ""
    via: str = ""
    price: int = 0
    edited: bool = False
    unsent: bool = False
    read: bool = False
    version: int = 0

    @property
    def kind(self) -> str:
        """LINE's name of the message type."""
        return str(self.content["type"])

    @property
    def text(self) -> str:
        """What is written in the bubble: its text, or the alternative text of a card."""
        return str(self.content.get("text") or self.content.get("altText") or "")

    @property
    def words(self) -> str:
        """Everything written in the bubble or card, a line each."""
        return "\n".join(words(self.content))

    @property
    def labels(self) -> list[str]:
        """What stands on the buttons and quick replies, in order."""
        return [action["label"] for action in actions(self.content) if "label" in action]

    @property
    def from_bot(self) -> bool:
        """Whether the bot said it."""
        return self.sender == BOT


@dataclass(frozen=True, slots=True)
class Call:
    """One HTTP call between platform and bot: a webhook by its events, or an API call by its endpoint."""

    at: int
    webhook: bool
    name: str
    status: int


@dataclass(slots=True)
class Media:
    """The bytes behind a message; `preparing` polls are answered 202 before they are given out."""

    data: bytes
    mime: str
    preparing: int = 0
    failed: bool = False
