"""Whole conversations of a group, and the tips that must come of them."""

import json
from pathlib import Path

import pytest

from tests.flow.threads import play

DATA = Path(__file__).resolve().parents[1] / "data"


def _rows(name):
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


ROWS, FRESH = _rows("conversations.jsonl"), _rows("conversations_fresh.jsonl")
OTHERS = [row for number, row in enumerate(ROWS) if number % 3] + FRESH


# Every third on both engines: most of what these try is the language, which does not know where it is kept.
@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS[::3], ids=[row["id"] for row in ROWS[::3]])
def test_a_conversation_becomes_its_tips(world, row):
    _becomes_its_tips(world, row)


@pytest.mark.slow
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("row", OTHERS, ids=[row["id"] for row in OTHERS])
def test_a_conversation_becomes_its_tips_on_one_engine(world, row):
    _becomes_its_tips(world, row)


def _becomes_its_tips(world, row):
    found, wanted = play(world, row["events"]), row["expect"]["tips"]
    assert [_without_optional(tip, want) for tip, want in zip(found, wanted, strict=True)] == [
        (want["events"], want.get("district", tip["district"])) for tip, want in zip(found, wanted, strict=True)
    ]
    for group in row["expect"]["same_incident"]:
        incidents = {found[index]["incident"] for index in group}
        assert len(incidents) == 1
        assert None not in incidents


def _without_optional(tip, want):
    return [index for index in tip["events"] if index not in want.get("events_optional", [])], tip["district"]
