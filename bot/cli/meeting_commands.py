"""khaonet import meetings: what the networks did, from a table or a list."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from bot.cli.context import transaction
from bot.cli.refusals import RefusedError
from documents.table_workbook import read_table
from language.meeting_message import Record
from models.quarter import BANGKOK
from services.record_rows import record_from_row
from services.records import keep_record
from services.register_json import FieldError
from services.register_table import from_csv

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_SHOWN_ERRORS = 20
_HEADING_ROW = 1


@click.command("meetings")
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def import_meetings(file: Path, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Take meetings, activities, plans, opinions and communities from CSV, XLSX or JSON; all rows or none."""
    rows = _rows(file)
    with transaction() as (session, runtime):
        now = runtime.clock()
        records = _records(file, rows, now.astimezone(BANGKOK).date())
        for record in records:
            keep_record(session, record, now=now, by="import")
    counts = Counter(record.kind.value for record in records)
    told = ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items()))
    click.echo(json.dumps(counts) if as_json else f"Recorded: {told}.")


def _records(file: Path, rows: Iterable[tuple[str, Any]], today: date) -> list[Record]:
    records, errors = [], []
    for where, row in rows:
        try:
            records.append(record_from_row(row, today))
        except FieldError as error:
            errors.append(f"{where}: {error}")
    if errors:
        more = f"\n… and {len(errors) - _SHOWN_ERRORS} more" if len(errors) > _SHOWN_ERRORS else ""
        raise RefusedError(f"{file}: nothing was imported\n" + "\n".join(errors[:_SHOWN_ERRORS]) + more)
    if not records:
        raise RefusedError(f"{file}: holds no records")
    return records


def _rows(file: Path) -> list[tuple[str, Any]]:
    content = file.read_bytes()
    try:
        if content.startswith(b"PK"):
            return _of_table(read_table(content))
        text = content.decode("utf-8-sig")
        if text.lstrip()[:1] not in {"{", "["}:
            return _of_table(from_csv(text))
        document = json.loads(text)
    except ValueError as error:
        raise RefusedError(f"{file}: is neither JSON, CSV nor XLSX ({error})") from error
    rows = document.get("meetings") if isinstance(document, dict) else document
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise RefusedError(f'{file}: has no list of "meetings"')
    return [(f"record {number}", row) for number, row in enumerate(rows, start=1)]


def _of_table(table: Iterable[Sequence[Any]]) -> list[tuple[str, Any]]:
    lines = iter(table)
    heading = [str(name or "") for name in next(lines, [])]
    rows = ((number, dict(zip(heading, line, strict=False))) for number, line in enumerate(lines, _HEADING_ROW + 1))
    return [(f"row {number}", row) for number, row in rows if any(cell not in (None, "") for cell in row.values())]
