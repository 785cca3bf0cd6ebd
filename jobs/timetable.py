"""When something is due: three ways of saying it, in Bangkok time."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Protocol

from models.quarter import BANGKOK


class When(Protocol):
    """A rule that tells moments on which something is due."""

    def latest(self, now: datetime) -> datetime:
        """Return the newest due moment that is not after `now`."""

    def next(self, now: datetime) -> datetime:
        """Return the first due moment after `now`."""


@dataclass(frozen=True, slots=True)
class Every:
    """Every so many minutes, counted from midnight UTC."""

    minutes: int

    def latest(self, now: datetime) -> datetime:
        """Return the newest due moment that is not after `now`."""
        step = self.minutes * 60
        return datetime.fromtimestamp(now.timestamp() // step * step, BANGKOK)

    def next(self, now: datetime) -> datetime:
        """Return the first due moment after `now`."""
        return self.latest(now) + timedelta(minutes=self.minutes)

    def __str__(self) -> str:
        return f"every {self.minutes} min"


@dataclass(frozen=True, slots=True)
class Daily:
    """Every day at a time."""

    at: time

    def latest(self, now: datetime) -> datetime:
        """Return the newest due moment that is not after `now`."""
        local = now.astimezone(BANGKOK)
        today = datetime.combine(local.date(), self.at, BANGKOK)
        return today if today <= local else today - timedelta(days=1)

    def next(self, now: datetime) -> datetime:
        """Return the first due moment after `now`."""
        return self.latest(now) + timedelta(days=1)

    def __str__(self) -> str:
        return f"daily at {self.at:%H:%M}"


@dataclass(frozen=True, slots=True)
class Monthly:
    """Every month on a day (1 to 28) at a time."""

    day: int
    at: time

    def latest(self, now: datetime) -> datetime:
        """Return the newest due moment that is not after `now`."""
        local = now.astimezone(BANGKOK)
        this = datetime.combine(local.date().replace(day=self.day), self.at, BANGKOK)
        if this <= local:
            return this
        before = local.date().replace(day=1) - timedelta(days=1)
        return datetime.combine(before.replace(day=self.day), self.at, BANGKOK)

    def next(self, now: datetime) -> datetime:
        """Return the first due moment after `now`."""
        after = self.latest(now).date().replace(day=1) + timedelta(days=32)
        return datetime.combine(after.replace(day=self.day), self.at, BANGKOK)

    def __str__(self) -> str:
        return f"monthly on day {self.day} at {self.at:%H:%M}"
