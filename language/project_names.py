"""Finds the projects a text names: by words in common, weighed by how few projects share them.

Names are compared by their runs of three characters, so that a letter too many or too few costs a letter and not the
match; words that every project uses weigh little; what the text says and no project has counts against all of them.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from language.normalise import normalise
from language.project_words import canonical, filler_spans, generic_spans, place_name_spans

_RUN = 3
_GENERIC = 0.2
_UNKNOWN = 0.55
_UNKNOWN_PLACE = 1.1
_UNKNOWN_LATIN = 0.25
_OTHER_PLACE = 0.6
_OFFICE = 0.8
_LEAST_WEIGHT = 0.12
_CANDIDATES = 60
_COMMON_SHARE = 0.2
_SHORTEST_STRETCH = 4
_ACCEPTED = 0.5
_ACCEPTED_OF_TALK = 0.36
_ACCEPTED_OF_OFFICE = 0.75
_LEAST_NAME = 1.2
_MUCH = 5.0
_LONG_FILLER = 6
_TIE = 0.86
_LEAST_SCORE = 1.6


@dataclass(frozen=True, slots=True)
class NamedProject:
    """What a project is found by."""

    code: str
    name: str
    fiscal_year: int
    agency: str
    kind: str = "project"


@dataclass(frozen=True, slots=True)
class Match:
    """A project and how much of what the text says it covers, 0 to 1; `name_weight` leaves its office out."""

    code: str
    share: float
    weight: float
    name_weight: float


@dataclass(frozen=True, slots=True)
class _Entry:
    project: NamedProject
    name_runs: frozenset[str]
    office_runs: frozenset[str]


@dataclass(slots=True)
class NameIndex:
    """The names of a register, ready to be searched; build it again when a name changes."""

    entries: list[_Entry] = field(default_factory=list)
    postings: dict[str, list[int]] = field(default_factory=dict)

    @staticmethod
    def of(projects: Iterable[NamedProject]) -> "NameIndex":
        """Build the index of these projects."""
        entries = [_entry(project) for project in projects]
        postings: defaultdict[str, list[int]] = defaultdict(list)
        for position, entry in enumerate(entries):
            for run in entry.name_runs | entry.office_runs:
                postings[run].append(position)
        return NameIndex(entries, dict(postings))

    def find(self, text: str, years: frozenset[int] = frozenset()) -> list[Match]:
        """Return every project that the text may mean, best first: those within reach of the best one.

        Only projects of the fiscal `years` are found, and only when they fit as well as those of other years.
        """
        subject = self.subject_of(text)
        everywhere = self.rank(subject)
        if not everywhere or not _is_meant(everywhere[0]):
            return []
        ranked = self.rank(subject, years) if years else everywhere
        return [match for match in ranked if match.weight >= everywhere[0].weight * _TIE]

    def subject_of(self, text: str) -> str:
        """Return what in the text may name a project: canonical, with everything else blanked out."""
        subject = list(canonical(text))
        for start, end in filler_spans("".join(subject)):
            if end - start >= _LONG_FILLER or not self._lies_in_a_name("".join(subject), start, end):
                subject[start:end] = " " * (end - start)
        return " ".join("".join(subject).split())

    def _lies_in_a_name(self, text: str, start: int, end: int) -> bool:
        """Tell whether the stretch is part of a longer word of the register, as ปิด is of วงจรปิด."""
        return any(self._joined_at(text, edge) for edge in (start, end))

    def _joined_at(self, text: str, edge: int) -> bool:
        """Tell whether the register's names run on over the edge."""
        around = text[max(edge - _RUN, 0) : edge + _RUN]
        runs = [around[at : at + _RUN] for at in range(len(around) - _RUN + 1)]
        crosses = edge not in (0, len(text)) and " " not in text[edge - 1 : edge + 1]
        return crosses and len(runs) > 1 and all(run in self.postings for run in runs)

    def rank(self, subject: str, years: frozenset[int] = frozenset()) -> list[Match]:
        """Return the candidates for a canonical subject without fillers, best first."""
        weights = self._weights(subject)
        total = sum(weights)
        if not total:
            return []
        reading = _Reading.of(subject, weights, total)
        matches = [self._match(position, reading) for position in self._candidates(subject, years)]
        return sorted(matches, key=lambda match: (-match.weight, match.code))

    def _weights(self, subject: str) -> list[float]:
        """Weigh each character: rare in the register is heavy, generic is light, unknown counts against all."""
        known = [0.0] * len(subject)
        for start in range(len(subject) - _RUN + 1):
            weight = self._rarity(subject[start : start + _RUN])
            known[start : start + _RUN] = [max(weight, old) for old in known[start : start + _RUN]]
        unknown = [_UNKNOWN_LATIN if character.isascii() else _UNKNOWN for character in subject]
        for start, end in place_name_spans(subject):
            unknown[start:end] = [_UNKNOWN_PLACE] * (end - start)
        weights = [0.0 if character == " " else k or u for character, k, u in zip(subject, known, unknown, strict=True)]
        for start, end in generic_spans(subject):
            weights[start:end] = [min(weight, _GENERIC) for weight in weights[start:end]]
        return weights

    def _rarity(self, run: str) -> float:
        sharing = len(self.postings.get(run, ()))
        if not sharing or " " in run:
            return 0.0
        everyone = len(self.entries) + 1
        return max(_LEAST_WEIGHT, math.log(everyone / sharing) / math.log(everyone))

    def _candidates(self, subject: str, years: frozenset[int]) -> list[int]:
        """Return the entries that share most with the subject, judged by its rarer runs."""
        limit = max(50, int(len(self.entries) * _COMMON_SHARE))
        score: Counter[int] = Counter()
        for run in _runs(subject):
            sharing = self.postings.get(run, ())
            if len(sharing) <= limit:
                weight = self._rarity(run)
                for position in sharing:
                    score[position] += weight  # type: ignore[assignment]
        if years:
            score = Counter({at: found for at, found in score.items() if self.entries[at].project.fiscal_year in years})
        return [position for position, _score in score.most_common(_CANDIDATES)]

    def _match(self, position: int, reading: "_Reading") -> Match:
        entry, weights = self.entries[position], reading.weights
        by_name, by_office = reading.covered(entry.name_runs), reading.covered_by_office(entry.office_runs)
        name_weight = sum(weights[place] for place in by_name)
        weight = name_weight + _OFFICE * sum(weights[place] for place in by_office - by_name)
        share = weight / reading.total
        if any(reading.names_other(place, by_name | by_office) for place in reading.places):
            share *= _OTHER_PLACE
        return Match(entry.project.code, share, weight, name_weight)


@dataclass(slots=True)
class _Reading:
    """A subject prepared once for being held against many names: its runs, its weights, the places it names."""

    subject: str
    weights: Sequence[float]
    total: float
    runs: list[str]
    places: list[tuple[int, int]]
    offices: dict[frozenset[str], set[int]] = field(default_factory=dict)

    @staticmethod
    def of(subject: str, weights: Sequence[float], total: float) -> "_Reading":
        runs = [subject[start : start + _RUN] for start in range(len(subject) - _RUN + 1)]
        return _Reading(subject, weights, total, runs, place_name_spans(subject))

    def covered(self, runs: frozenset[str]) -> set[int]:
        """Return the characters of the subject that lie in a stretch which the runs cover."""
        covered: set[int] = set()
        for start, end in _stretches([run in runs for run in self.runs]):
            stretch = range(start, end + _RUN - 1)
            if len(stretch) >= _SHORTEST_STRETCH or _stands_alone(self.subject, stretch):
                covered.update(stretch)
        return covered

    def covered_by_office(self, runs: frozenset[str]) -> set[int]:
        """Do the same for an office, once for all projects of it."""
        if runs not in self.offices:
            self.offices[runs] = self.covered(runs)
        return self.offices[runs]

    def names_other(self, place: tuple[int, int], covered: set[int]) -> bool:
        """Tell whether the subject's street, canal or the like is one of which the project says nothing."""
        return sum(at not in covered for at in range(*place)) >= _SHORTEST_STRETCH


def _is_meant(best: Match) -> bool:
    """Half of what is said must fit; less is enough when much fits and the rest is talk."""
    if best.share >= (_ACCEPTED if best.name_weight >= _LEAST_NAME else _ACCEPTED_OF_OFFICE):
        return best.weight >= _LEAST_SCORE
    return best.share >= _ACCEPTED_OF_TALK and best.name_weight >= _MUCH


def _entry(project: NamedProject) -> _Entry:
    # Both spellings count: who says อาสาสมัคร means the project whose name is shortened to อปพร, too.
    names = _runs(canonical(project.name)) | _runs(normalise(project.name).lower())
    return _Entry(project, frozenset(names), frozenset(_runs(canonical(project.agency))))


def _runs(text: str) -> set[str]:
    return {run for start in range(len(text) - _RUN + 1) if " " not in (run := text[start : start + _RUN])}


def _stretches(is_known: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the ends of each unbroken row of known runs."""
    start = 0
    for known, run in groupby(is_known):
        end = start + len(list(run))
        if known:
            yield start, end
        start = end


def _stands_alone(subject: str, stretch: range) -> bool:
    before, after = subject[: stretch.start][-1:], subject[stretch.stop :][:1]
    return before in ("", " ") and after in ("", " ")
