"""The register from the command line: forms in three kinds of file, the register in and out, answers."""

import json
from pathlib import Path

import docx
import pytest
import typst

from tests.unit.test_printed_forms import HEAD, SLIPPED

REGISTER = Path(__file__).parent.parent / "data" / "register.json"
FONTS = Path(__file__).parent.parent.parent / "documents" / "fonts"


def write_text(path):
    path.write_text(HEAD.format(code="11120000-0451", responsible="นายเมฆ ใจดี") + SLIPPED, encoding="utf-8")


def write_docx(path):
    document = docx.Document()
    for line in HEAD.format(code="11120000-0451", responsible="นายเมฆ ใจดี").splitlines():
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=3)
    for line in SLIPPED.splitlines():
        cells = [*line.split("\t"), "", "", ""][:3]
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    document.save(path)


def write_pdf(path):
    lines = (HEAD.format(code="11120000-0451", responsible="นายเมฆ ใจดี") + SLIPPED).replace("\t", "   ").splitlines()
    body = "\n".join(f"#text({json.dumps(line, ensure_ascii=False)})\\" for line in lines if line.strip())
    source = '#set text(font: "Sarabun", size: 8pt)\n#set page(width: 60cm)\n' + body
    path.write_bytes(typst.compile(source.encode(), font_paths=[str(FONTS)], ignore_system_fonts=True))


@pytest.mark.parametrize(("name", "write"), [("f.txt", write_text), ("f.docx", write_docx), ("f.pdf", write_pdf)])
def test_a_form_is_read_from_text_docx_and_pdf(khaonet, tmp_path, name, write):
    write(tmp_path / name)
    code, out, _err = khaonet("import", "form", tmp_path / name, "--json")
    project = json.loads(out)["projects"][0]
    assert code == 0
    assert (project["code"], project["fiscal_year"], project["budget"]) == ("11120000-0451", 2565, 1250000)
    assert [report["percent"] for report in project["reports"]] == [10, 0, 30, 30]
    assert [report["date"] for report in project["reports"]] == ["2021-10-21", None, "2022-02-14", "2022-03-02"]
    assert {"progress_falls", "date_missing"} <= {found["kind"] for found in project["contradictions"]}


def test_the_table_for_people_names_doubts_and_contradictions_but_nobody(khaonet, tmp_path):
    write_text(tmp_path / "f.txt")
    code, out, _err = khaonet("import", "form", tmp_path / "f.txt", tmp_path / "f.txt")
    assert code == 0
    assert "ร้อยละลดลงจาก 10 เหลือ 0" in out
    assert "เมฆ" not in out


@pytest.mark.parametrize("content", [b"just a letter", b"%PDF-1.7 broken", b"PK broken", b"\x00\xff\xfe\x81\x8d\x90"])
def test_a_file_that_is_no_form_is_refused_and_nothing_saved(khaonet, tmp_path, content):
    write_text(tmp_path / "good.txt")
    (tmp_path / "bad").write_bytes(content)
    code, _out, err = khaonet("import", "form", tmp_path / "good.txt", tmp_path / "bad")
    assert code == 1
    assert "nothing was saved" in err
    assert json.loads(khaonet("export", "projects")[1]) == {"projects": []}


def test_the_register_goes_round_through_every_format(khaonet, tmp_path):
    assert khaonet("import", "projects", REGISTER)[0] == 0
    before = khaonet("export", "projects")[1]
    for kind in ("json", "csv", "xlsx"):
        target = tmp_path / f"register.{kind}"
        assert khaonet("export", "projects", "--format", kind, "--out", target)[0] == 0
        assert khaonet("import", "projects", target)[0] == 0
        assert khaonet("export", "projects")[1] == before


def test_errors_are_named_by_row_and_nothing_is_imported(khaonet, tmp_path):
    (tmp_path / "bad.csv").write_text("code,name,fiscal_year\n1,ก,2565\n,ข,2565\n3,ค,2022\n", encoding="utf-8")
    code, _out, err = khaonet("import", "projects", tmp_path / "bad.csv")
    assert code == 1
    assert "row 3: code" in err
    assert "row 4: fiscal_year" in err
    assert json.loads(khaonet("export", "projects")[1]) == {"projects": []}


def test_questions_and_reports_are_answered_line_by_line(khaonet, tmp_path):
    khaonet("import", "projects", REGISTER)
    lines = [{"id": "b", "text": "บ้านอิ่มใจถึงไหน"}, {"id": "a", "text": "แล้วงบล่ะ", "context": ["13000000-4052"]}]
    (tmp_path / "q.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    answers = [json.loads(line) for line in khaonet("ask", "--jsonl", tmp_path / "q.jsonl")[1].splitlines()]
    assert [(row["id"], row["ask"], row["percent"]) for row in answers] == [
        ("b", "progress", 18),
        ("a", "budget", None),
    ]
    said = json.loads(khaonet("progress", "บ้านอิ่มใจ 20%")[1])
    assert (said["reports"][0]["code"], said["ask_back"], said["warn"]) == ("13000000-4052", [], [])


def test_a_question_without_text_is_wrong_usage(khaonet):
    assert khaonet("ask")[0] == 2


def test_indicators_come_out_with_their_level(khaonet):
    khaonet("import", "projects", REGISTER)
    indicator = json.loads(khaonet("export", "indicators")[1])[0]
    assert {"fiscal_year", "name", "target", "result", "level", "evidence", "quarters"} <= set(indicator)
