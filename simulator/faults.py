"""Trouble on order: errors, slow answers, cut connections, rate limits."""

import threading
from dataclasses import dataclass
from datetime import datetime

ANY = "*"


@dataclass(slots=True)
class Fault:
    """What goes wrong at `endpoint` the next `times` calls; `accepted` faults strike after the work is done."""

    endpoint: str
    status: int | None
    delay: float
    drop: bool
    accepted: bool
    times: int


class Faults:
    """The troubles still to come."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self._lock = threading.Lock()

    def add(self, fault: Fault) -> None:
        """Order one trouble."""
        self._waiting.append(fault)

    def clear(self) -> None:
        """Call all troubles off."""
        self._waiting.clear()

    def take(self, endpoint: str) -> Fault | None:
        """Return the trouble due at `endpoint` now, and count it."""
        with self._lock:
            for fault in self._waiting:
                if fault.times > 0 and fault.endpoint in (ANY, endpoint):
                    fault.times -= 1
                    return fault
        return None


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `calls` in any `seconds`."""

    calls: int
    seconds: int


SECOND, MINUTE, HOUR = 1, 60, 3600
DEFAULT_RATE = Rate(2000, SECOND)
RATES = {
    "narrowcast": Rate(60, HOUR),
    "broadcast": Rate(60, HOUR),
    "multicast": Rate(200, SECOND),
    "loading": Rate(100, SECOND),
    "create_rich_menu": Rate(100, HOUR),
    "delete_rich_menu": Rate(100, HOUR),
    "list_rich_menus": Rate(10, SECOND),
    "issue_token": Rate(370, SECOND),
    "set_webhook": Rate(1000, MINUTE),
    "test_webhook": Rate(60, HOUR),
}


class RateLimits:
    """A token bucket per endpoint, filled as LINE documents unless a test sets another rate."""

    def __init__(self) -> None:
        self.rates = dict(RATES)
        self._buckets: dict[str, tuple[float, datetime]] = {}
        self._lock = threading.Lock()

    def admit(self, endpoint: str, now: datetime) -> bool:
        """Take one token for `endpoint`; False when the bucket is empty."""
        rate = self.rates.get(endpoint, DEFAULT_RATE)
        with self._lock:
            level, at = self._buckets.get(endpoint, (float(rate.calls), now))
            level = min(rate.calls, level + (now - at).total_seconds() * rate.calls / rate.seconds)
            allowed = level >= 1
            self._buckets[endpoint] = (level - 1 if allowed else level, now)
        return allowed
