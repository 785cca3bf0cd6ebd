"""Working time: weekdays from 8:30 to 16:30 in Bangkok, Thai public holidays left out."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache

import holidays

from models.quarter import BANGKOK

OPENS, CLOSES = time(8, 30), time(16, 30)
_SATURDAY = 5


@cache
def is_working_day(day: date) -> bool:
    """Tell whether offices are open on a day."""
    return day.weekday() < _SATURDAY and day not in _holidays(day.year)


def after_working_time(start: datetime, span: timedelta) -> datetime:
    """Return the moment, in UTC, at which so much working time has gone by since `start`."""
    at, left = start.astimezone(BANGKOK), span
    while True:
        closes = datetime.combine(at.date(), CLOSES, BANGKOK)
        if is_working_day(at.date()) and at < closes:
            at = max(at, datetime.combine(at.date(), OPENS, BANGKOK))
            if left <= closes - at:
                return (at + left).astimezone(UTC)
            left -= closes - at
        at = datetime.combine(at.date() + timedelta(days=1), OPENS, BANGKOK)


@cache
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("TH", years=year))
