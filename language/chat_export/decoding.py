"""Bytes into lines: UTF-8 and UTF-16 with or without a mark, else Thai Windows; hidden marks taken out."""

import re

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_LINE_END = re.compile(r"\r\n|\n|\r")
_SAMPLE = 20_000
_NULLS_OF_UTF16 = 0.05
_FEW_BROKEN = 0.01
REPLACED = "\ufffd"
"""Stands in a line wherever bytes could not be read."""


def lines_of(content: bytes) -> list[str]:
    """Return the file's lines without directional and zero-width marks; never raises, whatever the bytes."""
    return _LINE_END.split(_HIDDEN.sub("", _decode(content)))


def _decode(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    sample = content[:_SAMPLE]
    if sample.count(0) > len(sample) * _NULLS_OF_UTF16:
        little = sample[1::2].count(0) > sample[0::2].count(0)
        return content.decode("utf-16-le" if little else "utf-16-be", errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", errors="replace")
    return text if text.count(REPLACED) <= len(text) * _FEW_BROKEN else content.decode("cp874", errors="replace")
