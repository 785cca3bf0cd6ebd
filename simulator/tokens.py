"""Reply tokens and retry keys: what may be used once, and for how long."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from simulator import ids
from simulator.shapes import Json

FRESH = timedelta(minutes=1)
REDELIVERED = timedelta(minutes=20)
RETRY_KEY_LIFE = timedelta(hours=24)


@dataclass(slots=True)
class ReplyToken:
    """One token: good for a minute from each delivery, a redelivered one only 20 minutes from the event."""

    chat: str
    happened: datetime
    delivered: datetime | None = None
    deliveries: int = 0
    used: bool = False

    def alive(self, now: datetime) -> bool:
        """Whether LINE would still take it."""
        if self.used or self.delivered is None or now - self.delivered > FRESH:
            return False
        return self.deliveries == 1 or now - self.happened <= REDELIVERED


class ReplyTokens:
    """All tokens ever given out."""

    def __init__(self) -> None:
        self._tokens: dict[str, ReplyToken] = {}

    def issue(self, chat: str, now: datetime) -> str:
        """Return a new token for `chat`; its minute starts when it is delivered."""
        token = ids.opaque()
        self._tokens[token] = ReplyToken(chat, now)
        return token

    def deliver(self, token: str, now: datetime) -> None:
        """Start the token's minute (again)."""
        known = self._tokens[token]
        known.delivered, known.deliveries = now, known.deliveries + 1

    def spend(self, token: str, now: datetime) -> str | None:
        """Use the token up and return its chat; None when it is unknown, used or too old."""
        known = self._tokens.get(token)
        if known is None or not known.alive(now):
            return None
        known.used = True
        return known.chat


@dataclass(frozen=True, slots=True)
class Accepted:
    """An answer given under a retry key, to be told again."""

    request_id: str
    answer: Json
    at: datetime


class RetryKeys:
    """The retry keys of the last 24 hours and what was answered under them."""

    def __init__(self) -> None:
        self._accepted: dict[str, Accepted] = {}

    def find(self, key: str, now: datetime) -> Accepted | None:
        """Return what was accepted under `key` in the last 24 hours."""
        accepted = self._accepted.get(key)
        return accepted if accepted and now - accepted.at <= RETRY_KEY_LIFE else None

    def keep(self, key: str, accepted: Accepted) -> None:
        """Remember the answer given under `key`."""
        self._accepted[key] = accepted
