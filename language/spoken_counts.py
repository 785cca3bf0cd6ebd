"""Small counts inside words for time: a pattern for them, and their values."""

from language.thai_numbers import read_number

_ONES = "หนึ่ง|นึง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า"
COUNT = (
    rf"(?:(?<![\d.,/-])\d{{1,3}}(?![\d/]|[.,-]\d)|(?:ยี่|สอง|สาม|สี่|ห้า)?สิบ(?:เอ็ด|{_ONES})?|สองสาม|สามสี่|{_ONES}|ครึ่ง|หลาย)"
)
"""A pattern for how many hours, days or months: figures, words, ครึ่ง or หลาย."""

_VAGUE = {"หลาย": 3.0, "สองสาม": 3.0, "สามสี่": 4.0, "นึง": 1.0, "ครึ่ง": 0.5}


def count_of(written: str) -> float:
    """Give the value of what `COUNT` matched; several counts as three."""
    if written in _VAGUE:
        return _VAGUE[written]
    return read_number(written) or 0.0
