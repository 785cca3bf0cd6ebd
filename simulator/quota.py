"""The month's quota, counted per recipient, and the free replies beside it."""

from collections import Counter
from datetime import datetime, timedelta, timezone

THAILAND = timezone(timedelta(hours=7))
LINE_DAY = timezone(timedelta(hours=9))


class Meter:
    """Counts what was sent; `limit` is the month's messages, None for no limit."""

    def __init__(self, limit: int | None) -> None:
        self.limit = limit
        self.paid: Counter[str] = Counter()
        self.by_day: Counter[str] = Counter()
        self.free_replies = 0

    def used(self, now: datetime) -> int:
        """Return the messages paid for in the month of `now`."""
        return self.paid[month(now)]

    def affords(self, recipients: int, now: datetime) -> bool:
        """Whether one more message to `recipients` people stays inside the month's limit."""
        return self.limit is None or self.used(now) + recipients <= self.limit

    def charge(self, kind: str, recipients: int, now: datetime) -> None:
        """Count one message to `recipients` people; replies are free."""
        self.by_day[f"{kind} {now.astimezone(LINE_DAY):%Y%m%d}"] += recipients
        if kind == "reply":
            self.free_replies += 1
        else:
            self.paid[month(now)] += recipients

    def sent_on(self, kind: str, day: str) -> int:
        """Return how many were sent by `kind` on `day` (yyyyMMdd, LINE's day)."""
        return self.by_day[f"{kind} {day}"]


def month(now: datetime) -> str:
    """Return the quota month of `now`, as yyyy-mm."""
    return f"{now.astimezone(THAILAND):%Y-%m}"
