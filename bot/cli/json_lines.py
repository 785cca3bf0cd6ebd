"""Reading JSON Lines files given on the command line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.cli.refusals import RefusedError


def read_json_lines(path: Path, *needed: str) -> Iterator[dict[str, Any]]:
    """Yield each line's object; refuses, naming the line, what is no object or lacks a needed field."""
    return (row for _, row in numbered_json_lines(path, *needed))


def numbered_json_lines(path: Path, *needed: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each line's object after the words for where it stands; refuses as `read_json_lines` does."""
    try:
        content = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(f"{path}: not UTF-8 text (byte {error.start})") from error
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            where = f"{path}, line {number}"
            yield where, _read(line, where, needed)


def _read(line: str, where: str, needed: tuple[str, ...]) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise RefusedError(f"{where}: not JSON") from error
    if not isinstance(row, dict):
        raise RefusedError(f"{where}: not a JSON object")
    missing = [field for field in needed if field not in row]
    if missing:
        raise RefusedError(f"{where}: without {', '.join(missing)}")
    return row
