"""Where a text names places: each mention with its cue, what it can mean and how far it can be trusted."""

from collections.abc import Iterable, Iterator

from language.folding import Folded, fold
from language.gazetteer import Senses, gazetteer
from language.mention import Mention
from language.place_cues import Cue, begins_word, cue_before, stands_alone
from language.place_guesses import guess_misspelt
from language.place_readings import Reading, read_name
from language.place_slips import take_back_slips
from language.place_sounds import hear_names

_LONGEST_TEXT = 5000
_SURE = 0.5
_POINTED_AT = 1.045

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


def find_mentions(text: str) -> list[Mention]:
    """Find every place named in the text, in order; by their sound only where nothing spelt right is a place."""
    folded = fold(text[:_LONGEST_TEXT])
    named = list(_standing_alone(folded))
    named += guess_misspelt(folded, [(start, end) for start, end, _ in named])
    mentions = list(_mentions(folded, named))
    if not any(mention.district and mention.confidence > _SURE for mention in mentions):
        heard = hear_names(folded, [(start, end) for start, end, _ in named])
        mentions = sorted([*mentions, *_mentions(folded, heard)], key=lambda mention: mention.start)
    return take_back_slips(text, mentions)


def _mentions(folded: Folded, named: Iterable[tuple[int, int, Senses]]) -> Iterator[Mention]:
    for start, end, senses in sorted(named, key=lambda found: found[0]):
        cue = cue_before(folded, start)
        reading = read_name(folded, start, end, senses, cue)
        if reading:
            yield _mention(folded, start, reading, cue)


def _standing_alone(folded: Folded) -> Iterator[tuple[int, int, Senses]]:
    """Names that are no piece of a longer word or number; where the longest is one, a shorter name may stand there."""
    for start, end, senses in gazetteer().find(folded.text):
        if _may_stand(folded, start, end, senses):
            yield start, end, senses
            continue
        for at, piece in ((start, folded.text[start : end - 1]), (start + 1, folded.text[start + 1 : end])):
            shorter = [(at + first, at + last, senses) for first, last, senses in gazetteer().find(piece)]
            if alone := [found for found in shorter if _may_stand(folded, *found)]:
                yield from alone
                break


def _may_stand(folded: Folded, start: int, end: int, senses: Senses) -> bool:
    return stands_alone(folded, start, end) and (not senses.abbreviated or begins_word(folded, start, end))


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
        confidence=round(_trust(reading.kind, cue), 3),
        candidates=reading.districts,
        cue=cue.role,
        key=reading.key,
    )


def _trust(kind: str, cue: Cue) -> float:
    """Trust a landmark more that a word points at: ที่ตลาดวัดไทร against รถไฟสายวงเวียนใหญ่."""
    pointed = _POINTED_AT if cue.locates and not cue.role and "landmark" in kind else 1.0
    return _TRUST[kind] * cue.weight * pointed
