"""Which writing system a message is in."""

import re
from collections import Counter
from enum import StrEnum


class Script(StrEnum):
    """A writing system seen in Bangkok's groups."""

    THAI = "thai"
    LATIN = "latin"
    BURMESE = "burmese"
    KHMER = "khmer"
    LAO = "lao"
    HAN = "han"
    NONE = "none"


_RUNS = re.compile(
    r"(?P<thai>[\u0e01-\u0e3a\u0e40-\u0e4e]+)"
    r"|(?P<latin>[A-Za-z\u00c0-\u024f]+)"
    r"|(?P<burmese>[\u1000-\u109f\uaa60-\uaa7f]+)"
    r"|(?P<khmer>[\u1780-\u17ff]+)"
    r"|(?P<lao>[\u0e81-\u0edf]+)"
    r"|(?P<han>[\u3400-\u9fff]+)"
)


def script_of(text: str) -> Script:
    """Tell the script most letters belong to; the first one met wins a tie; NONE without any such letter."""
    letters: Counter[str] = Counter()
    for run in _RUNS.finditer(text):
        letters[run.lastgroup or Script.NONE] += len(run.group())
    return Script(letters.most_common(1)[0][0]) if letters else Script.NONE
