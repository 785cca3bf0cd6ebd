"""Labelled messages: what the model learns from and is scored on."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from language.labels import Category, Intent, Urgency

TRAIN, TEST = "train", "test"


class ExampleError(Exception):
    """A line is not a labelled message; the message says which line and why."""


@dataclass(frozen=True, slots=True)
class Example:
    """A message with its labels; every label is a set of acceptable answers, the best one first."""

    text: str
    intent: tuple[Intent, ...]
    category: tuple[Category, ...]
    urgency: tuple[Urgency, ...]
    source: str = ""


def our_examples(split: str) -> list[Example]:
    """Read the repository's own examples of one split, `train` or `test`."""
    folder = files("language").joinpath("data", "examples")
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    return [
        example
        for entry in entries
        if entry.name.endswith(f".{split}.jsonl")
        for example in read_examples(entry.read_text(encoding="utf-8").splitlines(), entry.name)
    ]


def read_examples(lines: Iterable[str], source: str) -> list[Example]:
    """Read labelled JSON Lines; raises ExampleError naming the first bad line."""
    return [_read(line, source, number) for number, line in enumerate(lines, 1) if line.strip()]


def write_examples(examples: Iterable[Example], path: Path) -> None:
    """Write labelled JSON Lines that `read_examples` reads back."""
    lines = (json.dumps(_row(example), ensure_ascii=False) for example in examples)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _row(example: Example) -> dict[str, object]:
    row: dict[str, object] = {"text": example.text}
    for field in ("intent", "category", "urgency"):
        answers: Sequence[str] = getattr(example, field)
        row[field] = answers[0] if answers else None
        if answers[1:]:
            row[f"{field}_alt"] = list(answers[1:])
    return row


def _read(line: str, source: str, number: int) -> Example:
    try:
        row = json.loads(line)
        return Example(
            text=_words(row["text"]),
            intent=tuple(map(Intent, _answers(row, "intent"))),
            category=tuple(map(Category, _answers(row, "category"))),
            urgency=tuple(map(Urgency, _answers(row, "urgency"))),
            source=source,
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ExampleError(f"{source}, line {number}: {_reason(error)}") from error


def _words(text: object) -> str:
    if not isinstance(text, str):
        raise TypeError("text is not a string")
    return text


def _answers(row: Mapping[str, object], field: str) -> Sequence[str]:
    best, others = row[field] if field == "intent" else row.get(field), row.get(f"{field}_alt") or []
    if not isinstance(others, list):
        raise TypeError(f"{field}_alt is not a list")
    return [answer for answer in (best, *others) if answer is not None]


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return "not JSON"
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)
