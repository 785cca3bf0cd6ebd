"""The demo's register: four projects and one indicator as facts, with the indicator's evidence."""

import json
from datetime import date, datetime
from importlib.resources import files
from typing import Any

from sqlalchemy.orm import Session

from models.indicator import EvidenceKind
from services.evidence_facts import EvidenceFacts
from services.indicators import record_evidence
from services.project_facts import ProjectFacts, ReportFacts
from services.projects import find_row, keep_project

_EVIDENCE = (
    EvidenceFacts(
        kind=EvidenceKind.ROSTER,
        title="บัญชีรายชื่อเครือข่ายข่าว 3 กลุ่ม (42, 88 และ 115 คน)",
        happened_on=date(2021, 1, 15),
        detail={"occupations": ["ผู้นำชุมชน", "อปพร.", "วินมอเตอร์ไซค์รับจ้าง", "ผู้ประกอบการหอพัก"]},
    ),
    EvidenceFacts(
        kind=EvidenceKind.CHANNEL,
        title="ช่องทางรับแจ้งข่าวผ่าน LINE ตลอด 24 ชั่วโมง",
        happened_on=date(2021, 2, 1),
        detail={"hours": 24},
    ),
    EvidenceFacts(
        kind=EvidenceKind.ORDER,
        title="คำสั่งแต่งตั้งคณะทำงาน ที่ 1/2564",
        happened_on=date(2021, 3, 1),
        detail={"number": "1/2564"},
    ),
    EvidenceFacts(kind=EvidenceKind.MEETING, title="ประชุมคณะทำงาน ครั้งที่ 1", happened_on=date(2021, 4, 20)),
    EvidenceFacts(kind=EvidenceKind.MEETING, title="ประชุมคณะทำงาน ครั้งที่ 2", happened_on=date(2021, 7, 2)),
)


def fill_register(session: Session, now: datetime) -> None:
    """Keep the demo's projects and the evidence of its indicator."""
    for row in json.loads(files("bot.demo").joinpath("register.json").read_text("utf-8")):
        keep_project(session, _facts(row), now=now)
    indicator = find_row(session, "3/สปท.")
    if indicator is not None:
        for evidence in _EVIDENCE:
            record_evidence(session, indicator, evidence, now=now)


def _facts(row: dict[str, Any]) -> ProjectFacts:
    reports = tuple(
        ReportFacts(no=no, day=_day(day), percent=percent, plan_status=status, quarter=quarter)
        for no, day, percent, status, quarter in row["reports"]
    )
    plain = {name: row[name] for name in ("code", "kind", "name", "fiscal_year", "agency", "budget", "budget_spent")}
    return ProjectFacts(
        **plain,
        start=_day(row["start"]),
        end=_day(row["end"]),
        target=row["target"],
        result=row["result"],
        reports=reports,
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
