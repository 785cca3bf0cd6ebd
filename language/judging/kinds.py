"""What words name, by the hand-made list of `language/data/word_kinds.txt`: an unseen word falls in with its like."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise


def kind_signs(words: Sequence[str]) -> list[str]:
    """Name the kinds of the words, and each two kinds in a row, once, in order; words of no kind are passed over."""
    known = _kinds()
    met = list(chain.from_iterable(known.get(word, ()) for word in words))
    named = dict.fromkeys(f"\v{kind}" for kind in met)
    named.update(dict.fromkeys(f"\v{one} {other}" for one, other in pairwise(met)))
    return list(named)


def kind_of(sign: str) -> str:
    """Return the kind that a sign names; empty for two in a row and for any other sign."""
    return sign[1:] if sign.startswith("\v") and " " not in sign else ""


def words_with_a_kind() -> Iterable[str]:
    """Return every word of the list; they stand there as texts are read: normalised and in lower case."""
    return _kinds().keys()


@cache
def _kinds() -> Mapping[str, tuple[str, ...]]:
    kinds: dict[str, tuple[str, ...]] = {}
    listed = files("language").joinpath("data", "word_kinds.txt").read_text(encoding="utf-8")
    for line in listed.splitlines():
        kind, _, words = line.partition(":")
        for word in () if line.startswith("#") else words.strip().split(", "):
            kinds[word] = (*kinds.get(word, ()), kind)
    return kinds
