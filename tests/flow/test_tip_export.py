import csv
import io
import json

import pytest

from tests.unit.exported_chats import TITLE

CHAT = TITLE + "ศ. 28/11/2568\n08:55\tสมชาย\tไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก\n08:57\tมะลิ\tไฟไหม้บ้านซอยอ่อนนุช 17 ค่ะ ควันดำ\n"


@pytest.fixture
def tips_told(khaonet, tmp_path):
    """Two tips of one fire, come in as an exported chat."""
    (tmp_path / "chat.txt").write_text(CHAT, encoding="utf-8")
    khaonet("group", "register", "openchat:one", "--kind", "news_network", "--name", "เปิด", "--district", "ประเวศ")
    assert khaonet("import", "chat", tmp_path / "chat.txt", "--group", "openchat:one", "--json")[0] == 0


@pytest.mark.usefixtures("tips_told")
def test_tips_are_exported_with_the_witnesses_of_their_incident(khaonet):
    code, out, _err = khaonet("export", "tips")
    assert code == 0
    assert [(tip["channel"], tip["witnesses"], tip["group"]) for tip in json.loads(out)] == [("import", 2, "เปิด")] * 2


@pytest.mark.usefixtures("tips_told")
def test_tips_are_exported_as_a_table_and_as_places(khaonet):
    assert len(list(csv.DictReader(io.StringIO(khaonet("export", "tips", "--format", "csv")[1])))) == 2
    assert len(json.loads(khaonet("export", "tips", "--format", "geojson")[1])["features"]) == 2
