"""The snapshot's tables of the register: projects and what speaks against them, the indicator, meetings, opinions."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from documents.thai_text import shortened
from language.masking import mask
from language.phrases import indicators as evidence_words
from language.phrases import summary as words
from models.indicator import EvidenceKind
from models.meeting import Meeting, Opinion
from models.project import Project
from models.quarter import BANGKOK
from services.contradiction_words import words_for
from services.contradictions import contradictions_of, time_used
from services.evidence_facts import EvidenceFacts
from services.indicators import evidence_for, level_of
from services.living_evidence import SYSTEM
from services.project_facts import ProjectFacts, ReportFacts, facts_of
from services.projects import every_project
from services.summary_scope import Scope

Row = dict[str, Any]
LONGEST_OPINION = 160
INDICATOR_TARGET = 4
MOST_NAMED = 6
"""Pieces of evidence named one by one in the cell of a level."""
_STEPS = (EvidenceKind.ROSTER, EvidenceKind.CHANNEL, EvidenceKind.ORDER, EvidenceKind.MEETING, EvidenceKind.HANDOVER)


def register_tables(session: Session, scope: Scope) -> dict[str, list[Row]]:
    """Return the register's tables for the quarter's fiscal year, as reported by the end of what is counted."""
    day = last_day(scope)
    mine = [facts for facts in every_project(session) if facts.fiscal_year == scope.quarter.fiscal_year]
    projects = [facts for facts in mine if facts.kind != "indicator"]
    return {
        "projects": [_project_row(facts, day) for facts in projects],
        "contradictions": [row for facts in projects for row in _contradiction_rows(facts, day)],
        **_indicator_tables(session, scope),
        "meetings": _meeting_rows(session, scope, day),
        "opinions": _opinion_rows(session, scope, day),
    }


def last_day(scope: Scope) -> date:
    """Return the last day, in Bangkok, that is counted."""
    moment: datetime = scope.until - timedelta(microseconds=1)
    return moment.astimezone(BANGKOK).date()


def _project_row(facts: ProjectFacts, day: date) -> Row:
    last = _last_report(facts.reports, day)
    used = time_used(facts, day)
    return {
        "code": facts.code,
        "label": facts.name,
        "percent": last.percent if last else None,
        "time_used": round(used, 1) if used is not None else None,
        "budget": facts.budget,
        "spent": last.budget_spent if last and last.budget_spent is not None else facts.budget_spent,
        "reported": last.day.isoformat() if last and last.day else None,
    }


def _last_report(reports: Iterable[ReportFacts], day: date) -> ReportFacts | None:
    known = [report for report in reports if report.day is not None and report.day <= day]
    return max(known, key=lambda report: report.no, default=None)


def _contradiction_rows(facts: ProjectFacts, day: date) -> list[Row]:
    found = contradictions_of(facts, day)
    return [{"code": facts.code, "label": facts.name, "text": words_for(each)} for each in found]


def _indicator_tables(session: Session, scope: Scope) -> dict[str, list[Row]]:
    mine = (Project.kind == "indicator", Project.fiscal_year == scope.quarter.fiscal_year)
    rows = session.scalars(select(Project).where(*mine).order_by(Project.id)).all()
    pairs = [(facts_of(row), evidence_for(session, row)) for row in rows]
    levels = [row for _, evidence in pairs for row in _level_rows(evidence, scope.quarter.number)]
    return {
        "indicators": [_indicator_row(facts, evidence, scope.quarter.number) for facts, evidence in pairs],
        "indicator_levels": levels,
    }


def _indicator_row(facts: ProjectFacts, evidence: list[EvidenceFacts], quarter: int) -> Row:
    target = int(facts.target) if facts.target is not None else INDICATOR_TARGET
    return {"label": facts.name, "target": target, "level": level_of(evidence, quarter).level}


def _level_rows(evidence: list[EvidenceFacts], quarter: int) -> list[Row]:
    seen = [item for item in evidence if item.quarter is None or item.quarter <= quarter]
    reached = level_of(evidence, quarter).level
    return [
        {
            "level": level,
            "label": words.INDICATOR_STEPS[level - 1],
            "met": words.MET if level <= reached else words.NOT_MET,
            "evidence": _evidence_said([item for item in seen if item.kind is kind]),
        }
        for level, kind in enumerate(_STEPS, 1)
    ]


def _evidence_said(items: list[EvidenceFacts]) -> str | None:
    """Name the evidence, recorded pieces first; many registered groups are one phrase, as a table has them all."""
    living = [item.title for item in items if item.detail.get("source") == SYSTEM]
    recorded = [item.title for item in items if item.detail.get("source") != SYSTEM]
    groups = living if len(living) <= MOST_NAMED else [evidence_words.registered_groups(len(living))]
    told, more = recorded[:MOST_NAMED], len(recorded) - MOST_NAMED
    return ", ".join([*told, *([evidence_words.more(more)] if more > 0 else []), *groups]) or None


def _meeting_rows(session: Session, scope: Scope, day: date) -> list[Row]:
    held = (Meeting.held_on >= scope.quarter.first_day, Meeting.held_on <= day)
    return [
        {
            "date": row.held_on.isoformat(),
            "label": row.title,
            "place": row.district or row.district_group or row.place or words.CITY_WIDE,
            "attendees": row.attendees,
            "outcome": _short(row.minutes) or None,
        }
        for row in session.scalars(select(Meeting).where(*held).order_by(Meeting.held_on, Meeting.id))
    ]


def _opinion_rows(session: Session, scope: Scope, day: date) -> list[Row]:
    """Return a row a district group and topic: how often it was heard, and its newest words, masked."""
    heard = (Opinion.heard_on >= scope.quarter.first_day, Opinion.heard_on <= day)
    topics: dict[tuple[str, str], Row] = {}
    for row in session.scalars(select(Opinion).where(*heard).order_by(Opinion.heard_on, Opinion.id)):
        key = (row.district_group, row.topic)
        count = topics[key]["opinions"] if key in topics else 0
        told = {"district_group": row.district_group, "label": row.topic, "text": _short(row.text)}
        topics[key] = {**told, "opinions": count + 1}
    return [topics[key] for key in sorted(topics)]


def _short(text: str) -> str:
    """Return a citizen's or a clerk's words masked, on one line, cut short."""
    return shortened(" ".join(mask(text).split()), LONGEST_OPINION)
