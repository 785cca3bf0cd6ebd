"""What an exported chat holds, as values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a line of a chat is; media are markers only, their files are never in an export."""

    TEXT = "text"
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    FILE = "file"
    LOCATION = "location"
    STICKER = "sticker"
    UNSENT = "unsent"
    CALL = "call"
    SYSTEM = "system"


class Flaw(StrEnum):
    """Why a line could not be read."""

    NO_DATE = "no_date"
    NO_MESSAGE = "no_message"
    BAD_TIME = "bad_time"
    BAD_DATE = "bad_date"
    BAD_BYTES = "bad_bytes"


@dataclass(frozen=True, slots=True)
class ChatLine:
    """One message or event: `at` in Bangkok's time, `sender` empty when the file names none, `number` of its line."""

    at: datetime
    sender: str
    kind: Kind
    text: str = ""
    point: tuple[float, float] | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Warned:
    """A line of the file, counted from 1, that could not be read, and why."""

    number: int
    flaw: Flaw


@dataclass(frozen=True, slots=True)
class Chat:
    """An exported chat; `name` is empty when neither the file nor its name tells it."""

    name: str
    lines: tuple[ChatLine, ...]
    warnings: tuple[Warned, ...] = ()


class NoChatError(Exception):
    """The file is no chat exported from LINE."""
