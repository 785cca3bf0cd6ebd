"""khaonet ask, khaonet progress: the register's answer to a text, and what a text reports."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from bot.cli.context import transaction
from bot.cli.json_lines import read_json_lines
from bot.cli.refusals import RefusedError
from services.asking import Answer, answer
from services.progress import understand
from services.progress_words import as_json

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
Work = Callable[[Session, dict[str, Any], datetime], dict[str, Any]]


@click.command("ask")
@click.argument("text", required=False)
@click.option("--jsonl", type=FILE, help='Questions, one {"id", "text"} a line; "context" may hold codes.')
@click.option("--json", "_as_json", is_flag=True, help="One JSON document (the answer always is one).")
def ask_command(text: str | None, jsonl: Path | None, _as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Answer a question about projects from the register."""
    _run(text, jsonl, _answered)


@click.command("progress")
@click.argument("text", required=False)
@click.option("--jsonl", type=FILE, help='Messages, one {"id", "text", "sent_at"} a line.')
@click.option("--json", "_as_json", is_flag=True, help="One JSON document (the answer always is one).")
def progress_command(text: str | None, jsonl: Path | None, _as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Show what a progress message says; nothing is saved."""
    _run(text, jsonl, _understood)


def answer_as_json(found: Answer) -> dict[str, Any]:
    """Return an answer with the contract's field names."""
    return {
        "codes": list(found.codes),
        "ask": found.ask,
        "fiscal_year": found.fiscal_year,
        "quarter": found.quarter,
        "percent": found.percent,
        "text": found.text,
    }


def _answered(session: Session, row: dict[str, Any], now: datetime) -> dict[str, Any]:
    return answer_as_json(answer(session, row["text"], now=now, context=row.get("context") or ()))


def _understood(session: Session, row: dict[str, Any], now: datetime) -> dict[str, Any]:
    return as_json(understand(session, row["text"], sent_at=_sent_at(row, now)))


def _sent_at(row: dict[str, Any], now: datetime) -> datetime:
    try:
        moment = datetime.fromisoformat(row["sent_at"]) if row.get("sent_at") else now
    except (TypeError, ValueError) as error:
        raise RefusedError(f"sent_at is no date and time: {row['sent_at']}") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)


def _run(text: str | None, jsonl: Path | None, work: Work) -> None:
    """Work on the text, or on every line of the file in order, each with its id."""
    if (text is None) == (jsonl is None):
        raise click.UsageError("give either TEXT or --jsonl FILE")
    rows = list(read_json_lines(jsonl, "id", "text")) if jsonl else [{"text": text}]
    for number, row in enumerate(rows, 1):
        if not isinstance(row["text"], str):
            raise RefusedError(f"message {number}: text is not a string")
    with transaction() as (session, runtime):
        for row in rows:
            named = {"id": row["id"]} if jsonl else {}
            click.echo(json.dumps(named | work(session, row, runtime.clock()), ensure_ascii=False))
