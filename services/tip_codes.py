"""A tip's code: short, easy to read aloud, and saying nothing."""

import re
import secrets

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_LENGTH = 6
_PATTERN = re.compile(r"(?<![A-Z0-9])T-?([2-9A-HJ-NP-Z]{6})(?![A-Z0-9])", re.IGNORECASE)


def new_code() -> str:
    """Return a new random code such as T-7KQ3MX."""
    return "T-" + "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))


def find_code(text: str) -> str | None:
    """Return the first tip code in a text, in its standard spelling."""
    match = _PATTERN.search(text)
    return f"T-{match[1].upper()}" if match else None


def without_code(text: str) -> str:
    """Return what a text says besides its tip codes."""
    return _PATTERN.sub(" ", text).strip()


def is_code_alone(text: str) -> bool:
    """Tell whether a text is a tip's code and nothing else: who writes that wants to see the tip."""
    return find_code(text) is not None and without_code(text) == ""
