"""Fitting the linear model: logistic regression by AdaGrad, in float64 and in a fixed order, so it can be repeated.

The only module here that needs numpy; it is imported when a model is trained, never when a message is read.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from language.judging.cues import read_cues
from language.judging.examples import Example
from language.judging.features import Features, features_of, shorten
from language.judging.linear import OFFSET, PIECES_SHARE, SIGNS_SHARE, Weights
from language.judging.noise import misspell
from language.labels import Category, Intent, Urgency
from language.normalise import normalise

Floats = NDArray[np.float64]
Indexes = NDArray[np.int64]

HEADS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("intent", tuple(Intent)),
    ("category", tuple(Category)),
    ("urgency", tuple(Urgency)),
)
LABELS = tuple(f"{head}.{name}" for head, names in HEADS for name in names)
_SEED = 2563


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model is fitted."""

    rounds: int = 12
    step: float = 0.3
    decay: float = 2e-6
    second_best: float = 0.3
    seen_at_least: int = 2
    kept: int = 70_000
    misspellings: int = 1


@dataclass(frozen=True, slots=True)
class _Row:
    """A message as the numbers the fit needs; `slices` are the lanes of the heads that have a target."""

    indexes: Indexes
    values: Floats
    target: Floats
    known: Floats


def fit(examples: Sequence[Example], recipe: Recipe = Recipe()) -> Weights:
    """Learn from the examples; the same examples in the same order give the same weights."""
    described = [(example, features_of_text(text)) for example in examples for text in _spellings(example, recipe)]
    names = _vocabulary(described, recipe)
    rows = [_row(example, features, names, recipe) for example, features in described]
    matrix, biases = _descend(rows, len(names), recipe)
    return _quantise(names, matrix, biases, recipe)


def features_of_text(text: str) -> Features:
    """Describe a raw text as it is described when it is judged."""
    return features_of(read_cues(normalise(shorten(text))))


def _spellings(example: Example, recipe: Recipe) -> list[str]:
    return [example.text, *(misspell(example.text, str(turn)) for turn in range(recipe.misspellings))]


def _vocabulary(described: Sequence[tuple[Example, Features]], recipe: Recipe) -> dict[str, int]:
    seen: Counter[str] = Counter()
    for _, features in described:
        seen.update(features.pieces)
        seen.update(features.signs)
    least = recipe.seen_at_least * (1 + recipe.misspellings)
    return {name: at for at, name in enumerate(sorted(name for name, times in seen.items() if times >= least))}


def _row(example: Example, features: Features, names: dict[str, int], recipe: Recipe) -> _Row:
    pieces = [names[name] for name in features.pieces if name in names]
    signs = [names[name] for name in features.signs if name in names]
    values = [PIECES_SHARE / math.sqrt(len(pieces) or 1)] * len(pieces)
    values += [SIGNS_SHARE / math.sqrt(len(signs) or 1)] * len(signs)
    target = np.zeros(len(LABELS))
    known = np.zeros(len(LABELS))
    start = 0
    for (_, all_names), answers in zip(HEADS, (example.intent, example.category, example.urgency), strict=True):
        for rank, answer in enumerate(answers):
            share = 1.0 if len(answers) == 1 else 1 - recipe.second_best if rank == 0 else recipe.second_best
            target[start + all_names.index(answer)] = share if rank == 0 else share / (len(answers) - 1)
        known[start : start + len(all_names)] = bool(answers)
        start += len(all_names)
    return _Row(np.array(pieces + signs, np.int64), np.array(values)[:, None], target, known)


def _descend(rows: Sequence[_Row], size: int, recipe: Recipe) -> tuple[Floats, Floats]:
    matrix, squares = np.zeros((size, len(LABELS))), np.full((size, len(LABELS)), 1e-3)
    biases, bias_squares = np.zeros(len(LABELS)), np.full(len(LABELS), 1.0)
    average, average_biases = np.zeros_like(matrix), np.zeros_like(biases)
    random = np.random.Generator(np.random.PCG64(_SEED))
    averaged_from = recipe.rounds // 2
    for turn in range(recipe.rounds):
        for at in random.permutation(len(rows)):
            row = rows[at]
            error = _error(matrix, biases, row)
            gradient = row.values * error + recipe.decay * matrix[row.indexes]
            squares[row.indexes] += gradient * gradient
            matrix[row.indexes] -= recipe.step * gradient / np.sqrt(squares[row.indexes])
            bias_squares += error * error
            biases -= recipe.step * 0.1 * error / np.sqrt(bias_squares)
        if turn >= averaged_from:
            average += matrix / (recipe.rounds - averaged_from)
            average_biases += biases / (recipe.rounds - averaged_from)
    return average, average_biases


def _error(matrix: Floats, biases: Floats, row: _Row) -> Floats:
    scores = (matrix[row.indexes] * row.values).sum(axis=0) + biases
    start = 0
    for _, names in HEADS:
        part = scores[start : start + len(names)]
        powers = np.exp(part - part.max())
        scores[start : start + len(names)] = powers / powers.sum()
        start += len(names)
    error: Floats = (scores - row.target) * row.known
    return error


def _quantise(names: dict[str, int], matrix: Floats, biases: Floats, recipe: Recipe) -> Weights:
    strongest = np.sort(np.argsort(-np.abs(matrix).max(axis=1), kind="stable")[: recipe.kept])
    kept = matrix[strongest]
    scales = np.maximum(np.abs(kept).max(axis=0), 1e-9) / (OFFSET - 1)
    cells = (np.rint(kept / scales) + OFFSET).astype(np.uint8)
    ordered = list(names)
    return Weights(
        labels=LABELS,
        names=[ordered[at] for at in strongest],
        bytes_by_name=[row.tobytes() for row in cells],
        scales=tuple(float(scale) for scale in scales),
        biases=tuple(float(bias) for bias in biases),
        temperatures={head: 1.0 for head, _ in HEADS},
    )
