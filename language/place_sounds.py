"""Names written as they sound: one key for the letters that Thai pronounces alike, for when nothing is spelt right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind
from rapidfuzz import fuzz

from language.folding import Folded
from language.gazetteer import Senses, gazetteer
from language.place_cues import Cue, cue_before, soi_after, stands_alone

_LONGEST_TEXT = 1000
_SHORTEST_NAME, _SHORTEST_KEY, _SHORTEST_BARE = 5, 4, 6
_SHORTEST_OWN_NAME, _SHORTEST_OF_KIND = 4, 5
_ALIKE = 70
_KIND = re.compile(r"วัด|โรงเรียน|โรงพยาบาล|โรงบาล|ตลาด|ชุมชน|คลอง|ถนน|แยก|สะพาน|หมู่บ้าน|บ้าน|สถานี|ตรอก|ซอย|มัสยิด")
_MADE_SHORT = re.compile(r"รร|รพ|สน(?=[ก-ฮ])|มรภ|มร|ท่า(?=[ก-ฮ])")
_CODA_NEXT = re.compile("(?:[ัื็][่้๊๋]?|[แโ][ก-ฮ])$")
_SPACE = re.compile(r"\s")

_SILENT = re.compile(r"(?:[ตทดธฎ](?=ร))?[ก-ฮ][ิุ]?์")
_MUTE = frozenset("ัะ็่้๊๋์ฺ")
_AFTER_ONSET = frozenset("ัาำิีึืฺุู็่้๊๋")
_LEADING = frozenset("เแโใไ")
_LATIN_ALIKE = {ord(letter): alike for letter, alike in zip("rjgbdvyz", "lckptwis", strict=True)}
_ONSETS = _LATIN_ALIKE | str.maketrans("ฆญณฎฏฑฒธภศษซฌฉฬรใีืู", "คยนดตทททพสสสชชลลไิึุ")
_CODAS = _LATIN_ALIKE | str.maketrans("จชซฌศษสดฎฏฐฑฒตถทธบปพฟภกขคฆณญรลฬใีืู", "ตตตตตตตตตตตตตตตตตปปปปปกกกกนนนนนไิึุ")
_LATIN = re.compile(r"([ptkcg])h|(.)\2")


@dataclass(frozen=True, slots=True)
class Sound:
    """The key of a text; character `i` of it was made of the text's characters `starts[i]` up to `ends[i]`."""

    key: str
    starts: list[int]
    ends: list[int]


@dataclass(frozen=True, slots=True)
class _Heard:
    """Every key with the spellings that sound so, and the machine that finds them in one pass."""

    spellings: tuple[tuple[tuple[str, Senses], ...], ...]
    machine: Any


def sound(text: str) -> Sound:
    """Give the key of a folded text: what is not heard is left out, letters that sound alike become one."""
    silent = {at for found in _SILENT.finditer(text) for at in range(*found.span())}
    silent |= {found.start() + 1 for found in _LATIN.finditer(text)}
    onsets, codas = text.translate(_ONSETS), text.translate(_CODAS)
    key: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    before = ""
    for at, (letter, following) in enumerate(zip(text, text[1:] + " ", strict=False)):
        if letter in _MUTE or at in silent:
            if ends and ends[-1] == at:
                ends[-1] = at + 1
        else:
            heard = onsets[at] if following in _AFTER_ONSET or before in _LEADING else codas[at]
            if not key or key[-1] != heard or heard.isdigit():
                key.append(heard)
                starts.append(at)
                ends.append(at + 1)
        before = letter
    return Sound("".join(key), starts, ends)


def hear_names(folded: Folded, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int, Senses]]:
    """Yield (start, end, senses) for what sounds like a name; `taken` are the spans already read."""
    heard, known = sound(folded.text[:_LONGEST_TEXT]), _known()
    read = {place for first, last in taken for place in range(first, last)}
    for number, first, last in known.machine.find_matches_as_indexes(heard.key):
        start, end = heard.starts[first], heard.ends[last - 1]
        if read.isdisjoint(range(start, end)) and _may_stand(folded, start, end):
            senses = _most_alike(folded.text[start:end], known.spellings[number])
            if senses and _is_sure(folded, start, end, senses, last - first):
                yield start, end, senses


def _most_alike(written: str, spellings: tuple[tuple[str, Senses], ...]) -> Senses | None:
    alike, _, senses = max(
        ((_likeness(written, spelling), -n, senses) for n, (spelling, senses) in enumerate(spellings)),
        key=lambda found: found[:2],
    )
    return senses if alike >= _ALIKE else None


def _likeness(written: str, spelling: str) -> float:
    """Compare the letters; the word for a kind of place must be there, and say nothing for the name after it."""
    kind = _KIND.match(spelling)
    if kind is None:
        return fuzz.ratio(written, spelling)
    name = spelling[kind.end() :]
    if not written.startswith(kind[0]) or len(name) < _SHORTEST_OWN_NAME:
        return 0.0
    return fuzz.ratio(written[kind.end() :], name)


def _may_stand(folded: Folded, start: int, end: int) -> bool:
    """Tell whether a stretch is no piece of a word, holds no space and begins a syllable."""
    first, last = folded.span(start, end)
    is_whole = folded.text[start].isascii() or not _SPACE.search(folded.original, first, last)
    return (
        is_whole and stands_alone(folded, start, end) and not _CODA_NEXT.search(folded.text[max(0, start - 2) : start])
    )


def _is_sure(folded: Folded, start: int, end: int, senses: Senses, length: int) -> bool:
    """Tell whether the name is long enough to be no chance: short ones need a soi's number or a word before them."""
    number, _ = soi_after(folded, end, must_announce=False)
    if number is not None and senses.road and senses.road.district_of(number):
        return True
    cue = cue_before(folded, start)
    shortest = _SHORTEST_OF_KIND if _KIND.match(folded.text, start) else _SHORTEST_BARE
    return length >= shortest or _announces(cue, senses)


def _announces(cue: Cue, senses: Senses) -> bool:
    return bool(cue.word in {"เขต", "แขวง"} or (cue.word and senses.road) or (cue.locates and senses.landmark))


@cache
def _known() -> _Heard:
    """Key the gazetteer's names; takes some 60 ms, once a process, when first needed."""
    known = gazetteer()
    table: dict[str, list[tuple[str, Senses]]] = {}
    for spelling, senses in zip(known.spellings, known.senses, strict=True):
        if len(spelling) < _SHORTEST_NAME or _is_unsure(spelling, senses):
            continue
        key = sound(spelling).key
        if len(key) >= _SHORTEST_KEY:
            table.setdefault(key, []).append((spelling, senses))
    machine = AhoCorasick(list(table), matchkind=MatchKind.LeftmostLongest)
    return _Heard(tuple(map(tuple, table.values())), machine)


def _is_unsure(spelling: str, senses: Senses) -> bool:
    """Tell whether a spelling is no name, one of another province, or begins with an abbreviation."""
    made_short = _MADE_SHORT.match(spelling) is not None
    return senses.kind == "decoy" or senses.abbreviated or senses.outside is not None or made_short
