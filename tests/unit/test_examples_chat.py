import json
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

from language.labels import Intent

FOLDER = Path(__file__).resolve().parents[2] / "language" / "data" / "examples"
FILES = sorted([*FOLDER.glob("chat-*.jsonl"), *FOLDER.glob("commands-*.jsonl")])
NEAR_COPY = 85
SHORT = 12


def read(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def texts(split):
    return [row["text"] for path in FILES if path.name.endswith(f".{split}.jsonl") for row in read(path)]


def intent_of(path):
    topic = path.name.split(".")[0]
    return "chat" if topic.startswith("chat-") else topic.removeprefix("commands-")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_line_is_one_example_of_the_intent_its_file_is_named_after(path):
    for row in read(path):
        assert set(row) - {"intent_alt"} == {"text", "intent", "category", "urgency"}
        assert row["text"].strip() == row["text"] != ""
        assert Intent(row["intent"]) == intent_of(path)
        assert row["category"] is None
        assert row["urgency"] is None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_second_acceptable_intent_is_legal_and_differs_from_the_first(path):
    for row in read(path):
        alternatives = [Intent(value) for value in row.get("intent_alt", [])]
        assert row["intent"] not in alternatives


def test_no_text_is_given_twice():
    every = texts("train") + texts("test")
    assert len(every) == len(set(every))


def test_no_test_text_is_a_near_copy_of_a_training_text():
    train = [text for text in texts("train") if len(text) >= SHORT]
    test = [text for text in texts("test") if len(text) >= SHORT]
    found = {text: process.extractOne(text, train, scorer=fuzz.ratio, score_cutoff=NEAR_COPY) for text in test}
    assert {text: near[0] for text, near in found.items() if near} == {}
