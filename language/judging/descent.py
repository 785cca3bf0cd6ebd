"""AdaGrad over sparse rows: one matrix a head, in a fixed order, the later rounds averaged.

Needs numpy; it is imported when a model is taught, never when a message is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Singles = NDArray[np.float32]
Floats = NDArray[np.float64]
Indexes = NDArray[np.int64]

_SEED = 2563
_BIAS_PACE = 0.1
_FIRST_SQUARE = 1e-3


@dataclass(frozen=True, slots=True)
class Row:
    """A message as the fit needs it: its features, each one's value, and what each head should say (None: nothing)."""

    indexes: Indexes
    values: Singles
    targets: tuple[Floats | None, ...]


@dataclass(frozen=True, slots=True)
class Pace:
    """How the descent goes."""

    rounds: int
    step: float
    decay: float


class HeadFit:
    """The weights of one head while they are found."""

    def __init__(self, features: int, labels: int) -> None:
        self._matrix = np.zeros((features, labels), np.float32)
        self._squares = np.full((features, labels), _FIRST_SQUARE, np.float32)
        self._average = np.zeros((features, labels), np.float32)
        self._bias, self._bias_squares = np.zeros(labels), np.ones(labels)
        self._average_bias = np.zeros(labels)

    def learn(self, row: Row, target: Floats, pace: Pace) -> None:
        """Take one step towards the target."""
        weights = self._matrix[row.indexes]
        scores = (weights * row.values).sum(axis=0, dtype=np.float64) + self._bias
        powers = np.exp(scores - scores.max())
        error = powers / powers.sum() - target
        gradient = row.values * error.astype(np.float32) + np.float32(pace.decay) * weights
        squares = self._squares[row.indexes] + gradient * gradient
        self._squares[row.indexes] = squares
        self._matrix[row.indexes] = weights - np.float32(pace.step) * gradient / np.sqrt(squares)
        self._bias_squares += error * error
        self._bias -= pace.step * _BIAS_PACE * error / np.sqrt(self._bias_squares)

    def note(self, share: float) -> None:
        """Let the weights as they are count in the average with this share."""
        self._average += self._matrix * np.float32(share)
        self._average_bias += self._bias * share

    @property
    def found(self) -> tuple[Singles, Floats]:
        """The averaged weights and biases."""
        return self._average, self._average_bias


def descend(rows: Sequence[Row], features: int, labels: Sequence[int], pace: Pace) -> tuple[Floats, Floats]:
    """Fit one head for each number of labels; return all weights side by side, and all biases."""
    heads = [HeadFit(features, number) for number in labels]
    random = np.random.Generator(np.random.PCG64(_SEED))
    averaged_from = pace.rounds // 2
    for turn in range(pace.rounds):
        for at in random.permutation(len(rows)):
            _learn(heads, rows[at], pace)
        if turn >= averaged_from:
            for head in heads:
                head.note(1 / (pace.rounds - averaged_from))
    weights, biases = zip(*(head.found for head in heads), strict=True)
    return np.concatenate(weights, axis=1).astype(np.float64), np.concatenate(biases)


def _learn(heads: Sequence[HeadFit], row: Row, pace: Pace) -> None:
    for head, target in zip(heads, row.targets, strict=True):
        if target is not None:
            head.learn(row, target, pace)
