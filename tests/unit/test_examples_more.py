import json
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

import language
from language.labels import Category, Intent, Urgency

EXAMPLES = Path(language.__file__).parent / "data" / "examples"
EVERY = sorted(EXAMPLES.glob("*.jsonl"))
FILES = sorted(EXAMPLES.glob("more-*.jsonl"))
KEYS = {"text", "intent", "category", "urgency", "intent_alt", "category_alt", "urgency_alt"}
NEAR_COPY = 85
SHORT = 12


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def texts(paths: list[Path]) -> list[str]:
    return [row["text"] for path in paths for row in read(path)]


def of_split(paths: list[Path], split: str) -> list[Path]:
    return [path for path in paths if path.name.endswith(f".{split}.jsonl")]


def long(values: list[str]) -> list[str]:
    return [value for value in values if len(value) >= SHORT]


def topic(path: Path) -> str:
    return path.name.split(".")[0].removeprefix("more-")


def is_legal(row: dict) -> bool:
    if row["intent"] != Intent.TIP:
        return row["category"] is None and row["urgency"] is None
    categories, urgencies = row.get("category_alt", []), row.get("urgency_alt", [])
    return {row["category"], *categories} <= set(Category) and {row["urgency"], *urgencies} <= set(Urgency)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_line_is_one_legal_example_of_its_files_topic(path):
    for row in read(path):
        assert set(row) <= KEYS, row
        assert row["text"].strip() == row["text"] != "", row
        assert topic(path) == (row["category"] or row["intent"]), row
        assert {row["intent"], *row.get("intent_alt", [])} <= set(Intent), row
        assert is_legal(row), row


@pytest.mark.parametrize("key", ["intent", "category", "urgency"])
def test_a_second_acceptable_label_differs_from_the_first(key):
    for row in (row for path in FILES for row in read(path)):
        assert row[key] not in row.get(f"{key}_alt", []), row


def test_no_text_is_written_twice_in_all_the_examples():
    every = texts(EVERY)
    assert len(every) == len(set(every))


@pytest.mark.parametrize(
    ("trained", "tested"), [(EVERY, FILES), (FILES, EVERY)], ids=["new test lines", "new training lines"]
)
def test_no_test_text_is_nearly_a_training_text(trained, tested):
    train, test = long(texts(of_split(trained, "train"))), long(texts(of_split(tested, "test")))
    scores = process.cdist(test, train, scorer=fuzz.ratio, score_cutoff=NEAR_COPY)
    assert not scores.any()
