"""What citizens write and the typeface has not: pictures, other scripts, invisible signs. The files come out anyway."""

import io
from typing import Any

import docx
import openpyxl
import pypdfium2
import pytest

from documents.font_coverage import LEFT_OUT, drawable
from documents.outlines import Outline
from documents.summary_files import render_all, render_pages
from tests.unit.invented_quarter import make_outlines, make_snapshot
from tests.unit.test_documents import make_settings, squeezed, text_of

ODD = (
    "😀 ไฟไหม้ 🔥🔥 မြန်မာ 中文 Пожар חדש عربي 👩\u200d👩\u200d👧 \u200f\ufe0f\x07\x1b\uf700\ue000\ufffe\U0001f1f9 ｆ① จบ"
)


def odd(value: Any, name: str = "") -> Any:
    """Put odd letters into everything that people write."""
    if isinstance(value, dict):
        return {key: odd(each, key) for key, each in value.items()}
    if isinstance(value, list):
        return [odd(each, name) for each in value]
    written = {"text", "label", "name", "network", "facts", "remarks", "agency", "title"}
    return f"{value} {ODD}" if isinstance(value, str) and name in written else value


def test_every_file_comes_out_and_says_what_it_can() -> None:
    snapshot = odd({**make_snapshot(), "remarks": ["ข้อสังเกต"]})
    outlines = [Outline(name, rings, label) for name, rings, label in make_outlines()]
    files = render_all(snapshot, make_settings(), outlines)
    assert len(pypdfium2.PdfDocument(files.pdf)) > 2
    page = text_of(files.pdf)[0]
    assert squeezed(f"ไฟไหม้ {LEFT_OUT}") in page
    assert "😀" not in page
    assert "จบ" in "".join(each.text for each in docx.Document(io.BytesIO(files.docx)).paragraphs)
    assert openpyxl.load_workbook(io.BytesIO(files.xlsx)).sheetnames
    assert len(render_pages(snapshot, make_settings(), outlines)) > 2


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("ปกติ → – … • 50%\n๑๒", "ปกติ → – … • 50%\n๑๒"),
        ("🚨 กลุ่มข่าวบางนา 🚨", "กลุ่มข่าวบางนา"),
        ("ห้อง 中文 ชั้น 2", f"ห้อง {LEFT_OUT} ชั้น 2"),
        ("𝗕𝗔𝗡𝗚 ｎａ ①", "BANG na 1"),
        ("🔥", LEFT_OUT),
        ("ก\u200bข", "ก\u200bข"),
    ],
)
def test_only_what_cannot_be_drawn_is_changed(written: str, drawn: str) -> None:
    assert drawable(written) == drawn
