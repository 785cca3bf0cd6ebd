"""What a few words are, by themselves: a cry for help, an event, a place alone."""

import re

from language.happenings import find_happenings
from language.normalise import normalise
from language.place import find_place

_CRY = re.compile(r"ช่วยด้วย|ช่วยที|[Hh]elp!")


def cries_for_help(text: str) -> bool:
    """Tell whether somebody cries for help."""
    return _CRY.search(text) is not None


def names_an_event(text: str) -> bool:
    """Tell whether a text names anything that happens."""
    return bool(find_happenings(normalise(text).lower()))


def is_a_place_alone(text: str) -> bool:
    """Tell whether a text says where, and nothing of what."""
    return bool(find_place(text).mentions) and not names_an_event(text)
