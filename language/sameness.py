"""Are two accounts of one incident: would a duty officer merge them."""

import math

from language.account_reading import Account, Reading, read_account
from language.sameness_evidence import evidence

__all__ = ["ENOUGH", "Account", "Reading", "is_same", "read_account", "sameness", "score"]

ENOUGH = 0.5
"""From this likelihood on two accounts are called the same."""

# In log-odds: first guesses, which `scripts/fit_sameness.py` moved as far as tests/data/pairs.train.jsonl asks for.
WEIGHTS = {
    "bias": -3.0,
    "same_spot": 2.5,
    "same_area": 1.1,
    "same_venue": 1.1,
    "same_part": 1.5,
    "other_soi": -5.1,
    "other_landmark": -3.5,
    "other_key": -1.1,
    "other_venue": -1.5,
    "other_part": -3.2,
    "unknown": 0.1,
    "same_event": 2.7,
    "kin_event": 1.4,
    "other_event": -5.0,
    "event_unsaid": -0.9,
    "same_category": 1.1,
    "other_category": -0.7,
    "another": -5.1,
    "late": -1.8,
    "soon": 1.3,
    "one_talk": 0.7,
    "joins_in": 1.2,
    "again": -2.0,
    "same_district": 0.5,
    "other_district": -4.1,
    "near": 2.0,
    "far": -2.1,
    "words": 1.7,
    "same_trait": 0.6,
    "other_trait": -1.5,
}


def sameness(a: Account, b: Account) -> float:
    """Return how likely both accounts tell of one incident, 0 to 1; the order of the two does not matter."""
    return score(read_account(a), read_account(b))


def is_same(a: Account, b: Account) -> bool:
    """Tell whether a duty officer would merge both accounts into one incident."""
    return sameness(a, b) >= ENOUGH


def score(a: Reading, b: Reading) -> float:
    """Return the sameness of two accounts that were read before."""
    total = sum(WEIGHTS[name] * value for name, value in evidence(a, b).items())
    return 1 / (1 + math.exp(-total))
