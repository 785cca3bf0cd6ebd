"""khaonet compare: are two accounts of one incident."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from bot.cli.json_lines import numbered_json_lines
from bot.cli.refusals import RefusedError
from language.moment import BANGKOK
from language.sameness import ENOUGH, Account, sameness


@click.command("compare")
@click.option(
    "--jsonl",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help='Pairs, one {"id", "a", "b"} a line; a and b have text, time, and district or lat and lng.',
)
@click.option("--json", "_as_json", is_flag=True, help="One JSON document a pair (the answer always is).")
def compare_command(jsonl: Path, _as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Tell of each pair of accounts whether they are one incident."""
    pairs = [
        (row["id"], _account(row["a"], f"{where}, a"), _account(row["b"], f"{where}, b"))
        for where, row in numbered_json_lines(jsonl, "id", "a", "b")
    ]
    for name, a, b in pairs:
        likely = sameness(a, b)
        answer = {"id": name, "same": likely >= ENOUGH, "score": round(likely, 3)}
        click.echo(json.dumps(answer, ensure_ascii=False))


def _account(side: object, where: str) -> Account:
    """Check one side of a pair; refuses, naming the line, what cannot be compared."""
    if not isinstance(side, dict):
        raise RefusedError(f"{where}: not a JSON object")
    if not isinstance(side.get("text"), str):
        raise RefusedError(f"{where}: text is not a string")
    district = side.get("district")
    if district is not None and not isinstance(district, str):
        raise RefusedError(f"{where}: district is not a string")
    return Account(side["text"], _time(side, where), district, _point(side, where))


def _time(side: dict[str, Any], where: str) -> datetime:
    try:
        moment = datetime.fromisoformat(side["time"])
    except (KeyError, TypeError, ValueError) as error:
        raise RefusedError(f"{where}: time is no date and time such as 2020-08-16T19:25:00+07:00") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=BANGKOK)


def _point(side: dict[str, Any], where: str) -> tuple[float, float] | None:
    latitude, longitude = side.get("lat"), side.get("lng")
    if latitude is None and longitude is None:
        return None
    if not (_is_number(latitude, 90) and _is_number(longitude, 180)):
        raise RefusedError(f"{where}: lat and lng are not both degrees")
    return float(latitude), float(longitude)  # type: ignore[arg-type]


def _is_number(value: object, limit: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and -limit <= value <= limit
