from datetime import UTC, datetime, time, timedelta

import pytest

from jobs.schedule import JOBS
from jobs.timetable import Daily, Every, Monthly
from models.quarter import BANGKOK

NOW = datetime(2026, 10, 1, 0, 10, tzinfo=BANGKOK)


@pytest.mark.parametrize(
    ("when", "latest", "following"),
    [
        (Every(15), datetime(2026, 10, 1, 0, 0, tzinfo=BANGKOK), datetime(2026, 10, 1, 0, 15, tzinfo=BANGKOK)),
        (Daily(time(7)), datetime(2026, 9, 30, 7, tzinfo=BANGKOK), datetime(2026, 10, 1, 7, tzinfo=BANGKOK)),
        (Daily(time(0)), datetime(2026, 10, 1, tzinfo=BANGKOK), datetime(2026, 10, 2, tzinfo=BANGKOK)),
        (Monthly(1, time(8)), datetime(2026, 9, 1, 8, tzinfo=BANGKOK), datetime(2026, 10, 1, 8, tzinfo=BANGKOK)),
        (Monthly(25, time(9)), datetime(2026, 9, 25, 9, tzinfo=BANGKOK), datetime(2026, 10, 25, 9, tzinfo=BANGKOK)),
    ],
)
def test_the_newest_and_the_next_due_moment(when, latest, following):
    assert when.latest(NOW) == latest
    assert when.next(NOW) == following
    assert when.latest(NOW.astimezone(UTC)) == latest


@pytest.mark.parametrize("when", [Every(5), Daily(time(3, 30)), Monthly(28, time(23, 59))])
def test_due_moments_follow_each_other(when):
    moment = NOW
    for _ in range(40):
        following = when.next(moment)
        assert following > moment
        assert when.latest(following) == following
        assert when.latest(following - timedelta(seconds=1)) < following
        moment = following


def test_every_job_has_a_name_and_a_due_id_of_its_own():
    assert len({job.name for job in JOBS}) == len(JOBS)
    assert len({job.due_id(NOW) for job in JOBS}) == len(JOBS)
