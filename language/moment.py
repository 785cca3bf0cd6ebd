"""When a message says something happened, happens or will happen."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum

from language.clock_words import ClockTime, find_clock
from language.day_words import DAY, Days, find_days
from language.normalise import normalise
from language.patterns import one_of
from language.recent_words import Recent, find_now, find_recent
from language.recurrence import Recurrence, find_recurrence

BANGKOK = timezone(timedelta(hours=7), "Asia/Bangkok")
"""Thailand has kept this offset since 1920 and has no summer time."""


class Precision(StrEnum):
    """How closely a moment is told."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of time in Bangkok, a point when both ends agree; of what recurs, the last occurrence."""

    start: datetime
    end: datetime
    precision: Precision
    recurring: bool
    cue: str


_SINCE = re.compile(one_of("ตั้งแต่ นับแต่ นับตั้งแต่ มาแต่ since") + r" ?(?:วันที่|เมื่อ|ช่วง|ตอน)? ?$", re.IGNORECASE)
_SINCE_REACH = 20
_AHEAD = re.compile(one_of("จะ นัด กำหนดการ เตรียม เชิญ"))
_TOLERANCE = timedelta(minutes=30)
_NIGHT = (18 * 60, 30 * 60)
_SMALL_HOURS = 6 * 60
_NOON = 12 * 60
_HOURS_A_DAY = 24
_READ = 1000
_NIGHT_OWLS = 5


def find_moment(text: str, sent_at: datetime) -> Moment | None:
    """Find when a message's event lies, relative to when it was sent; None when its first 1,000 letters do not say."""
    plain, now = normalise(text[:_READ]), sent_at.astimezone(BANGKOK)
    recurrence = find_recurrence(plain)
    rest = _without(plain, recurrence)
    moment = _told(rest, now, recurrence)
    if moment is None or recurrence is None:
        return moment
    return Moment(moment.start, moment.end, moment.precision, recurring=True, cue=moment.cue)


def _without(text: str, recurrence: Recurrence | None) -> str:
    if recurrence is None:
        return text
    blank = "\n" * (recurrence.end - recurrence.start)
    return f"{text[: recurrence.start]}{blank}{text[recurrence.end :]}"


def _told(text: str, now: datetime, recurrence: Recurrence | None) -> Moment | None:
    """Choose among what is told: a past day, a distance, a time of day, a habit, now, and last a day to come."""
    days, clock = find_days(text, now.date()), find_clock(text)
    past = next((day for day in days if day.first <= now.date()), None)
    if past:
        return _on_day(text, past, clock, now)
    recent = find_recent(text, now)
    if recent:
        return _of_recent(recent)
    if recurrence:
        return _last_time(recurrence, clock, now)
    current = find_now(text, now)
    if days and not current:
        return _on_day(text, days[0], clock, now)
    if clock and not (current and clock.is_part):
        return _today(text, clock, now)
    return _of_recent(current) if current else None


def _of_recent(recent: Recent) -> Moment:
    return Moment(recent.begins, recent.ends, Precision(recent.unit), recurring=False, cue=recent.cue)


def _on_day(text: str, days: Days, clock: ClockTime | None, now: datetime) -> Moment:
    if days.is_night and days.first == now.date() and now.hour < _NIGHT_OWLS:
        days = replace(days, first=days.first - DAY, after=days.after - DAY)
    told_clock = clock if days.unit == "day" and days.after - days.first == DAY else None
    start, end, precision = _stretch(days, told_clock)
    if start <= now and (now < end or _follows_since(text, days.start)):
        end = now
    cue = f"{days.cue} {told_clock.cue}" if told_clock and told_clock.cue not in days.cue else days.cue
    return Moment(start, end, precision, recurring=False, cue=cue)


def _stretch(days: Days, clock: ClockTime | None) -> tuple[datetime, datetime, Precision]:
    if clock:
        return _at(days.first, _in_night(clock) if days.is_night else (clock.begins, clock.ends), _closeness(clock))
    if days.is_night:
        return _at(days.first, _NIGHT, Precision.PART_OF_DAY)
    return _midnight(days.first), _midnight(days.after), Precision(days.unit)


def _in_night(clock: ClockTime) -> tuple[int, int]:
    """Put the small hours of a night on the day after the evening it began with."""
    shift = 24 * 60 if clock.begins < _SMALL_HOURS else _NOON if _is_evening_hour_without_name(clock) else 0
    return clock.begins + shift, clock.ends + shift


def _is_evening_hour_without_name(clock: ClockTime) -> bool:
    return clock.begins < _NOON and ":" in clock.cue


def _today(text: str, clock: ClockTime, now: datetime) -> Moment:
    """Take a time of day without a day as the last such time, or as today's when something is to come."""
    start, end, precision = _at(now.date(), (clock.begins, clock.ends), _closeness(clock))
    is_ahead = text.startswith("นี้", clock.end) or _AHEAD.search(text)
    if start > now + _TOLERANCE and not is_ahead:
        start, end = start - DAY, end - DAY
    if start <= now and _follows_since(text, clock.start):
        end = now
    return Moment(start, end, precision, recurring=False, cue=clock.cue)


def _follows_since(text: str, start: int) -> bool:
    return bool(_SINCE.search(text[max(0, start - _SINCE_REACH) : start]))


def _last_time(recurrence: Recurrence, clock: ClockTime | None, now: datetime) -> Moment:
    hours = _hours(recurrence, clock)
    precision = _closeness(clock) if clock else Precision.PART_OF_DAY if recurrence.hours else Precision.DAY
    for back in range(9):
        day = now.date() - back * DAY
        start, end, _ = _at(day, hours, precision)
        if start <= now and (not recurrence.weekdays or day.weekday() in recurrence.weekdays):
            return Moment(start, end, precision, recurring=True, cue=recurrence.cue)
    raise AssertionError  # every weekday has begun within nine days


def _hours(recurrence: Recurrence, clock: ClockTime | None) -> tuple[int, int]:
    """Give the minutes of the day of a habit; told small hours of a night follow its evening."""
    if clock:
        is_night = recurrence.hours and recurrence.hours[1] > _HOURS_A_DAY
        return _in_night(clock) if is_night else (clock.begins, clock.ends)
    first, last = recurrence.hours or (0, _HOURS_A_DAY)
    return first * 60, last * 60


def _closeness(clock: ClockTime) -> Precision:
    if clock.is_part:
        return Precision.PART_OF_DAY
    return Precision.MINUTE if clock.begins == clock.ends else Precision.HOUR


def _at(day: date, minutes: tuple[int, int], precision: Precision) -> tuple[datetime, datetime, Precision]:
    midnight = _midnight(day)
    return midnight + timedelta(minutes=minutes[0]), midnight + timedelta(minutes=minutes[1]), precision


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), BANGKOK)
