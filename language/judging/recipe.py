"""How a model is fitted: a value of its own, because whoever orders a training need not load what trains."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model is fitted; of our own examples one in `one_in` is learned from and scored on."""

    rounds: int = 4
    step: float = 0.3
    decay: float = 2e-6
    second_best: float = 0.3
    seen_at_least: int = 2
    kept: int = 110_000
    misspellings: int = 1
    one_in: int = 1


OUR_RECIPE = Recipe()
"""How the repository's own model is fitted."""
