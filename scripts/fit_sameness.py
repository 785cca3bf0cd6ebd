"""Moves the weights of language/sameness.py as far as the pairs written for it ask for, and prints them."""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from language.happenings import happening
from language.sameness import WEIGHTS, Account, Reading, read_account
from language.sameness_evidence import evidence

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "data" / "pairs.train.jsonl"
ROUNDS, STEP, KEEP, PULL = 400, 0.3, 0.9, 0.002
LIGHTLY, ANOTHER_ROAD = 0.2, "ลาดหญ้า"
A_DAY, A_WHILE = timedelta(days=1), timedelta(days=4)
Case = tuple[dict[str, float], bool, float]


def account(side: dict[str, Any]) -> Account:
    """Read one side of a pair."""
    point = (side["lat"], side["lng"]) if "lat" in side else None
    return Account(side["text"], datetime.fromisoformat(side["time"]), side.get("district"), point)


def cases_of(row: dict[str, Any]) -> Iterator[Case]:
    """Weigh a pair as it is; lightly, as if events were told in words no list knows, or elsewhere, or another day."""
    a, b = (read_account(account(row[side])) for side in "ab")
    yield evidence(a, b), row["same"], 1.0
    for one, other in ((a, b), (b, a)):
        if one.happenings:
            yield evidence(replace(one, happenings=frozenset()), other), row["same"], LIGHTLY
    if row["same"]:
        yield from ((evidence(a, moved), False, LIGHTLY) for moved in _moved(row["b"], a, b))


def _moved(side: dict[str, Any], a: Reading, b: Reading) -> Iterator[Reading]:
    """Move the second account to another soi, to another road, or to another day where such an event does not last."""
    for road in a.spots.sois.keys() & b.spots.sois.keys():
        number = min(b.spots.sois[road])
        for text in (
            side["text"].replace(number, str(int(number.partition("/")[0]) + 8)),
            side["text"].replace(road, ANOTHER_ROAD),
        ):
            if text != side["text"]:
                yield replace(read_account(account(side | {"text": text})), point=None)
    soon_over = all(happening(name).lasts < A_DAY for name in a.happenings | b.happenings)
    if soon_over and abs(a.told_at - b.told_at) < A_DAY:
        later = {name: getattr(b, name) + A_WHILE for name in ("told_at", "happened_at", "since")}
        yield replace(b, **later)


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """Climb to the weights that explain the cases best, each held a little by what it is now."""
    weights, pace = dict(WEIGHTS), dict.fromkeys(WEIGHTS, 0.0)
    number = sum(weight for _, _, weight in cases)
    told = [({name: value for name, value in pieces.items() if value}, same, weight) for pieces, same, weight in cases]
    for _ in range(ROUNDS):
        slope = dict.fromkeys(weights, 0.0)
        for pieces, same, weight in told:
            likely = 1 / (1 + math.exp(-sum(weights[name] * value for name, value in pieces.items())))
            for name, value in pieces.items():
                slope[name] += weight * (same - likely) * value
        for name, weight in weights.items():
            pace[name] = KEEP * pace[name] + STEP * (slope[name] / number - PULL * (weight - WEIGHTS[name]))
            weights[name] = weight + pace[name]
    return weights


def main() -> None:
    """Fit and print."""
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    for name, weight in fit([case for row in rows for case in cases_of(row)]).items():
        print(f'    "{name}": {weight:.1f},')


if __name__ == "__main__":
    main()
