"""Where a text names places: each mention with its cue, what it can mean and how far it can be trusted."""

from collections.abc import Iterator
from dataclasses import dataclass

from language.folding import Folded, fold
from language.gazetteer import Senses, gazetteer
from language.place_cues import Cue, begins_word, cue_before, stands_alone
from language.place_guesses import guess_misspelt
from language.place_readings import Reading, read_name

_LONGEST_TEXT = 5000

# How often a mention of a kind is right about the place of the incident.
_TRUST = {
    "district": 0.96,
    "subdistrict": 0.95,
    "soi": 0.93,
    "landmark": 0.85,
    "common landmark": 0.82,
    "agency": 0.35,
    "police": 0.45,
    "bare district": 0.8,
    "bare subdistrict": 0.78,
    "road": 0.7,
    "outside": 0.8,
}
_PLAIN_KIND = {
    "bare district": "district",
    "bare subdistrict": "subdistrict",
    "common landmark": "landmark",
    "agency": "office",
    "police": "office",
}


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


def find_mentions(text: str) -> list[Mention]:
    """Find every place named in the text, in order."""
    folded = fold(text[:_LONGEST_TEXT])
    return list(_mentions(folded))


def _mentions(folded: Folded) -> Iterator[Mention]:
    named = list(_standing_alone(folded))
    guessed = guess_misspelt(folded, [(start, end) for start, end, _ in named])
    for start, end, senses in sorted([*named, *guessed], key=lambda found: found[0]):
        cue = cue_before(folded, start)
        reading = read_name(folded, start, end, senses, cue)
        if reading:
            yield _mention(folded, start, reading, cue)


def _standing_alone(folded: Folded) -> Iterator[tuple[int, int, Senses]]:
    """Names that are no piece of a longer word or number; where the longest is one, a shorter name may stand there."""
    for start, end, senses in gazetteer().find(folded.text):
        if stands_alone(folded, start, end) and (not senses.abbreviated or begins_word(folded, start, end)):
            yield start, end, senses
            continue
        for first, last, shorter in gazetteer().find(folded.text[start : end - 1]):
            if stands_alone(folded, start + first, start + last):
                yield start + first, start + last, shorter


def _mention(folded: Folded, start: int, reading: Reading, cue: Cue) -> Mention:
    first, last = folded.span(start, reading.end or start + 1)
    only = reading.districts[0] if len(reading.districts) == 1 else None
    return Mention(
        start=first,
        end=last,
        name=reading.name,
        kind=_PLAIN_KIND.get(reading.kind, reading.kind),
        district=only,
        subdistrict=reading.subdistrict if only else None,
        confidence=round(_TRUST[reading.kind] * cue.weight, 3),
        candidates=reading.districts,
        cue=cue.role,
        key=reading.key,
    )
