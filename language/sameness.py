"""Are two accounts of one incident: would a duty officer merge them."""

import math

from language.account_reading import Account, Reading, read_account
from language.sameness_evidence import evidence

__all__ = ["ENOUGH", "Account", "Reading", "is_same", "read_account", "sameness", "score"]

ENOUGH = 0.5
"""From this likelihood on two accounts are called the same."""

# In log-odds: first guesses, which `scripts/fit_sameness.py` moved as far as tests/data/pairs.train.jsonl asks for; the
# bias was then lowered by a half, for a wrong merge hides a tip and a missed one is made up for by an officer's tap.
WEIGHTS = {
    "bias": -3.4,
    "same_spot": 1.5,
    "same_area": 1.4,
    "near_spot": 1.1,
    "same_venue": 0.5,
    "same_part": 1.2,
    "other_soi": -3.9,
    "other_road": -3.2,
    "other_landmark": -2.6,
    "on_street": 0.7,
    "other_key": -1.7,
    "other_venue": -1.1,
    "other_part": -2.3,
    "other_side": -1.2,
    "apart": -0.5,
    "unknown": 0.7,
    "same_event": 2.1,
    "same_vague": 1.4,
    "kin_event": 0.8,
    "other_event": -4.5,
    "vague_event": -0.7,
    "event_unsaid": -0.5,
    "same_category": 0.1,
    "other_category": -0.5,
    "another": -5.1,
    "late": -2.3,
    "soon": 1.7,
    "one_talk": 0.7,
    "joins_in": 1.2,
    "again": -2.0,
    "same_district": -0.1,
    "other_district": -3.3,
    "near": 1.4,
    "far": -2.2,
    "lean_alike": 1.1,
    "kinds_alike": 0.5,
    "lean_unclear": 0.7,
    "kinds_unclear": 0.4,
    "spot_soon_lean": 0.6,
    "words": 0.1,
    "same_trait": -0.1,
    "other_trait": -2.2,
    "same_things": 1.8,
    "other_things": -1.8,
    "spot_soon_unclear": -0.6,
    "spot_soon_akin": -0.3,
    "spot_soon_other": 0.5,
    "spot_soon_same": -0.1,
    "elsewhere_same": -0.5,
    "unclear_alike": 0.9,
    "unclear_unlike": -0.3,
    "same_unlike": -0.1,
    "apart_same": -0.5,
    "akin_alike": 0.0,
    "spot_late": -0.3,
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
