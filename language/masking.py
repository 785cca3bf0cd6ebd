"""The one function that all output of citizens' text goes through."""

from language.personal_data import PersonalDatum, find_personal_data
from language.phrases.personal_data import MASKS


def mask(text: str) -> str:
    """Replace personal data by words for its kind; masking a masked text changes nothing."""
    # What stands around a mask can make the next number stand out, so it goes on until nothing more is found.
    while found := find_personal_data(text):
        text = _replace(text, found)
    return text


def _replace(text: str, found: tuple[PersonalDatum, ...]) -> str:
    pieces: list[str] = []
    done = 0
    for datum in found:
        pieces += (text[done : datum.start], MASKS[datum.type])
        done = datum.end
    return "".join([*pieces, text[done:]])
