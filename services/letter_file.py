"""The office's letter settings, read from its own TOML file."""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from datetime import date
from pathlib import Path
from types import NoneType
from typing import Any

from documents.letter_settings import LetterSettings
from language.phrases import letter as words

FORMS = ("memo", "letter")
_LISTS = frozenset({"address", "references", "copies_to"})
_KINDS: Mapping[str, tuple[tuple[type, ...], str]] = {
    "thai_digits": ((bool,), "true or false"),
    "dated": ((str, date, NoneType), "a day such as 2026-07-20"),
    "emblem_path": ((str, NoneType), "the name of a file in quotes"),
}


class LetterFileError(Exception):
    """The letter file cannot be used; the message names the file and what is wrong."""


def read_letter_file(path: str) -> LetterSettings:
    """Read the office's settings; an empty path gives the blank form that the product ships."""
    if not path:
        return letter_settings({})
    try:
        settings = letter_settings(tomllib.loads(Path(path).read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise LetterFileError(f"LETTER_FILE {path}: {error}") from error
    if settings.emblem_path is None:
        return settings
    # The office names the emblem as it lies beside its file; whoever draws it works in another folder.
    emblem = Path(path).resolve().parent / settings.emblem_path.expanduser()
    if not emblem.is_file():
        raise LetterFileError(f"LETTER_FILE {path}: emblem_path: there is no file {emblem}")
    return replace(settings, emblem_path=emblem)


def letter_settings(values: Mapping[str, Any]) -> LetterSettings:
    """Return settings from plain values; ValueError for a name that is no setting, or a value that cannot be one."""
    unknown = set(values) - {each.name for each in fields(LetterSettings)}
    if unknown:
        raise ValueError(f"no such setting: {', '.join(sorted(unknown))}")
    given = {key: _checked(key, value) for key, value in values.items()}
    merged: dict[str, Any] = {**words.BLANK_FORM, **given}
    emblem, dated = merged.get("emblem_path"), merged.get("dated")
    merged["emblem_path"] = Path(emblem) if emblem else None
    merged["dated"] = date.fromisoformat(dated) if isinstance(dated, str) else dated
    return LetterSettings(**merged)


def plain_values(settings: LetterSettings) -> dict[str, Any]:
    """Return the settings as JSON can hold them; `letter_settings` reads them back."""
    values = asdict(settings)
    dated, emblem = settings.dated, settings.emblem_path
    return {**values, "dated": dated.isoformat() if dated else None, "emblem_path": str(emblem) if emblem else None}


def _checked(key: str, value: object) -> object:
    """Return a setting's value, lists as tuples and a lone line as a list of one; ValueError says what it must be."""
    if key == "form" and value not in FORMS:
        raise ValueError(f"form: {value!r} is neither {' nor '.join(FORMS)}")
    if key in _LISTS:
        lines = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list | tuple) else None
        if lines is None or not all(isinstance(line, str) for line in lines):
            raise ValueError(f"{key}: must be a list of lines in quotes")
        return lines
    kinds, said = _KINDS.get(key, ((str,), "words in quotes"))
    is_right = isinstance(value, kinds)
    if not is_right:
        raise ValueError(f"{key}: must be {said}")
    return value
