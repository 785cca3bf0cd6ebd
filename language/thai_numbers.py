"""Numbers as people say them: เจ็ดสิบห้า, สองแสนสามหมื่น, หมื่นห้า, 1.5 ล้าน."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from language.patterns import one_of

_DIGITS = {
    "ศูนย์": 0, "หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9,
}  # fmt: skip
_UNITS = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000}
_HALF, _POINT = "ครึ่ง", "จุด"
_MILLION = _UNITS["ล้าน"]
_THOUSAND = _UNITS["พัน"]
_TEN = _UNITS["สิบ"]

# Each word, kept from matching inside the everyday words that contain it (สามี, ห้าง, เรียบร้อย, พันธุ์, แสนแสบ ...).
_WORDS = (
    r"ศูนย์|หนึ่ง|เอ็ด|สอง(?!แถว)|ยี่(?=สิบ)|สาม(?!ี|เสน|ย่าน|พราน|โคก|วา(?!น))|สี่(?!แยก|พระยา)"
    r"|ห้า(?!ง(?!า)|ม(?![ีาิ]|กรา))|(?<!โก)หก(?!ล้ม|เลอะ|ราด)|เจ็ด|แปด(?!ริ้ว|เปื้อน)|เก้า(?!อี้)"
    r"|สิบ(?!เอก|โท|ตรี|ตำรวจ|ล้อ)|(?<!เรียบ)ร้อย(?!ตำรวจ|ตรี|โท|เอก|ไหม|มาลัย)"
    r"|(?<!สัม)(?<!ผูก)พัน(?!ธ|กัน|ตำรวจ|ตรี|โท|เอก|ท้าย)|หมื่น|แสน(?!แสบ|สุข|สาหัส)|(?<!หัว)ล้าน(?!นา|ช้าง)|ครึ่ง|จุด"
)
_FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TOKEN = re.compile(rf"(?P<figures>(?<![\d.,/-])(?:{_FIGURES})(?![\d/%]|[.,-]\d))|(?P<word>{_WORDS})")
_COUNTED_THINGS = one_of(
    "เปอร์เซ็นต์ เปอร์เซนต์ เปอร์ บาท คน ราย ครั้ง จุด แห่ง ครัวเรือน รุ่น ชุด หลัง เครื่อง ต้น ตัว วัน เดือน ปี เขต โครงการ เรื่อง"
)
_COUNTED = re.compile(rf" ?(?:%|{_COUNTED_THINGS})")
_ORDINAL = re.compile(one_of("ไตรมาส ไตรมาสที่ ครั้งที่ รุ่น รุ่นที่ รอบ รอบที่ งวด งวดที่ วันที่ ระดับ ระดับที่ ปี เหลือ ได้") + " ?$")
_ORDINAL_REACH = 10
_LONGEST_NUMBER = 14
_LONGEST_RUN = 60


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str

    @property
    def is_word(self) -> bool:
        return self.text in _DIGITS or self.text in _UNITS or self.text in {_HALF, _POINT}


def read_number(text: str) -> float | None:
    """Read a text that is one number, in figures, words or both; None when it is anything else."""
    tokens = _tokens(text.strip())
    runs = _runs(tokens)
    if len(runs) != 1 or (tokens[0].start, tokens[-1].end) != (0, len(text.strip())):
        return None
    return _value([token.text for token in tokens])


def replace_number_words(text: str) -> str:
    """Put figures where a number stands in words; a lone word such as สอง only before what it counts."""
    pieces: list[str] = []
    done = 0
    for run in _runs(_tokens(text)):
        for group in _numbers_in(run) if _is_worth_reading(run) else ():
            start, end = group[0].start, group[-1].end
            if _is_meant(text, group):
                pieces += (text[done:start], _in_figures([token.text for token in group]))
                done = end
    return "".join([*pieces, text[done:]])


def _tokens(text: str) -> list[_Token]:
    return [_Token(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(text)]


def _runs(tokens: Sequence[_Token]) -> list[list[_Token]]:
    """Group tokens that stand together, at most one space apart; two figures in a row are two numbers."""
    runs: list[list[_Token]] = []
    for token in tokens:
        if runs and token.start - runs[-1][-1].end <= 1 and (token.is_word or runs[-1][-1].is_word):
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _numbers_in(run: list[_Token]) -> list[list[_Token]]:
    """Cut a run into the longest pieces that are numbers, from the left; other tokens are left out."""
    numbers: list[list[_Token]] = []
    start = 0
    while start < len(run):
        window = run[start : start + _LONGEST_NUMBER]
        length = next(
            (n for n in range(len(window), 0, -1) if _value([token.text for token in window[:n]]) is not None), 0
        )
        if length:
            numbers.append(window[:length])
        start += length or 1
    return numbers


def _is_meant(text: str, group: Sequence[_Token]) -> bool:
    """Tell a number in words from figures, and from one word that only looks like a number."""
    if not any(token.is_word for token in group) or {token.text for token in group} <= {_HALF, _POINT}:
        return False
    counted = _COUNTED.match(text, group[-1].end)
    if counted or text[group[0].start : group[-1].end] == "ร้อยเอ็ด":
        return bool(counted)
    before = text[max(0, group[0].start - _ORDINAL_REACH) : group[0].start]
    return len(group) > 1 or bool(_ORDINAL.search(before))


def _is_worth_reading(run: Sequence[_Token]) -> bool:
    return len(run) <= _LONGEST_RUN and any(token.is_word for token in run)


def _in_figures(tokens: Sequence[str]) -> str:
    if len(tokens) > 1 and _are_dictated(tokens):
        return _joined(tokens)
    value = _value(tokens) or 0.0
    return str(int(value)) if value == int(value) else f"{value:.10g}"


def _value(tokens: Sequence[str]) -> float | None:
    if _POINT in tokens:
        return _decimal(tokens)
    return float(_joined(tokens)) if _are_dictated(tokens) else _composed(tokens)


def _are_dictated(tokens: Sequence[str]) -> bool:
    """Tell digits said one by one, as in a telephone number."""
    return all(token in _DIGITS and token not in {"เอ็ด", "ยี่"} for token in tokens)


def _joined(tokens: Sequence[str]) -> str:
    return "".join(str(_DIGITS[token]) for token in tokens)


def _decimal(tokens: Sequence[str]) -> float | None:
    """Read `สิบสอง จุด ห้า`: the digits after the point are said one by one."""
    at = tokens.index(_POINT)
    whole = _value(tokens[:at]) if at else None
    fraction = [token if token.isdigit() else str(_DIGITS.get(token, "")) for token in tokens[at + 1 :]]
    if whole is None or not fraction or not all(fraction):
        return None
    return float(f"{int(whole)}.{''.join(fraction)}")


def _composed(tokens: Sequence[str]) -> float | None:
    sum_ = _Sum()
    return sum_.total() if all(map(sum_.take, tokens)) else None


class _Sum:
    """A number being put together from left to right."""

    def __init__(self) -> None:
        self._millions = 0.0
        self._rest = 0.0
        self._pending: float | None = None
        self._spoken_one = False
        self._unit = 0

    def take(self, word: str) -> bool:
        """Add one word; false when it cannot follow what came before."""
        if word == "ล้าน":
            return self._take_million()
        if word in _UNITS:
            return self._take_unit(_UNITS[word])
        if word == _HALF:
            return self._take_half()
        return self._take_number(word)

    def total(self) -> float | None:
        """Give the number so far; a last lone digit counts tenths of its unit, as in หมื่นห้า."""
        last = self._pending or 0.0
        if self._unit >= _THOUSAND and last < _TEN and last == int(last) and not self._spoken_one:
            last *= self._unit / _TEN
        return self._millions + self._rest + last

    def _take_number(self, word: str) -> bool:
        if self._pending is not None:
            return False
        self._pending = float(_DIGITS[word]) if word in _DIGITS else float(word.replace(",", ""))
        self._spoken_one = word == "เอ็ด"
        return self._unit == 0 or self._pending < self._unit

    def _take_unit(self, unit: int) -> bool:
        if (self._unit and unit >= self._unit) or (self._pending is not None and self._pending >= _TEN > unit // _TEN):
            return False
        self._rest += unit if self._pending is None else self._pending * unit
        self._pending, self._unit = None, unit
        return True

    def _take_million(self) -> bool:
        before = self._rest + (self._pending or 0.0)
        self._millions = (self._millions + (before or 1.0)) * _MILLION
        self._rest, self._pending, self._unit = 0.0, None, _MILLION
        return True

    def _take_half(self) -> bool:
        if self._pending is not None:
            return False
        if not self._unit:
            self._pending = 0.5
            return True
        self._rest += self._unit / 2
        self._unit = 1
        return True
