"""What the cues alone would say: votes for each category, in the cues' own weights."""

from collections import Counter
from collections.abc import Iterable

from language.judging.cues import CATEGORIES, Hit
from language.labels import Category


def category_votes(hits: Iterable[Hit]) -> Counter[Category]:
    """Count each cue once a category, a longer term a little more than a short one."""
    best: dict[str, float] = {}
    for hit in hits:
        if hit.cue.group in CATEGORIES:
            strength = hit.cue.weight + min(len(hit.term), 12) / 8
            best[hit.cue.key] = max(best.get(hit.cue.key, 0.0), strength)
    votes: Counter[Category] = Counter()
    for key, strength in best.items():
        votes[Category(key.partition(".")[0])] += round(strength * 10)
    return votes
