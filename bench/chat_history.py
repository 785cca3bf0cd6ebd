"""How long an exported chat of some thousand lines takes to come in, by the command that an operator types."""

import base64
import os
import random
import subprocess
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bench.installation import KEY, KHAONET
from bench.network_words import DAYS, DISHES, NAMES, SPOTS, TALK, THANKS, TIPS
from bench.table import Row
from language.geography import DISTRICTS

MANY, FEW, AIM = 50_000, 10_000, 60
_SHORT_DAYS = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")
_START, _STEP, _BUDDHIST = datetime(2024, 1, 1, 6), timedelta(minutes=20), 543
_SENDERS = tuple(
    f"{first} {last}" for first in ("สมชาย", "มาลี", "วิไล", "อนันต์") for last in ("บางนา", "(อปพร.)", "ซ.12")
)
_MARKERS = ("[สติกเกอร์]", "[รูป]", "[วิดีโอ]")
_FORWARDED = '"ส่งต่อข่าว {number}\nขอให้ทุกท่านโปรดระวัง\nที่มา https://example.com/{number}"'


def measure() -> list[Row]:
    """Import a group's history with few and with many tips among its lines."""
    many = _timed("\n".join(history(MANY, 0.03)))
    dense = _timed("\n".join(history(FEW, 0.25)))
    return [
        Row(f"import of {MANY:,} lines, 3 % tips", f"{many:.0f} s", f"<= {AIM} s", many <= AIM),
        Row(f"import of {FEW:,} lines, 25 % tips", f"{dense:.0f} s"),
    ]


def history(lines: int, share: float) -> Iterator[str]:
    """Yield an invented export of so many messages, always the same."""
    picks, day = random.Random(4), None
    yield '[LINE] ประวัติการแชทในกลุ่ม "ข่าวบางนา"\nบันทึกเมื่อ 04/12/2568 07:48\n'
    for number in range(lines):
        at = _START + number * _STEP
        if at.date() != day:
            day = at.date()
            yield f"\n{_SHORT_DAYS[at.weekday()]} {at.day:02}/{at.month:02}/{at.year + _BUDDHIST}"
        yield f"{at:%H:%M}\t{picks.choice(_SENDERS)}\t{_said(picks, share, number)}"


def _said(picks: random.Random, share: float, number: int) -> str:
    if picks.random() < share:
        place = f"{picks.choice(SPOTS)} ซอย {picks.randrange(1, 90)} เขต{picks.choice(tuple(DISTRICTS))}"
        return picks.choice(TIPS)[2].format(place=place)
    kind = picks.random()
    if kind < 0.3:
        return picks.choice(_MARKERS)
    if kind < 0.5:
        return _FORWARDED.format(number=number) if kind < 0.36 else picks.choice(THANKS)
    dish, other = picks.sample(DISHES, 2)
    names = {"name": picks.choice(NAMES), "day": picks.choice(DAYS), "dish": dish, "other": other}
    return picks.choice(TALK).format(number=number, **names)


def _timed(export: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "chat.txt"
        file.write_text(export)
        env = os.environ | {
            "KHAONET_DATA": folder,
            "SECRET_KEY": "s" * 40,
            "KHAONET_KEYS": base64.b64encode(KEY).decode(),
        }
        register = ("group", "register", "OPENCHAT", "--kind", "news_network", "--name", "history")
        for command in (("db", "upgrade"), register):
            subprocess.run([KHAONET, *command], env=env, check=True, capture_output=True)
        started = time.perf_counter()
        subprocess.run(
            [KHAONET, "import", "chat", file, "--group", "OPENCHAT", "--json"], env=env, check=True, capture_output=True
        )
        return time.perf_counter() - started
