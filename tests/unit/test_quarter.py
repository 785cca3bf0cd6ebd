from datetime import UTC, date, datetime

import pytest

from models.quarter import Quarter, fiscal_year_of


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 10, 1), Quarter(2563, 1)),
        (date(2019, 12, 31), Quarter(2563, 1)),
        (date(2020, 2, 29), Quarter(2563, 2)),
        (date(2020, 6, 30), Quarter(2563, 3)),
        (date(2020, 9, 30), Quarter(2563, 4)),
        (date(2020, 10, 1), Quarter(2564, 1)),
    ],
)
def test_a_day_lies_in_its_fiscal_quarter(day, expected):
    assert Quarter.of(day) == expected
    assert expected.first_day <= day <= expected.last_day
    assert fiscal_year_of(day) == expected.fiscal_year


def test_a_moment_is_read_in_bangkok():
    assert Quarter.of(datetime(2019, 9, 30, 17, 0, tzinfo=UTC)) == Quarter(2563, 1)


def test_quarters_follow_each_other_without_a_gap():
    quarter = Quarter(2563, 1)
    for _ in range(8):
        assert quarter.end == quarter.next().start
        assert quarter.next().previous() == quarter
        quarter = quarter.next()
    assert quarter == Quarter(2565, 1)
    assert Quarter(2565, 1).a_year_before() == Quarter(2564, 1)
