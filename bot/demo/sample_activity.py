"""What the demo's network did since the first quarter that has tips: projects, an indicator, meetings, opinions."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib.resources import files
from typing import Any

from sqlalchemy.orm import Session

from models.indicator import EvidenceKind
from models.meeting import MeetingKind
from models.quarter import Quarter
from services.evidence_facts import EvidenceFacts
from services.indicators import record_evidence
from services.meetings import MeetingFacts, record_meeting, record_opinion
from services.project_facts import ProjectFacts, ReportFacts
from services.projects import keep_project

_PLAIN = ("title", "district", "district_group", "place", "attendees", "minutes")


def fill_activity(session: Session, first: Quarter, now: datetime) -> None:
    """Record the years and quarters from `first` up to yesterday; the same words every year."""
    told = json.loads(files("bot.demo").joinpath("activity.json").read_text("utf-8"))
    yesterday = now.date() - timedelta(days=1)
    quarters = list(_quarters(first, Quarter.of(now)))
    for year in sorted({quarter.fiscal_year for quarter in quarters}):
        _keep_year(session, told, year, yesterday, now)
    for quarter in quarters:
        _keep_meetings(session, told["meetings"], quarter, yesterday, now)


def _quarters(first: Quarter, last: Quarter) -> Iterator[Quarter]:
    while last >= first:
        yield last
        last = last.previous()


def _keep_year(session: Session, told: dict[str, Any], year: int, last: date, now: datetime) -> None:
    start, end = Quarter(year, 1).first_day, Quarter(year, 4).last_day
    for row in told["projects"]:
        plain = {name: row[name] for name in ("code", "name", "agency", "budget")}
        reports = tuple(_reports(row, start, last))
        keep_project(session, ProjectFacts(**plain, fiscal_year=year, start=start, end=end, reports=reports), now=now)
    indicator = keep_project(session, ProjectFacts(**told["indicator"], kind="indicator", fiscal_year=year), now=now)
    for row in told["evidence"]:
        day = start + timedelta(days=row["day"])
        if day <= last:
            facts = EvidenceFacts(
                kind=EvidenceKind(row["kind"]), title=row["title"], happened_on=day, detail=row.get("detail", {})
            )
            record_evidence(session, indicator, facts, now=now)


def _reports(row: dict[str, Any], start: date, last: date) -> Iterator[ReportFacts]:
    """Yield a report a month, on the twentieth; a month whose percent is null brought none."""
    number = 0
    for month, (percent, spent) in enumerate(zip(row["percents"], row["spent"], strict=True)):
        day = (start.replace(day=1) + timedelta(days=31 * month)).replace(day=20)
        if percent is not None and day <= last:
            number += 1
            yield ReportFacts(no=number, day=day, percent=float(percent), plan_status="on_plan", budget_spent=spent)


def _keep_meetings(
    session: Session, meetings: list[dict[str, Any]], quarter: Quarter, last: date, now: datetime
) -> None:
    for row in meetings:
        day = quarter.first_day + timedelta(days=row["day"])
        if day > last:
            continue
        plain = {name: row[name] for name in _PLAIN if name in row}
        meeting = record_meeting(session, MeetingFacts(MeetingKind(row["kind"]), held_on=day, **plain), now=now)
        for topic, words in row.get("opinions", ()):
            record_opinion(session, meeting, topic, words, now=now)
