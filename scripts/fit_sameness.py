"""Moves the weights of language/sameness.py as far as the pairs written for it ask for, and prints them."""

import json
import math
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from language.sameness import WEIGHTS, Account, read_account
from language.sameness_evidence import evidence

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "data" / "pairs.train.jsonl"
ROUNDS, STEP, PULL = 1500, 0.5, 0.01
Case = tuple[dict[str, float], bool]


def account(side: dict[str, Any]) -> Account:
    """Read one side of a pair."""
    point = (side["lat"], side["lng"]) if "lat" in side else None
    return Account(side["text"], datetime.fromisoformat(side["time"]), side.get("district"), point)


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """Climb to the weights that explain the cases best, each held a little by what it is now."""
    weights = dict(WEIGHTS)
    for _ in range(ROUNDS):
        slope = dict.fromkeys(weights, 0.0)
        for pieces, same in cases:
            likely = 1 / (1 + math.exp(-sum(weights[name] * value for name, value in pieces.items())))
            for name, value in pieces.items():
                slope[name] += (same - likely) * value
        for name, weight in weights.items():
            weights[name] = weight + STEP * (slope[name] / len(cases) - PULL * (weight - WEIGHTS[name]))
    return weights


def main() -> None:
    """Fit and print."""
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    cases = [(evidence(*(read_account(account(row[side])) for side in "ab")), row["same"]) for row in rows]
    for name, weight in fit(cases).items():
        print(f'    "{name}": {weight:.1f},')


if __name__ == "__main__":
    main()
