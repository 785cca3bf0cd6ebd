"""A tip's code: short, easy to read aloud, and saying nothing; known again however people type it."""

import re
import secrets

from language.tip_talk import asks, says_more

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_LENGTH = 6
_SIX = "[2-9A-HJ-NP-Z]{6}"
_CODE = re.compile(rf"(?<![A-Z0-9])T( ?-? ?)({_SIX})(?![A-Z0-9])", re.IGNORECASE)
_BARE = re.compile(rf"(?<![A-Z0-9-])(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])({_SIX})(?![A-Z0-9-])", re.IGNORECASE)
_NEARLY = re.compile(
    r"(?<![A-Z0-9])T ?- ?[A-Z0-9]{3,10}(?![A-Z0-9])|รหัส[^A-Z0-9]{0,3}[A-Z0-9]{4,7}(?![A-Z0-9-])", re.IGNORECASE
)
_TYPED = str.maketrans("๐๑๒๓๔๕๖๗๘๙‐‑‒–—―−", "0123456789-------")


def new_code() -> str:
    """Return a new random code such as T-7KQ3MX."""
    return "T-" + "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))


def plain(text: str) -> str:
    """Return a text of the same length whose digits are Arabic and whose dashes are hyphens."""
    return text.translate(_TYPED)


def find_code(text: str) -> str | None:
    """Return the first tip code in a text, in its standard spelling; a word that only looks like one is none."""
    match = _find(text)
    return f"T-{match[match.re.groups].upper()}" if match else None


def without_code(text: str) -> str:
    """Return what a text says besides its tip code."""
    match = _find(text)
    return f"{text[: match.start()]} {text[match.end() :]}".strip() if match else text.strip()


def is_code_alone(text: str) -> bool:
    """Tell whether a text is a tip's code and nothing else: who writes that wants to see the tip."""
    return find_code(text) is not None and without_code(text) == ""


def is_nearly_a_code(text: str) -> bool:
    """Tell whether a text is about a code that was typed with too few, too many or the wrong characters."""
    match = _NEARLY.search(plain(text))
    return match is not None and not says_more(_around(text, match))


def _find(text: str) -> re.Match[str] | None:
    typed = plain(text)
    for match in _CODE.finditer(typed):
        if _is_sure(match) or not says_more(_around(text, match)):
            return match
    bare = _BARE.search(typed)
    if bare is None:
        return None
    rest = _around(text, bare)
    return bare if not rest.strip() or asks(rest) else None


def _is_sure(match: re.Match[str]) -> bool:
    """Tell a code from a word such as "trapped" or "T-shaped" by its digits, or by a dash between capitals."""
    if " " in match[1]:
        return False
    return any(sign.isdigit() for sign in match[2]) or (match[1] == "-" and match[0].isupper())


def _around(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"
