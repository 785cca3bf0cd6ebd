import base64
import json

import pytest
from click.testing import CliRunner

from bot.cli.chat_commands import import_chat
from bot.cli.group_commands import register_group
from bot.cli.refusals import RefusedError
from tests.unit.exported_chats import TAB_THAI


@pytest.fixture
def run(database_url, monkeypatch, tmp_path):
    """Runs commands on a database of their own."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("KHAONET_DATA", str(tmp_path))
    monkeypatch.setenv("KHAONET_KEYS", base64.b64encode(b"k" * 32).decode())
    return lambda command, *args: CliRunner().invoke(command, [str(arg) for arg in args])


def test_an_openchat_registered_by_name_takes_its_export(run, tmp_path):
    file = tmp_path / "chat.txt"
    file.write_text(TAB_THAI.text.replace("น้ำท่วมซอย 5", "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก"), encoding="utf-8")
    text = file.read_text(encoding="utf-8").replace("[รูป]", "[สติกเกอร์]").replace("[วิดีโอ]", "[สติกเกอร์]")
    file.write_text(text, encoding="utf-8")
    run(register_group, "openchat:one", "--kind", "news_network", "--name", "เปิด")
    done = run(import_chat, file, "--group", "openchat:one", "--json")
    assert done.exception is None
    first = json.loads(done.output)
    assert (first["messages"], first["tips"], first["media_left"], first["system"]) == (6, 1, 0, 5)
    assert "เบาะแสใหม่" in run(import_chat, file, "--group", "เปิด").output


def test_a_group_that_is_not_registered_is_refused_with_advice(run, tmp_path):
    file = tmp_path / "chat.txt"
    file.write_text(TAB_THAI.text, encoding="utf-8")
    refused = run(import_chat, file, "--group", "nowhere").exception
    assert isinstance(refused, RefusedError)
    assert "khaonet group register" in str(refused)


def test_a_file_that_is_no_export_is_refused(run, tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("ซื้อของ\n08:00 ตลาด\n", encoding="utf-8")
    refused = run(import_chat, file, "--group", "nowhere").exception
    assert isinstance(refused, RefusedError)
    assert "no chat exported from LINE" in str(refused)
