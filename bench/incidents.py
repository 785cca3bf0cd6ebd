"""What it costs to look for other tips of the same incident, with few and with many tips stored."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.table import Row, percentile
from bot.database import upgrade
from language.geography import DISTRICTS
from language.sameness import Account, read_account
from models.session import make_engine, make_sessions
from models.tip import Channel, Tip
from models.vault import Vault
from services.clues import clue_query

FEW, MANY, LOOKS = 1_000, 1_000_000, 200
_DISTRICTS = tuple(DISTRICTS)
_START, _BATCH = datetime(2026, 1, 1, tzinfo=UTC), 50_000


def measure() -> list[Row]:
    """Time the look for candidates with a thousand and with a million tips told over the same year."""
    few, many = _timed(FEW), _timed(MANY)
    return [
        Row(f"looking for the same incident among {FEW:,} tips, p50", f"{few:.2f} ms"),
        Row(f"looking for the same incident among {MANY:,} tips, p50", f"{many:.2f} ms", "<= 3 x", many <= 3 * few),
    ]


def _timed(number: int) -> float:
    account = Account("ไฟไหม้บ้านซอยอ่อนนุช 17 ควันดำ", _START + timedelta(days=180), "สวนหลวง")
    reading, tip = read_account(account), Tip(id="x" * 16, channel=Channel.GROUP, group_id=None)
    with _filled(number) as sessions, sessions() as session:
        times = []
        for _ in range(LOOKS):
            started = time.perf_counter()
            session.scalars(*clue_query(tip, reading)).all()
            times.append((time.perf_counter() - started) * 1000)
    return percentile(times, 0.5)


@contextmanager
def _filled(number: int) -> Iterator[object]:
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{Path(folder) / 'tips.db'}")
        upgrade(engine)
        raw = engine.raw_connection()
        raw.execute("PRAGMA foreign_keys=OFF")
        step, insert = timedelta(days=365) / number, "INSERT INTO tip_clue (tip_id, clue, at) VALUES (?, ?, ?)"
        for start in range(0, number, _BATCH):
            rows = [
                (
                    f"{at:016x}",
                    f"fire@district:{_DISTRICTS[at % len(_DISTRICTS)]}",
                    f"{_START + at * step:%Y-%m-%d %H:%M:%S.%f}",
                )
                for at in range(start, min(number, start + _BATCH))
            ]
            raw.executemany(insert, rows)
        raw.commit()
        raw.close()
        yield make_sessions(engine, vault=Vault([b"k" * 32]), tasks=None)
        engine.dispose()
