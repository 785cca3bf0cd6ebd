import json
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

import language
from language.labels import Category, Intent, Urgency

EXAMPLES = Path(language.__file__).parent / "data" / "examples"
FILES = sorted(EXAMPLES.glob("tips-*.jsonl"))
KEYS = {"text", "intent", "category", "urgency", "category_alt", "urgency_alt"}


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def texts(split: str) -> list[str]:
    return [row["text"] for path in FILES if path.name.endswith(f".{split}.jsonl") for row in read(path)]


def test_tip_examples_exist_for_training_and_testing():
    assert texts("train")
    assert texts("test")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_tip_example_carries_legal_labels_and_nothing_else(path):
    for row in read(path):
        assert set(row) <= KEYS, row
        assert row["intent"] == Intent.TIP, row
        assert row["text"].strip() == row["text"] != "", row
        assert {row["category"], *row.get("category_alt", [])} <= set(Category), row
        assert {row["urgency"], *row.get("urgency_alt", [])} <= set(Urgency), row


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_second_acceptable_label_differs_from_the_first(path):
    for row in read(path):
        assert row["category"] not in row.get("category_alt", []), row
        assert row["urgency"] not in row.get("urgency_alt", []), row


def test_no_tip_text_is_written_twice():
    every = texts("train") + texts("test")
    assert len(set(every)) == len(every)


def test_no_test_text_is_nearly_a_training_text():
    scores = process.cdist(texts("test"), texts("train"), scorer=fuzz.ratio, score_cutoff=85)
    assert not scores.any()
