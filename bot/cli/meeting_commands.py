"""khaonet import meetings: what the networks did, from a table or a list."""

import json
from collections import Counter
from functools import partial
from pathlib import Path

import click

from bot.cli.context import transaction
from bot.cli.imported_file import Numbered, Table, read_records
from models.quarter import BANGKOK
from services.record_rows import record_from_row
from services.records import keep_record

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_HEADING_ROW = 1


@click.command("meetings")
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def import_meetings(file: Path, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Take meetings, activities, plans, opinions and communities from CSV, XLSX or JSON; all rows or none."""
    with transaction() as (session, runtime):
        now = runtime.clock()
        today = now.astimezone(BANGKOK).date()
        records = read_records(file, "meeting", _of_table, partial(record_from_row, today=today))
        for record in records:
            keep_record(session, record, now=now, by="import")
    counts = Counter(record.kind.value for record in records)
    told = ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items()))
    click.echo(json.dumps(counts) if as_json else f"Recorded: {told}.")


def _of_table(table: Table) -> Numbered:
    lines = iter(table)
    heading = [str(name or "") for name in next(lines, [])]
    rows = ((number, dict(zip(heading, line, strict=False))) for number, line in enumerate(lines, _HEADING_ROW + 1))
    return [(number, row) for number, row in rows if any(cell not in (None, "") for cell in row.values())]
