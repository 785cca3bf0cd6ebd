"""The learned model at run time: one packed row of small integers a feature, added up as one long number.

Every feature's row holds one unsigned byte a label, spread over 32-bit lanes of a Python integer, so that a message's
features are summed in one C loop without numpy. The last lane counts the rows, to take the bytes' offset back out.
"""

import json
import math
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from struct import unpack
from typing import Any

from language.judging.features import Features

MAGIC = b"khaonet model 1\n"
OFFSET = 128
PIECES_SHARE, SIGNS_SHARE = 0.8, 1.2
_LANE = 4


class ModelError(Exception):
    """The bytes are not a model this version can read."""


@dataclass(frozen=True, slots=True)
class Head:
    """One question the model answers: its labels, and what every feature says for each of them."""

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    scales: tuple[float, ...]
    biases: tuple[float, ...]
    temperature: float

    def chances(self, features: Features) -> dict[str, float]:
        """Give the calibrated probability of each label."""
        pieces, found = self._sums(features.pieces)
        signs, met = self._sums(features.signs)
        share, sign_share = PIECES_SHARE / math.sqrt(found or 1), SIGNS_SHARE / math.sqrt(met or 1)
        scores = [
            bias + scale * (piece * share + sign * sign_share)
            for bias, scale, piece, sign in zip(self.biases, self.scales, pieces, signs, strict=True)
        ]
        return softmax(dict(zip(self.labels, scores, strict=True)), self.temperature)

    def weight(self, name: str, label: str) -> float:
        """Tell how much a feature speaks for a label; 0 when the model does not know it."""
        row = self.rows.get(name)
        if row is None:
            return 0.0
        lane = self.labels.index(label)
        return ((row >> (8 * _LANE * lane) & 0xFF) - OFFSET) * self.scales[lane]

    def _sums(self, names: Iterable[str]) -> tuple[list[int], int]:
        rows = self.rows
        lanes = len(self.labels) + 1
        total = sum([rows[name] for name in names if name in rows])
        *sums, count = unpack(f"<{lanes}I", total.to_bytes(lanes * _LANE, "little"))
        return [value - OFFSET * count for value in sums], count


@dataclass(frozen=True, slots=True)
class LinearModel:
    """The heads by name; each is asked on its own, because talk needs no category and talk is most of what is said."""

    heads: Mapping[str, Head]

    def chances(self, features: Features) -> dict[str, dict[str, float]]:
        """Give the calibrated probability of each label, by head."""
        return {name: head.chances(features) for name, head in self.heads.items()}


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
    names: Sequence[str]
    bytes_by_name: Sequence[bytes]
    scales: tuple[float, ...]
    biases: tuple[float, ...]
    temperatures: Mapping[str, float]


def pack(weights: Weights) -> bytes:
    """Write a model; the same weights always give the same bytes."""
    head = {
        "labels": weights.labels,
        "scales": weights.scales,
        "biases": weights.biases,
        "temperatures": dict(weights.temperatures),
        "names": len(weights.names),
    }
    # One label after the other, because long runs of the same byte compress well.
    columns = b"".join(bytes(row[lane] for row in weights.bytes_by_name) for lane in range(len(weights.labels)))
    parts = (json.dumps(head, sort_keys=True).encode(), "\n".join(weights.names).encode(), columns)
    body = b"".join(len(part).to_bytes(4, "little") + part for part in parts)
    return MAGIC + zlib.compress(body, 9)


def unpack_model(content: bytes) -> LinearModel:
    """Read a model for use; raises ModelError for anything else."""
    if not content.startswith(MAGIC):
        raise ModelError("not a model of this version")
    try:
        head, names, columns = _parts(zlib.decompress(content[len(MAGIC) :]))
        facts = json.loads(head)
    except (zlib.error, ValueError) as error:
        raise ModelError("the model's bytes are damaged") from error
    known = names.decode().split("\n")
    heads: dict[str, list[int]] = {}
    for lane, label in enumerate(facts["labels"]):
        heads.setdefault(label.partition(".")[0], []).append(lane)
    return LinearModel({head: _head(head, lanes, facts, known, columns) for head, lanes in heads.items()})


def _head(name: str, lanes: Sequence[int], facts: Mapping[str, Any], known: Sequence[str], columns: bytes) -> Head:
    size = len(known)
    return Head(
        labels=tuple(facts["labels"][lane].partition(".")[2] for lane in lanes),
        rows=_rows(known, [columns[lane * size : (lane + 1) * size] for lane in lanes]),
        scales=tuple(facts["scales"][lane] for lane in lanes),
        biases=tuple(facts["biases"][lane] for lane in lanes),
        temperature=facts["temperatures"].get(name, 1.0),
    )


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
