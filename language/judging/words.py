"""Cutting a text into the words a model knows: longest first, by one automaton, in microseconds.

PyThaiNLP cuts better, and cuts the examples when a model is taught; at run time it would cost 80 MB and a second look.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz").__contains__


class Words:
    """A vocabulary, ready to cut texts."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._vocabulary = list(vocabulary)
        self._automaton = AhoCorasick(
            self._vocabulary, implementation=Implementation.ContiguousNFA, matchkind=MatchKind.LeftmostLongest
        )

    def cut(self, text: str) -> list[str]:
        """Return the known words of a lower-case text in order; what lies between them is passed over."""
        words = self._vocabulary
        return [
            words[index]
            for index, start, end in self._automaton.find_matches_as_indexes(text)
            if not (_LATIN(text[end - 1]) and (_LATIN(text[start - 1 : start]) or _LATIN(text[end : end + 1])))
        ]


def word_pieces(words: Sequence[str]) -> list[str]:
    """Name each word and each two words in a row, once, in order."""
    named = dict.fromkeys(f"\r{word}" for word in words)
    named.update(dict.fromkeys(f"\r{one} {other}" for one, other in pairwise(words)))
    return list(named)


def learn_vocabulary(texts: Iterable[str], *, least: int) -> list[str]:
    """Cut lower-case texts with PyThaiNLP and return the words of two letters or more met at least so often, sorted."""
    from pythainlp.tokenize import word_tokenize  # noqa: PLC0415 - heavy, and only teaching needs it

    met = Counter(word for text in texts for word in set(word_tokenize(text, engine="newmm")))
    return sorted(word for word, times in met.items() if times >= least and _is_word(word))


def _is_word(word: str) -> bool:
    return len(word) > 1 and not any(letter.isspace() or letter.isdigit() for letter in word) and word[0].isalpha()
