"""The office's letter settings, read from its own TOML file."""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path
from typing import Any

from documents.letter_settings import LetterSettings
from language.phrases import letter as words


class LetterFileError(Exception):
    """The letter file cannot be used; the message names the file and what is wrong."""


def read_letter_file(path: str) -> LetterSettings:
    """Read the office's settings; an empty path gives the blank form that the product ships."""
    if not path:
        return letter_settings({})
    try:
        return letter_settings(tomllib.loads(Path(path).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise LetterFileError(f"LETTER_FILE {path}: {error}") from error


def letter_settings(values: Mapping[str, Any]) -> LetterSettings:
    """Return settings from plain values; ValueError for a name that is no setting."""
    unknown = set(values) - {each.name for each in fields(LetterSettings)}
    if unknown:
        raise ValueError(f"no such setting: {', '.join(sorted(unknown))}")
    given = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
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
