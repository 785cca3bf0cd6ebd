"""khaonet export tips."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import click

from bot.cli.context import transaction
from services.tip_export import Span, export_tips

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("tips")
@click.option("--format", "shape", type=click.Choice(["json", "csv", "xlsx", "geojson"]), default="json")
@click.option("--since", type=_DAY, help="The first day, in Bangkok.")
@click.option("--until", type=_DAY, help="The last day, in Bangkok.")
@click.option("--unsure", is_flag=True, help="Also what waits for an officer to say whether it is a tip.")
@click.option("--json", "_json", is_flag=True, hidden=True)
def tips(shape: str, since: datetime | None, until: datetime | None, *, unsure: bool, _json: bool) -> None:
    """Write tips with attachments, history and state to standard output; never an identity."""
    span = Span(since.date() if since else None, until.date() if until else None)
    with transaction() as (session, _):
        rows = list(export_tips(session, span, with_unsure=unsure))
    click.echo(_WRITERS[shape](rows), nl=False)


def _as_json(rows: list[dict[str, Any]]) -> bytes:
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode()


def _as_csv(rows: list[dict[str, Any]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_flat(rows[0]) if rows else _COLUMNS)
    writer.writerows(_flat(row).values() for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _as_xlsx(rows: list[dict[str, Any]]) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - only this format needs it

    book = Workbook(write_only=True)
    sheet = book.create_sheet("tips")
    sheet.append(list(_flat(rows[0])) if rows else _COLUMNS)
    for row in rows:
        sheet.append(list(_flat(row).values()))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _as_geojson(rows: list[dict[str, Any]]) -> bytes:
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [row["lng"], row["lat"]]} if row["lat"] is not None else None,
            "properties": {key: value for key, value in row.items() if key not in {"lat", "lng"}},
        }
        for row in rows
    ]
    return (json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False) + "\n").encode()


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value for name, value in row.items()
    }


_COLUMNS = (
    *("code", "state", "category", "urgency", "district", "subdistrict", "lat", "lng", "text", "happened_at"),
    *("reported_at", "group", "network", "channel", "message_ids", "attachments", "incident", "history", "witnesses"),
)
_WRITERS: Mapping[str, Callable[[list[dict[str, Any]]], bytes]] = {
    "json": _as_json,
    "csv": _as_csv,
    "xlsx": _as_xlsx,
    "geojson": _as_geojson,
}
