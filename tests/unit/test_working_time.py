from datetime import UTC, date, datetime, timedelta

import pytest

from language.labels import Urgency
from models.quarter import BANGKOK
from models.tip import Tip
from services.clocks import is_overdue, set_clocks
from services.working_time import after_working_time, is_working_day


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=BANGKOK)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-18T09:00", 2, "2026-11-18T11:00"),
        ("2026-11-18T15:30", 2, "2026-11-19T09:30"),
        ("2026-11-20T16:00", 1, "2026-11-23T09:00"),
        ("2026-11-21T12:00", 1, "2026-11-23T09:30"),
        ("2026-12-04T16:30", 8, "2026-12-08T16:30"),
        ("2026-11-18T03:00", 8, "2026-11-18T16:30"),
    ],
    ids=["same day", "overnight", "over the weekend", "from a weekend", "a holiday on Monday", "before opening"],
)
def test_working_time_leaves_out_nights_weekends_and_holidays(start, hours, end):
    assert after_working_time(at(start), timedelta(hours=hours)) == at(end).astimezone(UTC)


def test_the_thai_new_year_is_no_working_day():
    assert not is_working_day(date(2026, 4, 13))
    assert is_working_day(date(2026, 4, 20))


def tip(urgency):
    made = Tip(urgency=urgency, reported_at=at("2026-11-21T12:00"))
    set_clocks(made)
    return made


def test_an_emergency_runs_around_the_clock_and_routine_on_working_days():
    assert tip(Urgency.EMERGENCY).respond_by == at("2026-11-21T12:15")
    assert tip(Urgency.ROUTINE).respond_by == at("2026-11-25T16:30").astimezone(UTC)


def test_overdue_means_the_clock_that_runs_now():
    waiting = tip(Urgency.EMERGENCY)
    assert not is_overdue(waiting, at("2026-11-21T12:10"))
    assert is_overdue(waiting, at("2026-11-21T12:20"))
    waiting.responded_at = at("2026-11-21T12:12")
    assert not is_overdue(waiting, at("2026-11-21T12:20"))
    assert is_overdue(waiting, at("2026-11-22T12:20"))
