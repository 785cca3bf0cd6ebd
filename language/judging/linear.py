"""The learned model at run time: one packed row of small integers a feature, added up as one long number.

Every feature's row holds one unsigned byte a label of every head, spread over 32-bit lanes of a Python integer, so that
a message's features are summed in one C loop without numpy. The last lane counts the rows, to take the offset out.
"""

import json
import math
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from struct import unpack
from typing import Any

from language.judging.cues import Reading
from language.judging.features import Features, features_of
from language.judging.words import Words

MAGIC = b"khaonet model 2\n"
OFFSET = 128
PIECES_SHARE, SIGNS_SHARE = 0.8, 1.2
_LANE = 4


class ModelError(Exception):
    """The bytes are not a model this version can read."""


@dataclass(frozen=True, slots=True)
class Head:
    """One question the model answers: its labels, and where their scores begin among all."""

    labels: tuple[str, ...]
    start: int
    temperature: float

    def chances(self, scores: Sequence[float]) -> dict[str, float]:
        """Give the calibrated probability of each label, from the scores of a message."""
        own = scores[self.start : self.start + len(self.labels)]
        return softmax(dict(zip(self.labels, own, strict=True)), self.temperature)


@dataclass(frozen=True, slots=True)
class LinearModel:
    """The heads by name, what every feature says for each label of all heads, and the words it knows."""

    heads: Mapping[str, Head]
    rows: Mapping[str, int]
    scales: tuple[float, ...]
    biases: tuple[float, ...]
    words: Words
    taught_by: str

    def describe(self, reading: Reading) -> Features:
        """Describe a text that was read as the model was taught to see it."""
        return features_of(reading, self.words)

    def scores(self, features: Features) -> list[float]:
        """Add up what the features say for each label of all heads."""
        pieces, found = self._sums(features.pieces)
        signs, met = self._sums(features.signs)
        share, sign_share = PIECES_SHARE / math.sqrt(found or 1), SIGNS_SHARE / math.sqrt(met or 1)
        return [
            bias + scale * (piece * share + sign * sign_share)
            for bias, scale, piece, sign in zip(self.biases, self.scales, pieces, signs, strict=True)
        ]

    def chances(self, features: Features) -> dict[str, dict[str, float]]:
        """Give the calibrated probability of each label, by head."""
        scores = self.scores(features)
        return {name: head.chances(scores) for name, head in self.heads.items()}

    def weight(self, feature: str, head: str, label: str) -> float:
        """Tell how much a feature speaks for a label; 0 when the model does not know it."""
        row = self.rows.get(feature)
        if row is None:
            return 0.0
        lane = self.heads[head].start + self.heads[head].labels.index(label)
        return ((row >> (8 * _LANE * lane) & 0xFF) - OFFSET) * self.scales[lane]

    def _sums(self, names: Iterable[str]) -> tuple[list[int], int]:
        lanes = len(self.scales) + 1
        total = sum(filter(None, map(self.rows.get, names)))
        *sums, count = unpack(f"<{lanes}I", total.to_bytes(lanes * _LANE, "little"))
        return [value - OFFSET * count for value in sums], count


def softmax(scores: Mapping[str, float], temperature: float) -> dict[str, float]:
    """Turn scores into probabilities that add up to one."""
    highest = max(scores.values())
    powers = {name: math.exp((score - highest) / temperature) for name, score in scores.items()}
    total = sum(powers.values())
    return {name: power / total for name, power in powers.items()}


@dataclass(frozen=True, slots=True)
class Weights:
    """A model as it is stored: one signed byte a feature and label."""

    labels: tuple[str, ...]
    vocabulary: Sequence[str]
    names: Sequence[str]
    bytes_by_name: Sequence[bytes]
    scales: tuple[float, ...]
    biases: tuple[float, ...]
    temperatures: Mapping[str, float]
    taught_by: str = ""


def pack(weights: Weights) -> bytes:
    """Write a model; the same weights always give the same bytes."""
    head = {
        "labels": weights.labels,
        "scales": weights.scales,
        "biases": weights.biases,
        "temperatures": dict(weights.temperatures),
        "taught_by": weights.taught_by,
    }
    # One label after the other, because long runs of the same byte compress well.
    columns = b"".join(bytes(row[lane] for row in weights.bytes_by_name) for lane in range(len(weights.labels)))
    listed = ["\n".join(lines).encode() for lines in (weights.vocabulary, weights.names)]
    parts = (json.dumps(head, sort_keys=True).encode(), *listed, columns)
    body = b"".join(len(part).to_bytes(4, "little") + part for part in parts)
    return MAGIC + zlib.compress(body, 9)


def unpack_model(content: bytes) -> LinearModel:
    """Read a model for use; raises ModelError for anything else."""
    if not content.startswith(MAGIC):
        raise ModelError("not a model of this version")
    try:
        head, vocabulary, names, columns = _parts(zlib.decompress(content[len(MAGIC) :]))
        facts = json.loads(head)
    except (zlib.error, ValueError) as error:
        raise ModelError("the model's bytes are damaged") from error
    labels: list[str] = facts["labels"]
    known = names.decode().split("\n")
    return LinearModel(
        heads={name: _head(name, labels, facts) for name in dict.fromkeys(label.partition(".")[0] for label in labels)},
        rows=_rows(known, [columns[lane * len(known) : (lane + 1) * len(known)] for lane in range(len(labels))]),
        scales=tuple(facts["scales"]),
        biases=tuple(facts["biases"]),
        words=Words(vocabulary.decode().split("\n")),
        taught_by=facts["taught_by"],
    )


def _head(name: str, labels: Sequence[str], facts: Mapping[str, Any]) -> Head:
    own = [label.partition(".")[2] for label in labels if label.startswith(f"{name}.")]
    return Head(tuple(own), labels.index(f"{name}.{own[0]}"), facts["temperatures"].get(name, 1.0))


def _parts(body: bytes) -> list[bytes]:
    parts: list[bytes] = []
    at = 0
    while at < len(body):
        size = int.from_bytes(body[at : at + 4], "little")
        parts.append(body[at + 4 : at + 4 + size])
        at += 4 + size
    return parts


def _rows(names: Sequence[str], columns: Sequence[bytes]) -> dict[str, int]:
    labels, lanes = len(columns), len(columns) + 1
    spread = array("I", bytes(len(names) * lanes * _LANE))
    for lane, column in enumerate(columns):
        spread[lane::lanes] = array("I", list(column))
    spread[labels::lanes] = array("I", [1]) * len(names)
    raw = spread.tobytes()
    width = lanes * _LANE
    return {name: int.from_bytes(raw[at * width : (at + 1) * width], "little") for at, name in enumerate(names)}
