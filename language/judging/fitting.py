"""Fitting the linear model: logistic regression over the features of the examples and of their misspellings.

Needs numpy; it is imported when a model is taught, never when a message is read.
"""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from language.judging.cues import Reading, read_cues
from language.judging.descent import Floats, Pace, Row, descend
from language.judging.examples import Example
from language.judging.features import Features, features_of, shorten
from language.judging.kinds import words_with_a_kind
from language.judging.linear import OFFSET, PIECES_SHARE, SIGNS_SHARE, Weights
from language.judging.noise import misspell
from language.judging.recipe import OUR_RECIPE, Recipe
from language.judging.words import Words, learn_vocabulary
from language.labels import Category, Intent, Urgency
from language.normalise import normalise

HEADS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("intent", tuple(Intent)),
    ("category", tuple(Category)),
    ("urgency", tuple(Urgency)),
)
LABELS = tuple(f"{head}.{name}" for head, names in HEADS for name in names)


def fit(examples: Sequence[Example], recipe: Recipe = OUR_RECIPE) -> Weights:
    """Learn from the examples; the same examples in the same order give the same weights."""
    met = learn_vocabulary((reading_of(one.text).text for one in examples), least=recipe.seen_at_least)
    vocabulary = sorted({*met, *words_with_a_kind()})
    words = Words(vocabulary)
    described = [
        (example, features_of(reading_of(text), words)) for example in examples for text in _spellings(example, recipe)
    ]
    names = _known_features(described, recipe)
    rows = [_row(example, features, names, recipe) for example, features in described]
    pace = Pace(recipe.rounds, recipe.step, recipe.decay)
    matrix, biases = descend(rows, len(names), [len(labels) for _, labels in HEADS], pace)
    return _quantise(vocabulary, names, matrix, biases, recipe)


def reading_of(text: str) -> Reading:
    """Read a raw text as it is read when it is judged."""
    return read_cues(normalise(shorten(text)))


def _spellings(example: Example, recipe: Recipe) -> list[str]:
    return [example.text, *(misspell(example.text, str(turn)) for turn in range(recipe.misspellings))]


def _known_features(described: Sequence[tuple[Example, Features]], recipe: Recipe) -> dict[str, int]:
    seen: Counter[str] = Counter()
    for _, features in described:
        seen.update(features.pieces)
        seen.update(features.signs)
    least = recipe.seen_at_least * (1 + recipe.misspellings)
    return {name: at for at, name in enumerate(sorted(name for name, times in seen.items() if times >= least))}


def _row(example: Example, features: Features, names: dict[str, int], recipe: Recipe) -> Row:
    pieces = [names[name] for name in features.pieces if name in names]
    signs = [names[name] for name in features.signs if name in names]
    values = [PIECES_SHARE / math.sqrt(len(pieces) or 1)] * len(pieces)
    values += [SIGNS_SHARE / math.sqrt(len(signs) or 1)] * len(signs)
    answers = (example.intent, example.category, example.urgency)
    targets = tuple(_target(labels, accepted, recipe) for (_, labels), accepted in zip(HEADS, answers, strict=True))
    return Row(np.array(pieces + signs, np.int64), np.array(values, np.float32)[:, None], targets)


def _target(labels: Sequence[str], accepted: Sequence[str], recipe: Recipe) -> Floats | None:
    """Give the best answer most of the certainty and the other accepted ones the rest; None without an answer."""
    if not accepted:
        return None
    target = np.zeros(len(labels))
    for answer in accepted[1:]:
        target[labels.index(answer)] = recipe.second_best / (len(accepted) - 1)
    target[labels.index(accepted[0])] = 1 - target.sum()
    return target


def _quantise(
    vocabulary: Sequence[str], names: dict[str, int], matrix: Floats, biases: Floats, recipe: Recipe
) -> Weights:
    strongest = np.sort(np.argsort(-np.abs(matrix).max(axis=1), kind="stable")[: recipe.kept])
    kept = matrix[strongest]
    scales = np.maximum(np.abs(kept).max(axis=0), 1e-9) / (OFFSET - 1)
    cells = (np.rint(kept / scales) + OFFSET).astype(np.uint8)
    ordered = list(names)
    return Weights(
        labels=LABELS,
        vocabulary=vocabulary,
        names=[ordered[at] for at in strongest],
        bytes_by_name=[row.tobytes() for row in cells],
        scales=tuple(float(scale) for scale in scales),
        biases=tuple(round(float(bias), 6) for bias in biases),
        temperatures={head: 1.0 for head, _ in HEADS},
    )
