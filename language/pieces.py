"""A piece of a story: a text that looks like talk alone, and belongs to a story when one is being told."""

import re

from language.continuation import Part, read_continuation
from language.personal_data import find_personal_data
from language.place import find_place

_LAUGH = re.compile(r"[5๕]{3,}")


def is_piece(text: str) -> bool:
    """Tell whether a text corrects, takes back, closes, or adds a fact: a number, a place, a name, a plate."""
    part = read_continuation(text).part
    if part is not Part.ADDS:
        return part is not Part.TALKS
    return bool(re.search(r"\d", _LAUGH.sub("", text)) or find_place(text).mentions or find_personal_data(text))
