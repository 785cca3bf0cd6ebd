"""What the console is given by whoever mounts it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from flask import current_app

from models.session import Sessions
from services.summary_card import Link

EXTENSION = "console"


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The month's paid messages; `limit` is None where the plan has none."""

    used: int
    limit: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedJob:
    """A line of the timetable: `when` in words, `next` tells the first due moment after another."""

    name: str
    purpose: str
    when: str
    next: Callable[[datetime], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The console's world: transactions, the clock, the message budget, the timetable, what is set for summaries."""

    sessions: Sessions
    clock: Callable[[], datetime]
    budget: Callable[[], Budget | None]
    link: Link
    timetable: Sequence[TimedJob] = ()
    letter_file: str = ""
    release_days: int = 0
    over_https: bool = False


def current_office() -> Office:
    """Return the office of the running application."""
    return cast("Office", current_app.extensions[EXTENSION])
