"""A generated year of tips, kept as plain dicts so that a test can count them again in its own way."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from language.geography import DISTRICTS
from language.labels import Category, Urgency
from models.tip import TipState

GROUPS = [
    ("g1", "เครือข่ายหนึ่ง", "บางนา"),
    ("g2", "เครือข่ายหนึ่ง", "ดุสิต"),
    ("g3", "เครือข่ายสอง", None),
    ("g4", None, "พระนคร"),
]
SILENT_GROUP = "g4"
START = datetime(2019, 7, 1, tzinfo=UTC)
SPAN = timedelta(days=450)
NAMES = list(DISTRICTS)


def make_tips(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Tips over fifteen months, dense enough for every state, place and way in; times to the second."""
    chance = random.Random(seed)
    for number in range(count):
        yield _tip(number, chance)


def _tip(number: int, chance: random.Random) -> dict[str, Any]:
    reported = START + timedelta(seconds=chance.randrange(int(SPAN.total_seconds())))
    group = chance.choice([*GROUPS[:3], None])
    responded = reported + timedelta(seconds=chance.randrange(90_000)) if chance.random() < 0.8 else None
    resolved = responded + timedelta(seconds=chance.randrange(900_000)) if responded and chance.random() < 0.5 else None
    return {
        "id": f"{number:016x}",
        "code": f"T-{number:06d}",
        "state": chance.choice(list(TipState)).value,
        "category": chance.choice(list(Category)).value,
        "urgency": chance.choice(list(Urgency)).value,
        "confidence": 0.9,
        "reasons": [],
        "district": chance.choice([*NAMES, None]),
        "place_keys": [],
        "happened_at": reported if chance.random() < 0.7 else None,
        "reported_at": reported,
        "last_added_at": reported,
        "channel": "group" if group else "direct",
        "group_id": group[0] if group else None,
        "network": group[1] if group else None,
        "reporter_id": f"person{chance.randrange(40):02d}" if chance.random() < 0.9 else None,
        "anonymous": chance.random() < 0.1,
        "incident_id": f"event{chance.randrange(max(1, number // 3 + 1)):06d}" if chance.random() < 0.3 else None,
        "respond_by": reported + timedelta(hours=4),
        "resolve_by": reported + timedelta(days=7) if chance.random() < 0.5 else None,
        "responded_at": responded,
        "verified_at": responded if chance.random() < 0.6 else None,
        "resolved_at": resolved,
        "details": {},
    }
