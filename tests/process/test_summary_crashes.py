"""The clock's summary, with real processes that are killed at every step of it."""

import re
from datetime import timedelta

import pytest
import requests
import sqlalchemy as sa

from models.group import GroupKind
from models.job_run import JobRun
from models.outbound_message import OutboundMessage, OutboundState
from models.quarter import Quarter
from models.quarter_summary import QuarterSummary, SummaryDelivery
from models.tip import Tip
from services.groups import Registration, group_of, register
from tests.process.processes import wait_until

pytestmark = pytest.mark.slow


def a_draft_is_owed(session):
    """The clock's job has run; a worker compiles the quarter."""
    return session.query(JobRun).filter_by(name="summaries").count() > 0


def the_draft_is_there(session):
    """The quarter is compiled; a worker draws the pages that it releases."""
    return session.query(QuarterSummary).count() > 0


def it_is_released(session):
    """The edition is frozen and the card is owed; a worker asks LINE."""
    return session.query(SummaryDelivery).count() > 0


STEPS = (a_draft_is_owed, the_draft_is_there, it_is_released)
"""What a worker has just done when it dies: compile, render and deliver are cut off at their beginning."""


def test_a_quarter_is_released_once_by_three_clocks_and_a_worker_that_keeps_dying(installation):
    group = installation.platform.group("กองบัญชาการ", members=6)
    now = installation.platform.now()
    quarter = Quarter.of(now).previous()
    with installation.sessions.begin() as session:
        row = group_of(session, group.id, now=now)
        register(row, Registration(kind=GroupKind.COMMAND, name="กองบัญชาการ"), by=None, now=now)
        moment = quarter.start + timedelta(days=5)
        facts = {"category": "fire", "urgency": "urgent", "reported_at": moment, "last_added_at": moment}
        session.add(Tip(code="T-000001", channel="group", **facts))
    clocks = [installation.another("clock", f"clock{number}.log") for number in range(3)]
    try:
        for clock in clocks:
            clock.start()
        for step in STEPS:
            installation.worker.start()
            wait_until(lambda step=step: _is_so(installation, step), 90, step.__doc__)
            installation.worker.kill()
        installation.worker.start()
        wait_until(lambda: len(group.replies) == 1, 90, "the card arrives")
        wait_until(lambda: _is_quiet(installation), 30, "nothing is owed")
    finally:
        for clock in clocks:
            clock.kill()
    with installation.sessions() as session:
        [summary] = session.scalars(sa.select(QuarterSummary)).all()
        assert (summary.fiscal_year, summary.quarter) == (quarter.fiscal_year, quarter.number)
        assert summary.released_by == "clock"
        assert session.query(SummaryDelivery).count() == 1
    assert len(group.replies) == 1
    installation.web.start()
    installation.wait_for_web()
    links = set(re.findall(r"https://khaonet\.example(/s/[^\"']+)", str(group.replies[0].content)))
    answers = [requests.get(f"http://127.0.0.1:{installation.port}{link}", timeout=60) for link in links]
    assert [answer.status_code for answer in answers] == [200] * 4


def _is_so(installation, step):
    with installation.sessions() as session:
        return step(session)


def _is_quiet(installation):
    with installation.sessions() as session:
        return session.query(OutboundMessage).filter_by(state=OutboundState.WAITING).count() == 0
