"""A file of rows as a user brings it: JSON, CSV or XLSX; read whole or refused with all that is wrong in it."""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from bot.cli.refusals import RefusedError
from documents.table_workbook import read_table
from services.register_json import FieldError
from services.register_table import from_csv

_SHOWN_ERRORS = 20

Found = TypeVar("Found")
Table = Iterable[Sequence[Any]]
Numbered = Iterable[tuple[int, dict[str, Any]]]


def read_records(
    file: Path, noun: str, rows_of: Callable[[Table], Numbered], read: Callable[[Any], Found]
) -> list[Found]:
    """Return what `read` makes of each row of the file.

    `noun` is the singular of what a row is and of the list's name in JSON; `rows_of` numbers the rows of a table.

    Raises:
        RefusedError: the file is none of the three kinds, holds nothing, or `read` raised FieldError for any row.

    """
    found, errors = [], []
    for where, row in _rows(file, noun, rows_of):
        try:
            found.append(read(row))
        except FieldError as error:
            errors.append(f"{where}: {error}")
    if errors:
        more = f"\n… and {len(errors) - _SHOWN_ERRORS} more" if len(errors) > _SHOWN_ERRORS else ""
        raise RefusedError(f"{file}: nothing was imported\n" + "\n".join(errors[:_SHOWN_ERRORS]) + more)
    if not found:
        raise RefusedError(f"{file}: holds no {noun}s")
    return found


def _rows(file: Path, noun: str, rows_of: Callable[[Table], Numbered]) -> list[tuple[str, Any]]:
    content = file.read_bytes()
    try:
        if content.startswith(b"PK"):
            return [(f"row {number}", row) for number, row in rows_of(read_table(content))]
        text = content.decode("utf-8-sig")
        if text.lstrip()[:1] not in {"{", "["}:
            return [(f"row {number}", row) for number, row in rows_of(from_csv(text))]
        document = json.loads(text)
    except (ValueError, KeyError) as error:
        raise RefusedError(f"{file}: is neither JSON, CSV nor XLSX of {noun}s ({error})") from error
    rows = document.get(f"{noun}s") if isinstance(document, dict) else document
    if not isinstance(rows, list):
        raise RefusedError(f'{file}: has no list of "{noun}s"')
    return [(f"{noun} {number}", row) for number, row in enumerate(rows, start=1)]
