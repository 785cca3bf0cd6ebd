"""Asking a register of ten thousand projects with twelve reports each."""

import random
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bench.table import Row, percentile
from bot.database import upgrade
from language.geography import DISTRICTS
from models.session import make_engine, make_sessions
from models.vault import Vault
from services.asking import answer
from services.project_facts import ProjectFacts, ReportFacts
from services.projects import keep_project

PROJECTS, REPORTS, QUESTIONS, SEED = 10_000, 12, 200, 2563
_NOW = datetime(2026, 11, 20, tzinfo=UTC)
_WORKS = ("ปรับปรุงทางเท้า", "ขุดลอกคลอง", "ติดตั้งไฟฟ้าส่องสว่าง", "อบรมอาสาสมัคร", "สวนสาธารณะชุมชน", "ป้องกันยาเสพติด")


def measure() -> list[Row]:
    """Fill a register and ask it by code and by name."""
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{Path(folder) / 'register.db'}")
        upgrade(engine)
        sessions = make_sessions(engine, vault=Vault([b"k" * 32]), tasks=None)
        projects = [_project(number, chance) for number in range(PROJECTS)]
        started = time.perf_counter()
        with sessions.begin() as session:
            for project in projects:
                keep_project(session, project, now=_NOW)
        filled = time.perf_counter() - started
        times = []
        with sessions() as session:
            answer(session, "สถานะ 50000000-0001", now=_NOW)
            for project in chance.sample(projects, QUESTIONS):
                question = chance.choice([f"สถานะ {project.code}", f"{project.name} คืบหน้ากี่เปอร์เซ็นต์"])
                started = time.perf_counter()
                answer(session, question, now=_NOW)
                times.append((time.perf_counter() - started) * 1000)
        engine.dispose()
    p50, p95 = percentile(times, 0.5), percentile(times, 0.95)
    return [
        Row(f"{PROJECTS:,} projects x {REPORTS} reports kept in", f"{filled:.0f} s"),
        Row("an answer, p50", f"{p50:.0f} ms"),
        Row("an answer, p95", f"{p95:.0f} ms", "<= 50 ms", p95 <= 50),
    ]


def _project(number: int, chance: random.Random) -> ProjectFacts:
    district, year = chance.choice(tuple(DISTRICTS)), chance.randint(2563, 2569)
    start = date(year - 544, 10, 1)
    reports = tuple(
        ReportFacts(no=no, day=start + timedelta(days=30 * no), percent=min(100.0, 8.5 * no), plan_status="on_plan")
        for no in range(1, REPORTS + 1)
    )
    name = f"โครงการ{chance.choice(_WORKS)}ระยะที่ {number % 90 + 1} เขต{district}"
    return ProjectFacts(
        code=f"{50000000 + number // 9000:08}-{number % 9000 + 1:04}", name=name, fiscal_year=year, reports=reports
    )
