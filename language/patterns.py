"""Small bricks for regular expressions over Thai."""

import re

THAI_RUN = "[ก-๎]"
"""Any Thai letter, vowel or tone; no digits."""


def one_of(alternatives: str) -> str:
    """Build a group matching any of the space-separated words, the longest that fits; `_` stands for a space."""
    literal = (re.escape(word.replace("_", " ")) for word in sorted(alternatives.split(), key=len, reverse=True))
    return f"(?:{'|'.join(literal)})"
