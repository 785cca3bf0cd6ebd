"""khaonet compare on the command line."""

import json

import pytest

from bot.cli.main import main

A = {"text": "ไฟไหม้บ้านลาดพร้าว 122", "time": "2021-03-04T20:00:00+07:00", "district": "วังทองหลาง"}
B = A | {"text": "บ้านไหม้ ลาดพร้าว 122 ควันดำ", "time": "2021-03-04T20:04:00+07:00"}


def compare(tmp_path, capsys, *lines):
    path = tmp_path / "pairs.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    with pytest.raises(SystemExit) as exit_:
        main(["compare", "--jsonl", str(path)])
    said = capsys.readouterr()
    return exit_.value.code, [json.loads(line) for line in said.out.splitlines()], said.err


def test_each_pair_is_answered_in_order_under_its_id(tmp_path, capsys):
    other = A | {"text": "หมาจรจัดไล่กัดคน"}
    code, rows, _ = compare(tmp_path, capsys, {"id": "x", "a": A, "b": B}, {"id": 7, "a": A, "b": other})
    assert (code, [(row["id"], row["same"]) for row in rows]) == (0, [("x", True), (7, False)])
    assert all(0 <= row["score"] <= 1 for row in rows)


@pytest.mark.parametrize(
    "bad",
    [
        "{",
        "[]",
        {"id": 1, "a": A},
        {"id": 1, "a": A, "b": "text"},
        {"id": 1, "a": A, "b": B | {"text": None}},
        {"id": 1, "a": A, "b": B | {"time": "yesterday"}},
        {"id": 1, "a": A, "b": {"text": "x"}},
        {"id": 1, "a": A, "b": B | {"district": 4}},
        {"id": 1, "a": A, "b": B | {"lat": 13.7}},
        {"id": 1, "a": A, "b": B | {"lat": 999, "lng": 100}},
    ],
)
def test_a_bad_line_is_refused_with_its_number(tmp_path, capsys, bad):
    code, rows, error = compare(tmp_path, capsys, {"id": "x", "a": A, "b": B}, bad)
    assert (code, rows) == (1, [])
    assert "line 2" in error
    assert error.count("\n") == 1
