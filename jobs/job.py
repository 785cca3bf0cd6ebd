"""What a job is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from jobs.timetable import When

Run = Callable[[Session, datetime], str]
"""What a job does, in one transaction: session and now in, a short outcome for the log out."""


@dataclass(frozen=True, slots=True)
class Job:
    """One line of the timetable. A job finds what is to do by itself, so that running it twice does no harm."""

    name: str
    when: When
    run: Run
    purpose: str

    def due_id(self, now: datetime) -> str:
        """Return the id of the newest due moment: each is run once, by whichever process comes first."""
        return f"job:{self.name}:{self.when.latest(now):%Y-%m-%dT%H:%M}"
