"""What happens: the events people tell of, each with its words, how long it lasts and what it may be told as."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, Implementation

from language.normalise import normalise

_HEADING = re.compile(
    r"\[(?P<name>\w+) (?P<number>\d+)(?P<unit>[mhd])"
    r"(?: kin=(?P<kin>[\w,]+))?(?: over=(?P<over>[\w,]+))?(?P<vague> vague)?(?P<each> each)?\]"
)
_LATIN_PAIR = re.compile("[a-z]{2}")
_SYLLABLE_GOES_ON = re.compile("[ะ-ฺ็-๎]")
_VOWELS_BEFORE = frozenset("เแโใไ")
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_GAP = ".."
_WIDEST_GAP = 14


@dataclass(frozen=True, slots=True)
class Happening:
    """A kind of event: how long one such event goes on being told of, and the kinds it may be told as instead.

    A vague one, such as a jam or people hurt, may come of nearly anything else. Of those that befall each by himself,
    such as a wallet lost, one place may well see two.
    """

    name: str
    lasts: timedelta
    kin: frozenset[str]
    over: frozenset[str]
    terms: tuple[str, ...]
    vague: bool = False
    each: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """The pieces of all terms in one automaton; a term with a gap is two pieces in order."""

    automaton: AhoCorasick
    pieces: tuple[str, ...]
    whole: dict[str, tuple[str, ...]]
    gapped: dict[str, tuple[tuple[str, str], ...]]


def happening(name: str) -> Happening:
    """Return the kind of event of a name; KeyError when there is none."""
    return _happenings()[name]


def find_happenings(*texts: str) -> frozenset[str]:
    """Return the names of the kinds of events that normalised lower-case texts tell of, the sharpest ones only."""
    found = {name for text in texts for name in _met_in(text)}
    return frozenset(found - {vaguer for name in found for vaguer in happening(name).over})


def _met_in(text: str) -> Iterator[str]:
    words = _words()
    spans = words.automaton.find_matches_as_indexes(text, overlapping=True)
    met = [(words.pieces[index], start, end) for index, start, end in spans if _stands_alone(text, start, end)]
    yield from _whole(words, met)
    yield from _across_gaps(words, met)


def _whole(words: _Words, met: Sequence[tuple[str, int, int]]) -> Iterator[str]:
    """Name the events of whole terms, but of those that lie inside a longer one: ไหม้ in ไหม้หญ้า."""
    wide = [(start, end) for piece, start, end in met if piece in words.whole]
    for piece, start, end in met:
        if not any(s <= start and end <= e and e - s > end - start for s, e in wide):
            yield from words.whole.get(piece, ())


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a piece is no part of a word: no meth in something, no syllable that goes on, คนจร in คนจริง.

    Nor one whose vowel stands before it: ขาใหญ่ in เขาใหญ่.
    """
    before, after = text[max(0, start - 1) : start + 1], text[end - 1 : end + 1]
    if before[:-1] in _VOWELS_BEFORE:
        return False
    return not (_LATIN_PAIR.fullmatch(before) or _LATIN_PAIR.fullmatch(after) or _SYLLABLE_GOES_ON.match(text, end))


def _across_gaps(words: _Words, met: Sequence[tuple[str, int, int]]) -> Iterator[str]:
    for piece, _, end in met:
        for second, name in words.gapped.get(piece, ()):
            if any(other == second and end <= start <= end + _WIDEST_GAP for other, start, _ in met):
                yield name


@cache
def _happenings() -> dict[str, Happening]:
    found = [_read(block) for content in _contents() for block in re.split(r"^(?=\[)", content, flags=re.MULTILINE)[1:]]
    kin_of = {one.name: set(one.kin) for one in found}
    for one in found:
        for other in one.kin:
            kin_of[other].add(one.name)
    return {one.name: replace(one, kin=frozenset(kin_of[one.name])) for one in found}


def _contents() -> Iterator[str]:
    folder = files("language").joinpath("data", "sameness", "events")
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".txt"):
            yield file.read_text(encoding="utf-8")


def _read(block: str) -> Happening:
    first, *lines = block.splitlines()
    heading = _HEADING.fullmatch(first.strip())
    assert heading, first
    # All at once, for a lone English word may look like Thai typed on the wrong keyboard.
    terms = tuple(term for line in normalise("\n".join(lines)).lower().split("\n") for term in line.split("|") if term)
    lasts = int(heading["number"]) * _UNITS[heading["unit"]]
    kin, over = _names(heading["kin"]), _names(heading["over"])
    return Happening(heading["name"], lasts, kin, over, terms, bool(heading["vague"]), bool(heading["each"]))


def _names(listed: str | None) -> frozenset[str]:
    return frozenset(listed.split(",") if listed else ())


@cache
def _words() -> _Words:
    whole: dict[str, tuple[str, ...]] = {}
    gapped: dict[str, tuple[tuple[str, str], ...]] = {}
    for name, term in ((one.name, term) for one in _happenings().values() for term in one.terms):
        first, gap, second = term.partition(_GAP)
        if gap:
            gapped[first] = (*gapped.get(first, ()), (second, name))
            gapped.setdefault(second, ())
        else:
            whole[first] = (*whole.get(first, ()), name)
    pieces = tuple(sorted(whole.keys() | gapped.keys()))
    return _Words(AhoCorasick(pieces, implementation=Implementation.ContiguousNFA), pieces, whole, gapped)
