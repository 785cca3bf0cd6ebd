"""The covering letter's parts where a plain case does not show them: what it follows, its emblem, its telephone."""

import io
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from documents.letter import letter_of
from documents.pdf import letter_pdf
from documents.word import summary_docx
from tests.unit.invented_quarter import make_snapshot
from tests.unit.test_documents import make_settings, outer

DOTS_A_CM = 40
EMUS_A_CM = 360_000
DARK = 10
EMBLEM = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} 100" width="{0}" height="100">'
    '<rect width="{0}" height="100"/></svg>'
)


def test_a_letter_that_follows_another_begins_with_it_and_not_anew() -> None:
    first, follows = (letter_of(make_snapshot(), outer(references=refs)) for refs in ((), ("หนังสือ ที่ กท 0501/254",)))
    memo = letter_of(make_snapshot(), make_settings(references=("หนังสือ ที่ กท 0501/254",)))
    assert first.paragraphs[0].startswith("ด้วยกลุ่มงานตัวอย่าง ได้รวบรวม")
    assert follows.paragraphs[0] == "ตามหนังสือที่อ้างถึง นั้น"
    assert memo.paragraphs[0] == "ตามหนังสือ ที่ กท ๐๕๐๑/๒๕๔ นั้น"
    assert follows.paragraphs[1].startswith("กลุ่มงานตัวอย่าง ได้รวบรวม")


def test_a_telephone_number_is_never_broken() -> None:
    assert letter_of(make_snapshot(), outer(phone="0 2000 0000")).owner[1] == "โทร.\u00a0๐\u00a0๒๐๐๐\u00a0๐๐๐๐"


@pytest.mark.parametrize(("form", "height"), [("letter", 3.0), ("memo", 1.5)])
@pytest.mark.parametrize("shape", [80, 130])
def test_the_emblem_has_its_height_and_place_in_both_files_whatever_its_shape(
    tmp_path: Path, form: str, height: float, shape: int
) -> None:
    emblem, width = tmp_path / "emblem.svg", height * shape / 100
    emblem.write_text(EMBLEM.format(shape))
    settings = make_settings(form=form, emblem_path=emblem)
    page = pypdfium2.PdfDocument(letter_pdf(make_snapshot(), settings))[0]
    picture = page.render(scale=DOTS_A_CM * 2.54 / 72).to_pil().convert("L")
    left = 3.0 if form == "memo" else 10.5 - width / 2
    for y, is_dark in ((1.4, False), (1.6, True), (1.4 + height, True), (1.6 + height, False)):
        inside = picture.getpixel((round((left + width / 2) * DOTS_A_CM), round(y * DOTS_A_CM)))
        assert (inside < DARK) is is_dark, y
    for x, is_dark in (
        (left - 0.1, False),
        (left + 0.1, True),
        (left + width - 0.1, True),
        (left + width + 0.1, False),
    ):
        beside = picture.getpixel((round(x * DOTS_A_CM), round((1.5 + height / 2) * DOTS_A_CM)))
        assert (beside < DARK) is is_dark, x
    with zipfile.ZipFile(io.BytesIO(summary_docx(make_snapshot(), settings, []))) as parts:
        [anchor] = re.findall(r"<wp:anchor .*?</wp:anchor>", parts.read("word/document.xml").decode())
    wide, high = (int(each) for each in re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"', anchor)[0])
    assert "ตราครุฑ" in anchor
    assert (wide / EMUS_A_CM, high / EMUS_A_CM) == (pytest.approx(width, abs=0.02), pytest.approx(height))
