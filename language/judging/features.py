"""What the learned model looks at: pieces and words of the text, the cues met in it, and its shape."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from language.judging.cues import CATEGORIES, PLACE_MARK, Hit, Reading
from language.judging.kinds import kind_signs
from language.judging.rules import category_votes
from language.judging.words import Words, word_pieces
from language.labels import Category

_SHORTEST_PIECE, _LONGEST_PIECE = 3, 4
_HEAD, _TAIL = 600, 200
_SURE_LEAD = 15
_NEAR = 18
_TURNS = frozenset({"mood", "report", "foreign"})
_DIGIT = re.compile(r"\d")
_SPACE = re.compile(r"\s+")

_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("project code", r"\d{8}\s?-\s?\d{4}"),
        ("percent", r"\d\s?(%|เปอร์|percent)"),
        ("how many percent", r"กี่\s?(%|เปอร์)"),
        ("money", r"\d\s?(บาท|ล้าน|แสน|หมื่น|฿|baht)"),
        ("report number", r"ครั้งที่\s?\d"),
        ("year", r"(ปี|ปีงบ|ปีงบประมาณ|fy)\s?\d{2,4}"),
        ("quarter", r"(ไตรมาส|รอบ 3 เดือน|\bq[1-4]\b|ไตรมาศ)"),
        ("question mark", r"\?"),
        ("exclamation", r"!"),
        ("link", r"https?:|www\.|\.com|\.me/|bit\.ly|lin\.ee"),
        ("time", r"\d{1,2}[.:]\d{2}\s?(น\.?|$|\s)"),
        ("telephone", r"0\d[\d -]{7,11}"),
        ("quoted", r"[\"“”«»]"),
        ("lines", r"\n.*\n"),
        ("bullets", r"\n\s*[-•*✅✔️🔥📌]"),
        ("laugh", r"5{2,}|ฮ่าๆ|😂|🤣"),
        ("no thai", r"^[^\u0e01-\u0e4e]*$"),
        ("polite question end", r"(ไหม|มั้ย|มั๊ย|ยัง|เหรอ|หรอ|ปะ|ป่ะ|เปล่า)\s?(ครับ|คับ|ค่ะ|คะ|ฮะ|จ๊ะ|อ่ะ|อะ)*\s?\??$"),
        ("formal opening", r"^(เรียน|กราบเรียน)"),
        ("code of a tip", r"\b[a-z]{1,4}-?\d{3,}\b"),
        ("hashtag", r"#\w"),
        ("plan words", r"ตามแผน|กว่าแผน"),
    )
)


@dataclass(frozen=True, slots=True)
class Features:
    """The two blocks of features; each is weighed by its own size."""

    pieces: Sequence[str]
    signs: Sequence[str]


def features_of(reading: Reading, words: Words) -> Features:
    """Describe a text that was read, with the words a model knows; the order is fixed by the text."""
    signs = dict.fromkeys(_signs(reading.text, reading.hits))
    cut = words.cut(reading.text)
    pieces = [*_pieces(reading.text), *word_pieces(cut)]
    return Features(pieces, [*(f"\t{sign}" for sign in signs), *kind_signs(cut)])


def shorten(text: str) -> str:
    """Keep the beginning and the end of a long text, where people say what they want."""
    return text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]} {text[-_TAIL:]}"


def _pieces(text: str) -> list[str]:
    padded = f" {_SPACE.sub(' ', _DIGIT.sub('0', text))} "
    pieces: dict[str, None] = {}
    for size in range(_SHORTEST_PIECE, _LONGEST_PIECE + 1):
        pieces.update(dict.fromkeys([padded[at : at + size] for at in range(len(padded) - size + 1)]))
    return list(pieces)


def _signs(text: str, hits: Sequence[Hit]) -> Iterable[str]:
    yield from (hit.cue.key for hit in hits)
    ranked = category_votes(hits).most_common(2)
    yield from _vote_signs(ranked)
    yield from _joint_signs(hits, ranked[0][0] if ranked else "nothing")
    yield f"length {min(len(text), 160).bit_length()}"
    yield f"places {min(text.count(PLACE_MARK), 2)}"
    yield from (name for name, pattern in _SHAPES if pattern.search(text))
    if hits:
        yield f"first {hits[0].cue.key}"
        yield f"last {hits[-1].cue.key}"


def _joint_signs(hits: Sequence[Hit], about: str) -> Iterable[str]:
    """Say what a sum of single words cannot: an incident that is feared, told as news, closed or happening now."""
    starts = [hit.start for hit in hits if hit.cue.group in CATEGORIES]
    beside = "an incident" if starts else "nothing"
    for hit in hits:
        if hit.cue.group == "harm":
            yield f"{hit.cue.name} of {about}"
        elif hit.cue.group in _TURNS:
            yield f"{hit.cue.key} with {beside}"
            if any(-_NEAR < start - hit.start < _NEAR for start in starts):
                yield f"{hit.cue.key} near an incident"


def _vote_signs(ranked: Sequence[tuple[Category, int]]) -> Iterable[str]:
    if not ranked:
        yield "no vote"
        return
    lead = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0)
    yield f"vote {ranked[0][0]}"
    if lead >= _SURE_LEAD:
        yield f"clear vote {ranked[0][0]}"
    if len(ranked) > 1:
        yield f"second vote {ranked[1][0]}"
