"""Commands that read messages, and teach and score the model that reads them."""

import json
from pathlib import Path
from typing import Any

import click

from bot.cli.json_lines import read_json_lines
from bot.cli.refusals import RefusedError
from bot.cli.score_tables import figures_of, table_of
from language.evaluation import evaluate
from language.judging.examples import TEST, Example, ExampleError, our_examples, read_examples
from language.judging.judge import Judge, judge_by, learned_model
from language.judging.linear import ModelError
from language.judging.thresholds import Thresholds
from language.labels import Intent
from language.understanding import Understanding, understand

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
LEARNING = "learning"
with_data = click.option(
    "--data", envvar="KHAONET_DATA", default="var", show_default=True, type=click.Path(path_type=Path), hidden=True
)


@click.command("understand")
@click.argument("text", required=False)
@click.option("--jsonl", type=FILE, help='Messages to read, one {"id", "text"} a line.')
@click.option("--json", "_as_json", is_flag=True, help="One JSON document (the answer always is one).")
@with_data
def understand_command(text: str | None, jsonl: Path | None, _as_json: bool, data: Path) -> None:  # noqa: FBT001 - a flag
    """Tell what a message is: one JSON object a message."""
    if (text is None) == (jsonl is None):
        raise click.UsageError("give either TEXT or --jsonl FILE")
    _judge_in(data)
    judge_by(data / LEARNING, Thresholds())
    if jsonl is None:
        click.echo(_json(describe(understand(text or ""))))
        return
    rows = list(read_json_lines(jsonl, "id", "text"))
    for number, row in enumerate(rows, 1):
        if not isinstance(row["text"], str):
            raise RefusedError(f"{jsonl}, message {number}: text is not a string")
    for row in rows:
        click.echo(_json({"id": row["id"], **describe(understand(row["text"]))}))


@click.command("train")
@click.argument("files", nargs=-1, type=FILE)
@click.option("--back", is_flag=True, help="Return to the model before the last one learned.")
@with_data
def train_command(files: tuple[Path, ...], back: bool, data: Path) -> None:  # noqa: FBT001 - a flag
    """Learn from labelled messages in FILES, or rebuild the repository's own model when none is given."""
    from language.training import go_back, learn, train_ours  # noqa: PLC0415 - numpy is wanted only here

    if back:
        if not go_back(data / LEARNING):
            raise RefusedError("there is no earlier model to go back to")
        click.echo("Back to the model before the last one learned.")
    elif not files:
        click.echo(f"Rebuilt the model from {train_ours()} examples.")
    else:
        lesson = learn([example for file in files for example in _read_labelled(file)], data / LEARNING)
        click.echo(f"Before:\n{table_of(lesson.before, brief=True)}\nAfter:\n{table_of(lesson.after, brief=True)}")
        if not lesson.accepted:
            raise RefusedError("the new model does worse on the test split; the old one stays, nothing was kept")
        click.echo(f"Learned; {lesson.learned_from} messages of officers are now part of the model.")


@click.command("evaluate")
@click.argument("file", required=False, type=FILE)
@click.option("--json", "as_json", is_flag=True, help="The scores as one JSON document.")
@with_data
def evaluate_command(file: Path | None, as_json: bool, data: Path) -> None:  # noqa: FBT001 - a flag
    """Score the model on labelled messages in FILE, or on the repository's own test split."""
    examples = _read_labelled(file) if file else our_examples(TEST)
    if not examples:
        raise RefusedError("no labelled messages to score")
    found = evaluate(_judge_in(data), examples)
    click.echo(_json(figures_of(found)) if as_json else table_of(found))


def describe(understanding: Understanding) -> dict[str, Any]:
    """Write what was understood with the contract's field names."""
    place = understanding.place if understanding.intent not in (Intent.CHAT, Intent.HELP) else None
    return {
        "intent": understanding.intent,
        "category": understanding.category,
        "urgency": understanding.urgency,
        "district": place.district if place else None,
        "subdistrict": place.subdistrict if place else None,
        "pii": [{"start": found.start, "end": found.end, "type": found.type} for found in understanding.pii],
        "confidence": understanding.confidence,
        "reasons": list(understanding.reasons),
        "verdict": understanding.verdict,
        "candidates": list(place.candidates) if place else [],
    }


def _judge_in(data: Path) -> Judge:
    try:
        return Judge(learned_model(data / LEARNING), Thresholds())
    except ModelError as error:
        raise RefusedError(f"the learned model cannot be read ({error}); run: khaonet train --back") from error


def _read_labelled(path: Path) -> list[Example]:
    try:
        return read_examples(path.read_text(encoding="utf-8").split("\n"), str(path))
    except (ExampleError, UnicodeDecodeError) as error:
        raise RefusedError(str(error)) from error


def _json(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False)
