"""The words that speak for or against an incident, read from `language/data/lexicons` and found in one pass."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, Implementation

from language.judging.place_names import place_names
from language.labels import Category
from language.normalise import normalise

CATEGORIES = frozenset(map(str, Category))
DECOY = "decoy"
HARMLESS = frozenset({"mood.figure", "mood.greeting"})
PLACE_MARK = "ฯ"
_SYLLABLE = 3
_TONES = dict.fromkeys(range(0x0E47, 0x0E4D))
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz").__contains__
_LETTERS_A_TONE_IS_EXPECTED_IN = 45


@dataclass(frozen=True, slots=True)
class Cue:
    """A family of terms that say the same thing; `label` is how an officer would put it."""

    group: str
    name: str
    weight: int
    label: str

    @property
    def key(self) -> str:
        """Name the cue within all lexicons, as in `fire.flames`."""
        return f"{self.group}.{self.name}"


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue met in a text, with the words that showed it."""

    cue: Cue
    term: str
    start: int

    @property
    def end(self) -> int:
        """Give the position after the last character."""
        return self.start + len(self.term)


@dataclass(frozen=True, slots=True)
class Reading:
    """The cues of a text, and the text itself with the names of places blanked out."""

    hits: tuple[Hit, ...]
    text: str


PLACE = Cue(DECOY, "place", 0, "ชื่อสถานที่")


class Lexicon:
    """All cues of all lexicons, ready to be found in a text."""

    def __init__(self, cues: Mapping[str, Sequence[Cue]]) -> None:
        self._terms = list(cues)
        self._cues = [tuple(cues[term]) for term in self._terms]
        self._automaton = AhoCorasick(self._terms, implementation=Implementation.ContiguousNFA)

    def read(self, text: str) -> Reading:
        """Find every cue in a lower-case text, in order, without those that lie inside a longer rival."""
        spans = self._automaton.find_matches_as_indexes(text, overlapping=True)
        found = [
            Hit(cue, self._terms[index], start)
            for index, start, end in spans
            if _stands_alone(text, start, end)
            for cue in self._cues[index]
        ]
        kept = list(_unswallowed(found))
        return Reading(
            hits=tuple(hit for hit in kept if hit.cue.group != DECOY),
            text=_blank(text, [hit for hit in kept if hit.cue == PLACE]),
        )


def read_cues(text: str) -> Reading:
    """Find the cues of a normalised text; one typed without tone marks is read without them."""
    plain = text.lower()
    return _toneless().read(plain.translate(_TONES)) if _lost_its_tones(plain) else _lexicon().read(plain)


@cache
def _lexicon() -> Lexicon:
    return Lexicon(_by_term(toneless=False))


@cache
def _toneless() -> Lexicon:
    return Lexicon(_by_term(toneless=True))


def _by_term(*, toneless: bool) -> dict[str, list[Cue]]:
    cues: dict[str, list[Cue]] = defaultdict(list)
    for cue, term in _read_all():
        spelt = term.translate(_TONES) if toneless else term
        if cue not in cues[spelt]:
            cues[spelt].append(cue)
    return cues


def _read_all() -> Iterator[tuple[Cue, str]]:
    folder = files("language").joinpath("data", "lexicons")
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        group, _, ending = file.name.partition(".")
        if ending == "txt":
            yield from _read(group, file.read_text(encoding="utf-8"))
    yield from ((PLACE, _spell(name)) for name in place_names())


def _read(group: str, content: str) -> Iterator[tuple[Cue, str]]:
    cue: Cue | None = None
    for line in content.splitlines():
        if line.startswith("["):
            heading, _, label = line[1:].partition("]")
            name, _, weight = heading.partition(" ")
            cue = Cue(group, name, int(weight or 1), label.strip())
        elif cue is not None and not line.startswith("#"):
            yield from ((cue, term) for term in map(_spell, line.split("|")) if term)


def _spell(term: str) -> str:
    return normalise(term.strip()).lower()


def _unswallowed(hits: list[Hit]) -> Iterator[Hit]:
    """Leave out the cues inside a longer cue that explains them better, as ระเบิด in ลดระเบิด."""
    swallowing = [hit for hit in hits if _swallows(hit.cue)]
    for hit in hits:
        if not any(_inside(hit, other) for other in swallowing if other is not hit):
            yield hit


def _blank(text: str, places: Sequence[Hit]) -> str:
    """Put a mark for each name of a place; which place it is says nothing about what happened there."""
    pieces: list[str] = []
    done = 0
    for hit in places:
        if hit.start >= done:
            pieces += (text[done : hit.start], PLACE_MARK)
        done = max(done, hit.end)
    return "".join([*pieces, text[done:]])


def _inside(hit: Hit, other: Hit) -> bool:
    if not (other.start <= hit.start and hit.end <= other.end and len(other.term) > len(hit.term)):
        return False
    return other.cue.group not in CATEGORIES or hit.cue.group in CATEGORIES or len(hit.term) <= _SYLLABLE


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Refuse a Latin term inside a longer Latin word, as otp in footpath; Thai shows no word ends."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not ((_LATIN(before) and _LATIN(text[start])) or (_LATIN(after) and _LATIN(text[end - 1])))


def _swallows(cue: Cue) -> bool:
    return cue.group in CATEGORIES or cue.group == DECOY or cue.key in HARMLESS


def _lost_its_tones(text: str) -> bool:
    thai = sum("ก" <= letter <= "๎" for letter in text)
    marked = sum(ord(letter) in _TONES for letter in text)
    return thai > _LETTERS_A_TONE_IS_EXPECTED_IN and marked * _LETTERS_A_TONE_IS_EXPECTED_IN < thai
