"""Who speaks in a file that parts names from words by a space only: names are what many lines begin with."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from language.chat_export.words import event_by, marker_of, unsent_by

_MOST_WORDS = 6
_LONGEST = 60
_NEARLY_ALL = 0.8
_NO_SURNAME = re.compile(
    r"แจ้ง|ขอ|สวัสดี|หวัดดี|ครับ|ค่ะ|คะ|จ้า|รับทราบ|ทราบ|ด่วน|ที่|มี|ตอนนี้|ช่วย|เมื่อ|วันนี้|ไฟ|น้ำ|ใคร|โอเค|เห็น|พบ|ยัง|ไม่|ได้|แล้ว"
    r"|ok|hello|hi\b|thank|please|@|https?:|[\W\d]*\d",
    re.IGNORECASE,
)
_ODD = re.compile(r"[\d.,;:/()\[\]{}=|<>%#\"“”]")


class Senders:
    """The names of a file, found by looking at all its lines once; the longest that fits is the sender."""

    def __init__(self, rests: Sequence[str], known: Iterable[str] = ()) -> None:
        self._names = {name for name in (*known, *_certain(rests)) if 0 < len(name) <= _LONGEST}
        tree = [rest.split(" ") for rest in rests if event_by(rest) is None and unsent_by(rest) is None]
        surnames = _words_after_many(tree)
        self._names |= set(_grow((), tree, self._names, surnames))

    def part(self, rest: str) -> tuple[str, str] | None:
        """Return sender and words of a line, its time taken off; None when it begins with no known name."""
        words = rest.split(" ", _MOST_WORDS)
        for count in range(min(len(words), _MOST_WORDS), 0, -1):
            name = " ".join(words[:count])
            if name in self._names:
                return name, rest[len(name) + 1 :]
        return None

    @staticmethod
    def guess(rest: str) -> tuple[str, str] | None:
        """Part the line of somebody who may have spoken only once; None when it does not begin like a name."""
        words = rest.split(" ")
        for count in range(1, min(len(words), _MOST_WORDS)):
            if marker_of(" ".join(words[count:])) is not None:
                return " ".join(words[:count]), " ".join(words[count:])
        name, _, text = rest.partition(" ")
        fits = bool(name) and len(name) <= _LONGEST // 2 and not _ODD.search(name)
        return (name, text) if fits and text.strip() else None


def _certain(rests: Sequence[str]) -> set[str]:
    """Return names that LINE's own words follow or tell: of a picture, an unsent message, somebody who joined."""
    begun = Counter(name for rest in rests for name in _beginnings(rest))
    found = {name for rest in rests for name in _told_by_line(rest)}
    for rest in rests:
        for name in _beginnings(rest):
            if begun[name] > 1 and marker_of(rest[len(name) + 1 :]) is not None:
                found.add(name)
    return found


def _beginnings(rest: str) -> list[str]:
    words = rest.split(" ", _MOST_WORDS)
    return [" ".join(words[:count]) for count in range(1, min(len(words), _MOST_WORDS))]


def _told_by_line(rest: str) -> list[str]:
    who = unsent_by(rest)
    if who is not None:
        return [who]
    event = event_by(rest)
    return list(event) if event is not None else []


def _words_after_many(lines: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return second words that follow different first words: people have the same words, not the same surname."""
    after: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        if len(line) > 1:
            after[line[1]].add(line[0])
    return frozenset(word for word, firsts in after.items() if len(firsts) > 1)


def _grow(
    name: tuple[str, ...], lines: Sequence[Sequence[str]], certain: set[str], common: frozenset[str]
) -> Iterable[str]:
    """Follow the words that lines begin with, as long as nearly all lines go on with few and the same words."""
    depth = len(name)
    branches: Mapping[str, list[Sequence[str]]] = _branches(lines, depth)
    heavy = {word: branch for word, branch in branches.items() if _is_heavy(word, branch, depth, common)}
    carried = sum(len(branch) for branch in heavy.values())
    if depth and (" ".join(name) in certain or depth == _MOST_WORDS or carried < len(lines) * _NEARLY_ALL):
        return [" ".join(name)]
    return [found for word, branch in heavy.items() for found in _grow((*name, word), branch, certain, common)]


def _branches(lines: Sequence[Sequence[str]], depth: int) -> dict[str, list[Sequence[str]]]:
    branches: dict[str, list[Sequence[str]]] = defaultdict(list)
    for line in lines:
        if len(line) > depth + 1:
            branches[line[depth]].append(line)
    return branches


def _is_heavy(word: str, branch: Sequence[Sequence[str]], depth: int, common: frozenset[str]) -> bool:
    if len(branch) < 2:  # noqa: PLR2004 - one line tells nothing
        return False
    if depth == 0:
        return word != ""
    goes_on_differently = len({line[depth + 1] for line in branch}) > 1
    is_word = word == "" or word in common or _NO_SURNAME.match(word) or marker_of(word) is not None
    return goes_on_differently and not is_word
