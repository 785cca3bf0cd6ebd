"""What LINE answers to words that it takes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """LINE's request id, and the ids of the bubbles in their order; none when LINE took the words before."""

    request_id: str
    bubbles: tuple[str, ...] = ()
