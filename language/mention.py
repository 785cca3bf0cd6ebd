"""One place named in a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A named place; `start` and `end` are offsets in the text as it was written.

    `district` is None where the name alone cannot tell, and `candidates` holds what it can be; a place in another
    province has the kind "outside" and its province as `name`. `key` names a specific spot (soi, road, landmark).
    """

    start: int
    end: int
    name: str
    kind: str
    district: str | None
    subdistrict: str | None
    confidence: float
    candidates: tuple[str, ...] = ()
    cue: str = ""
    key: str | None = None
