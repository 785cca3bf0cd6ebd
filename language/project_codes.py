"""Project codes in any spelling: 04060000-3707, 0406 0000 3707, ๐๔๐๖๐๐๐๐/๓๗๐๗, 3/สปท, or only the last four digits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from language.normalise import normalise

_FULL = re.compile(r"(?<![\d.,])((?:\d(?:[\s._/–-]{0,3}|\s?(?:ขีด|ทับ|แดช|dash)\s?)){11}\d)(?![\d,]*\d)")
_INDICATOR = re.compile(r"(?<![\d/])(\d{1,2})\s*/\s*([ก-ฮ](?:\.?[ก-ฮ]){2,3})\.?")
_LABEL = re.compile(r"(?<![\d/ก-ฮ])([ก-ฮ](?:\.?[ก-ฮ]){2,3})\.?\s?(\d{1,2})(?!\d|[./-]\d)")
_TAIL = re.compile(
    r"(?:รหัส(?:โครงการ)?(?:\s*(?:ลงท้าย|ท้าย))?|เลขท้าย|ลงท้าย(?:ด้วย)?|code|-)\s*(\d{4})(?!\d)", re.IGNORECASE
)
_BARE_TAIL = re.compile(r"(?<![\d./,-])(\d{4})(?![\d./,%-]|\s*(?:%|บาท|คน|จุด|ราย|เมตร))")
_TAIL_DIGITS = 4


@dataclass(frozen=True, slots=True)
class WrittenCode:
    """A code as a message writes it: the register's spelling, and where it stands in the normalised text."""

    code: str
    start: int
    end: int


def full_codes(text: str) -> list[WrittenCode]:
    """Return every twelve-digit code and indicator code in the normalised text, in order."""
    return sorted(_full(text), key=lambda written: written.start)


def tail_digits(text: str) -> list[WrittenCode]:
    """Return four-digit numbers that may be the end of a code: those named as one, else those that are no year."""
    named = [WrittenCode(match[1], *match.span()) for match in _TAIL.finditer(text)]
    return named or [WrittenCode(match[1], *match.span(1)) for match in _BARE_TAIL.finditer(text)]


def labels_in(text: str) -> list[WrittenCode]:
    """Return an office's own project labels such as สปท.13, dots and spaces left out, as สปท13."""
    return [WrittenCode(label_key(match[1], match[2]), *match.span()) for match in _LABEL.finditer(text)]


def label_key(office: str, number: str) -> str:
    """Return the one spelling under which a label is compared."""
    return re.sub(r"[.\s]", "", office) + number


def label_of_name(name: str) -> str | None:
    """Return the label that a project's name begins with (`สปท.13/โครงการ…`), in its one spelling."""
    match = re.match(r"\s*([ก-ฮ](?:\.?[ก-ฮ]){1,3})\.?\s*(\d{1,2})\s*/", normalise(name))
    return label_key(match[1], match[2]) if match else None


def _full(text: str) -> Iterator[WrittenCode]:
    for match in _FULL.finditer(text):
        digits = re.sub(r"\D", "", match[1])
        yield WrittenCode(f"{digits[:8]}-{digits[8:]}", *match.span())
    for match in _INDICATOR.finditer(text):
        yield WrittenCode(indicator_key(match[0]), *match.span())


def indicator_key(text: str) -> str:
    """Return an indicator's code without blanks and with its dot at the end: `3/สปท.`."""
    return re.sub(r"[\s.]", "", text) + "."
