"""Thai typed with the keyboard left on English, as in `l;ylfu` for สวัสดี."""

import re
from functools import cache

from language.lexicon import words

_ENGLISH = "1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?`~"
_THAI = 'ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ_%'
_TO_THAI = str.maketrans(_ENGLISH, _THAI)

_THAI_LETTER = re.compile(r"[\u0e01-\u0e4e]")
_LATIN_LETTER = re.compile(r"[A-Za-z]")
_LONGEST_WORD = 12
_SHORTEST_WORD = 2
_SHORTEST_MESSAGE = 4
_ENOUGH = 0.6
_SAMPLE = 200


def turn_to_thai(text: str) -> str:
    """Spell what the same keys give on the Thai (Kedmanee) layout; one character for one."""
    return text.translate(_TO_THAI)


def repair_layout(text: str) -> str:
    """Give the Thai that was meant when English keys spell it, else the text unchanged; the length never changes."""
    if _THAI_LETTER.search(text) or len(_LATIN_LETTER.findall(text, 0, _SAMPLE)) < _SHORTEST_MESSAGE:
        return text
    turned = turn_to_thai(text)
    return turned if share_in_words(turned[:_SAMPLE]) >= _ENOUGH else text


def share_in_words(text: str) -> float:
    """Measure how much of a text, spaces aside, lies in everyday Thai words: 0 to 1."""
    covered = sum(map(_covered, re.findall(r"[\u0e01-\u0e4e]+", text)))
    return covered / max(len(text) - text.count(" "), 1)


def _covered(run: str) -> int:
    """How many letters of a run lie in frequent words, longest word first."""
    covered = position = 0
    while position < len(run):
        length = _word_at(run, position)
        covered += length
        position += length or 1
    return covered


def _word_at(run: str, position: int) -> int:
    known = _frequent()
    for length in range(min(_LONGEST_WORD, len(run) - position), _SHORTEST_WORD - 1, -1):
        if run[position : position + length] in known:
            return length
    return 0


@cache
def _frequent() -> frozenset[str]:
    return words("frequent_words")
