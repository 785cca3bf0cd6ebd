"""Misspelt names, looked for only where a word announces one: เขต, แขวง, ถนน, ซอย, แยก."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice

from rapidfuzz import fuzz, process

from language.folding import Folded
from language.gazetteer import Senses, gazetteer

_ANNOUNCED = re.compile(r"เขต|แขวง|ถนน|ซอย|แยก")
_CLOSE = {"เขต": 82, "แขวง": 82, "ถนน": 86, "ซอย": 88, "แยก": 88}
_SHORTEST, _LONGEST = 5, 20
_MOST_TRIES = 8


def guess_misspelt(folded: Folded, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int, Senses]]:
    """Yield (start, end, senses) for what is nearly a name after its cue; `taken` are the spans already read."""
    read = {place for first, last in taken for place in range(first, last)}
    unread = (found for found in _ANNOUNCED.finditer(folded.text) if found.end() not in read)
    for found in islice(unread, _MOST_TRIES):
        start = found.end()
        guess = _closest(folded.text[start : start + _LONGEST], found[0])
        if guess:
            yield start, start + guess[1], guess[0]


def _closest(tail: str, cue: str) -> tuple[Senses, int] | None:
    best: tuple[float, int, Senses] | None = None
    for length, names in _names(cue).items():
        if length > len(tail) + 1:
            continue
        hit = process.extractOne(tail[:length], list(names), scorer=fuzz.ratio, score_cutoff=_CLOSE[cue])
        if hit and (best is None or (hit[1], length) > best[:2]):
            best = (hit[1], length, names[hit[0]])
    return (best[2], min(best[1], len(tail))) if best else None


@cache
def _names(cue: str) -> Mapping[int, dict[str, Senses]]:
    """Names that can follow the cue, by their length."""
    table: dict[int, dict[str, Senses]] = {}
    known = gazetteer()
    for spelling, senses in zip(known.spellings, known.senses, strict=True):
        if len(spelling) >= _SHORTEST and not spelling.isascii() and _fits(spelling, senses, cue):
            name = spelling.removeprefix("แยก") if cue == "แยก" else spelling
            table.setdefault(len(name), {})[name] = senses
    return dict(sorted(table.items()))


def _fits(spelling: str, senses: Senses, cue: str) -> bool:
    if cue == "เขต":
        return senses.district is not None
    if cue == "แขวง":
        return bool(senses.subdistricts)
    if cue == "แยก":
        return spelling.startswith("แยก")
    return senses.road is not None and not spelling[-1].isdigit()
