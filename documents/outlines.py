"""The shapes of the districts, as the map needs them."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outline:
    """One district: its Thai name without เขต, closed rings of (longitude, latitude), and where its label stands."""

    name: str
    rings: Sequence[Sequence[tuple[float, float]]]
    label: tuple[float, float]
