"""What overtook its tip: small talk is forgotten, but for two minutes it is known in memory to whom it would belong.

LINE promises no order. A correction or a detail that comes before the tip it belongs to looks like small talk; when the
tip arrives, what its teller said after it, or what quotes it, is taken up again. Nothing of this is ever written.
"""

import threading
from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.events import LineEvent

LIFE = timedelta(minutes=2)
_MOST = 2000


@dataclass(frozen=True, slots=True)
class _Heard:
    event: LineEvent
    group_id: str
    sender: str | None
    heard_at: datetime


class Overtaking:
    """Texts that were heard and put aside, at most two thousand, each for two minutes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._heard: deque[_Heard] = deque(maxlen=_MOST)

    def put_aside(self, event: LineEvent, group_id: str, sender: str | None, now: datetime) -> None:
        """Remember a text, or what it was edited into, for a while."""
        if event.kind in {"text", "edited"} and event.message_id is not None:
            with self._lock:
                self._heard.append(_Heard(event, group_id, sender, now))

    def forget(self, message_id: str | None) -> None:
        """Forget a message that was unsent."""
        with self._lock:
            self._heard = deque((one for one in self._heard if one.event.message_id != message_id), _MOST)

    def take_up(
        self, tip: LineEvent, group_id: str, sender: str | None, now: datetime
    ) -> list[tuple[LineEvent, str | None]]:
        """Return, and forget, what belongs to this message if it is told: each with its sender."""
        with self._lock:
            fresh = [one for one in self._heard if now - one.heard_at < LIFE]
            mine = [one for one in fresh if one.group_id == group_id and _belongs(one, tip, sender)]
            self._heard = deque((one for one in fresh if one not in mine), _MOST)
        return [(one.event, one.sender) for one in mine]


def _belongs(heard: _Heard, tip: LineEvent, sender: str | None) -> bool:
    if heard.event.kind == "edited":
        return heard.event.message_id == tip.message_id
    if tip.message_id is not None and heard.event.quoted_message_id == tip.message_id:
        return True
    return sender is not None and heard.sender == sender and heard.event.occurred_at >= tip.occurred_at
