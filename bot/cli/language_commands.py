"""Commands that read messages, and teach and score the model that reads them."""

import json
from pathlib import Path
from typing import Any

import click

from bot.cli.json_lines import read_json_lines
from bot.cli.refusals import RefusedError
from language.understanding import Understanding, understand

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("understand")
@click.argument("text", required=False)
@click.option("--jsonl", type=FILE, help='Messages to read, one {"id", "text"} a line.')
@click.option("--json", "_as_json", is_flag=True, help="One JSON document (the answer always is one).")
def understand_command(text: str | None, jsonl: Path | None, _as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Tell what a message is: one JSON object a message."""
    if (text is None) == (jsonl is None):
        raise click.UsageError("give either TEXT or --jsonl FILE")
    if jsonl is None:
        click.echo(_json(describe(understand(text or ""))))
        return
    rows = list(read_json_lines(jsonl, "id", "text"))
    for number, row in enumerate(rows, 1):
        if not isinstance(row["text"], str):
            raise RefusedError(f"{jsonl}, message {number}: text is not a string")
    for row in rows:
        click.echo(_json({"id": row["id"], **describe(understand(row["text"]))}))


def describe(understanding: Understanding) -> dict[str, Any]:
    """Write what was understood with the contract's field names."""
    return {
        "intent": understanding.intent,
        "category": understanding.category,
        "urgency": understanding.urgency,
        "district": None,
        "subdistrict": None,
        "pii": [{"start": found.start, "end": found.end, "type": found.type} for found in understanding.pii],
        "confidence": understanding.confidence,
        "reasons": list(understanding.reasons),
        "verdict": understanding.verdict,
    }


def _json(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False)
