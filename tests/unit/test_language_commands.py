import json

from click.testing import CliRunner

from bot.cli.language_commands import evaluate_command, train_command, understand_command
from bot.cli.refusals import RefusedError


def test_understanding_a_file_keeps_its_order_and_ids(tmp_path) -> None:
    file = tmp_path / "messages.jsonl"
    file.write_text('{"id": "b", "text": "ไฟไหม้ตลาด"}\n\n{"id": 7, "text": ""}\n', encoding="utf-8")
    done = CliRunner().invoke(understand_command, ["--jsonl", str(file), "--data", str(tmp_path)])
    answers = [json.loads(line) for line in done.output.splitlines()]
    assert [answer["id"] for answer in answers] == ["b", 7]
    assert answers[0]["category"] == "fire"
    assert {"intent", "category", "urgency", "district", "subdistrict", "pii", "confidence", "reasons"} <= set(
        answers[1]
    )


def test_a_bad_line_is_refused_by_its_number(tmp_path) -> None:
    file = tmp_path / "messages.jsonl"
    file.write_text('{"id": 1, "text": "ก"}\nnot json\n', encoding="utf-8")
    done = CliRunner().invoke(understand_command, ["--jsonl", str(file), "--data", str(tmp_path)])
    assert isinstance(done.exception, RefusedError)
    assert "line 2" in str(done.exception)
    assert done.output == ""


def test_evaluating_prints_false_alarms_and_what_thresholds_cost(tmp_path) -> None:
    file = tmp_path / "labelled.jsonl"
    rows = [
        {"text": "ไฟไหม้ตลาด ด่วน", "intent": "tip", "category": "fire", "urgency": "emergency"},
        {"text": "สวัสดีตอนเช้า", "intent": "chat", "category": None, "urgency": None},
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    done = CliRunner().invoke(evaluate_command, [str(file), "--data", str(tmp_path)])
    assert done.exit_code == 0
    assert "false alarms             0 per 1,000 chat messages" in done.output
    assert "chat for officers" in done.output


def test_evaluating_can_answer_as_one_json_document(tmp_path) -> None:
    file = tmp_path / "labelled.jsonl"
    row = {"text": "ไฟไหม้ตลาด ด่วน", "intent": "tip", "category": "fire", "urgency": "emergency"}
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    done = CliRunner().invoke(evaluate_command, [str(file), "--json", "--data", str(tmp_path)])
    figures = json.loads(done.output)
    assert figures["messages"] == 1
    assert figures["category"]["labels"]["fire"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "messages": 1}
    assert figures["intent"]["confusions"] == []


def test_there_is_nothing_to_go_back_to_at_first(tmp_path) -> None:
    done = CliRunner().invoke(train_command, ["--back", "--data", str(tmp_path)])
    assert isinstance(done.exception, RefusedError)
