"""Known given and family names of Thailand, and what merely looks like one."""

import re
from functools import cache

from pythainlp.corpus import thai_family_names, thai_female_names, thai_male_names

from language.keyboard import share_in_words
from language.lexicon import words
from language.patterns import one_of

_SHORTEST_GIVEN = 3
_SHORTEST_FAMILY = 3
_SHORTEST_UNKNOWN_FAMILY = 4
_ORDINARY = 0.85
_PARTICLE = re.compile(one_of("ครับ คับ ค่ะ คะ จ้า จ้ะ หน่อย แล้ว เลย มาก ๆ มั้ย") + "|ไหม$")
_SHORTEST_START, _LONGEST_START = 3, 10


@cache
def given_names() -> frozenset[str]:
    """List the known given names of three letters or more."""
    return frozenset(name for name in thai_male_names() | thai_female_names() if len(name) >= _SHORTEST_GIVEN)


@cache
def _given_beginnings() -> frozenset[str]:
    return frozenset(name[:_SHORTEST_GIVEN] for name in given_names())


def may_begin_given(run: str) -> bool:
    """Tell cheaply whether a known given name may stand at the beginning of a run of letters."""
    return run[:_SHORTEST_GIVEN] in _given_beginnings()


@cache
def family_names() -> frozenset[str]:
    """List the known family names; most of those in use are missing."""
    return frozenset(name for name in thai_family_names() if len(name) >= _SHORTEST_FAMILY)


def is_given(word: str) -> bool:
    """Tell whether a word is a known given name."""
    return word in given_names() and word not in words("not_names")


def is_only_given(word: str) -> bool:
    """Tell whether a word is a known given name and no everyday word."""
    return is_given(word) and word not in words("frequent_words")


def may_be_family(word: str, *, is_expected: bool = False) -> bool:
    """Tell whether a word may be a family name: known, of the usual pieces, or long and not made of everyday words.

    Where one `is_expected`, as after a title and a given name, any word will do that is not an everyday one.
    """
    if word in family_names():
        return word not in words("not_names")
    if len(word) < _SHORTEST_UNKNOWN_FAMILY or _PARTICLE.search(word) or starts_ordinary(word):
        return False
    if word in words("frequent_words"):
        return False
    return is_expected or any(part in word for part in words("family_parts")) or share_in_words(word) < _ORDINARY


def starts_ordinary(word: str) -> bool:
    """Tell whether a word begins as verbs, places and particles do, never a name."""
    return any(
        word[:length] in words("not_names") for length in range(_SHORTEST_START, min(len(word), _LONGEST_START) + 1)
    )
