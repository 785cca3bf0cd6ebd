"""The summary's files: one set of figures, true Thai text, the shape of an official letter."""

import hashlib
import io
import re
import unicodedata
import zipfile
from dataclasses import replace
from datetime import date

import docx
import openpyxl
import pypdfium2
import pytest

from documents.blocks import Chart, Heading, Series, Table
from documents.chart_drawing import NAME_ROOM, chart_drawing
from documents.heights import is_kept_whole
from documents.letter import letter_of
from documents.letter_settings import LetterSettings
from documents.numbering import numbered
from documents.outlines import Outline
from documents.pdf import letter_pdf
from documents.report_outline import outline
from documents.summary_files import SummaryFiles, render_all
from documents.thai_text import break_words, shortened, thai_digits
from tests.unit.invented_quarter import make_outlines, make_snapshot

OFFICE = {
    "office": "สำนักงานตัวอย่าง",
    "owner": "กลุ่มงานตัวอย่าง",
    "addressee": "เลขาธิการตัวอย่าง",
    "signatory_name": "นางสาวสมมุติ ไม่มีจริง",
    "signatory_position": "หัวหน้ากลุ่มงาน",
    "number_prefix": "กท 0406/",
    "email": "office.1@example.org",
}


def make_settings(**changes: object) -> LetterSettings:
    return LetterSettings(**{**OFFICE, **changes})


def outer(**changes: object) -> LetterSettings:
    return make_settings(form="letter", dated=date(2020, 7, 30), **changes)


def text_of(pdf: bytes) -> list[str]:
    pages = pypdfium2.PdfDocument(pdf)
    return [squeezed(page.get_textpage().get_text_range()) for page in pages]


def squeezed(text: str) -> str:
    """Compatible characters only and no white space, which readers of PDF guess at."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@pytest.fixture(scope="module")
def files() -> SummaryFiles:
    outlines = [Outline(name, rings, label) for name, rings, label in make_outlines()]
    return render_all(make_snapshot(), outer(secrecy="ลับ"), outlines)


def test_json_is_what_the_covers_fingerprint_names(files: SummaryFiles) -> None:
    assert hashlib.sha256(files.json).hexdigest() == files.fingerprint
    assert files.fingerprint in "".join(text_of(files.pdf))
    cover = openpyxl.load_workbook(io.BytesIO(files.xlsx)).worksheets[0]
    assert any(files.fingerprint in str(cell.value) for row in cover for cell in row)


def test_the_same_figures_give_the_same_bytes() -> None:
    first, second = (letter_pdf(make_snapshot(), make_settings()) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("words", ["ความมั่นคง", "ครั้งหนึ่ง", "ซึ่งปั๊มน้ำ", "กตัญญู", "สิทธิ์ผู้อื่น", "ต่าง ๆ"])
def test_stacked_thai_marks_are_copied_from_the_pdf_as_written(words: str) -> None:
    pdf = letter_pdf(make_snapshot(), make_settings(office=f"หน่วย{words}"))
    assert squeezed(f"หน่วย{words}") in text_of(pdf)[0]


def test_the_text_layer_has_neither_break_marks_nor_tofu(files: SummaryFiles) -> None:
    whole = "".join(text_of(files.pdf))
    assert not set(whole) & {"\u200b", "\ufffd", "\u25a1"}


def test_the_letters_body_has_no_ascii_digit_but_in_the_address_of_its_mail() -> None:
    said = text_of(letter_pdf(make_snapshot(), outer()))
    assert not re.search(r"[0-9]", "".join(said).replace("office.1@example.org", ""))
    assert "ไตรมาสที่๓ปีงบประมาณพ.ศ.๒๕๖๓" in said[0]


def test_arabic_digits_are_a_setting() -> None:
    said = "".join(text_of(letter_pdf(make_snapshot(), outer(thai_digits=False))))
    assert "ไตรมาสที่3ปีงบประมาณพ.ศ.2563" in said
    assert not re.search("[๐-๙]", said)


def test_a_letter_has_a_closing_and_a_bare_date_and_a_memo_has_neither() -> None:
    letter, memo = (
        letter_of(make_snapshot(), outer()),
        letter_of(make_snapshot(), make_settings(dated=date(2020, 7, 30))),
    )
    assert (letter.closing, letter.dated) == ("ขอแสดงความนับถือ", "๓๐ กรกฎาคม ๒๕๖๓")
    assert memo.closing == ""
    printed = text_of(letter_pdf(make_snapshot(), make_settings(dated=date(2020, 7, 30))))[0]
    assert "วันที่๓๐กรกฎาคม๒๕๖๓" in printed
    assert printed.startswith("บันทึกข้อความ")


def test_empty_parts_leave_the_page_label_and_all() -> None:
    bare = "".join(text_of(letter_pdf(make_snapshot(), outer(email=""))))
    assert "อ้างถึง" not in bare
    assert "โทร" not in bare
    full = "".join(
        text_of(letter_pdf(make_snapshot(), outer(references=("หนังสือ ที่ กท 0501/254",), phone="0 2000 0000")))
    )
    assert "อ้างถึงหนังสือที่กท๐๕๐๑/๒๕๔" in full
    assert "โทร.๐๒๐๐๐๐๐๐๐" in full


def test_several_references_are_numbered_in_the_letters_own_digits() -> None:
    letters = ("หนังสือ ที่ กท 0501/254", "หนังสือ ที่ กท 0501/255")
    thai, arabic = (letter_of(make_snapshot(), outer(references=letters, thai_digits=flag)) for flag in (True, False))
    assert thai.references == ("๑. หนังสือ ที่ กท ๐๕๐๑/๒๕๔", "๒. หนังสือ ที่ กท ๐๕๐๑/๒๕๕")
    assert arabic.references[0].startswith("1. ")


def test_an_office_without_a_number_gets_none_invented() -> None:
    assert letter_of(make_snapshot(), make_settings(number_prefix="")).number == ""
    assert letter_of(make_snapshot(), make_settings()).number == "กท ๐๔๐๖/"


def test_a_secret_report_is_marked_at_head_and_foot_of_every_page(files: SummaryFiles) -> None:
    assert all(page.count("ลับ") >= 2 for page in text_of(files.pdf))


def test_a_long_table_repeats_its_head_and_says_so(files: SummaryFiles) -> None:
    pages = [page for page in text_of(files.pdf) if "ตามเขตเรียงตามกลุ่มเขตและชื่อเขต" in page]
    assert len(pages) >= 2
    assert "(ต่อ)" not in pages[0]
    assert all("(ต่อ)" in page and "สมาชิก(คน)" in page for page in pages[1:])


def test_the_report_counts_its_own_pages_from_the_cover(files: SummaryFiles) -> None:
    pages = text_of(files.pdf)
    contents = next(place for place, page in enumerate(pages) if "สารบัญ" in page)
    assert "-๒-" in pages[contents]
    assert "-๒-" not in pages[contents - 1]


def test_the_pdf_is_tagged_archived_and_titled(files: SummaryFiles) -> None:
    document = pypdfium2.PdfDocument(files.pdf)
    assert document.get_metadata_dict()["Title"].startswith("รายงานสรุปผลการปฏิบัติงานของเครือข่ายภาคประชาชน รอบ 3 เดือน")
    assert document.is_tagged()
    assert b"pdfaid:part" in files.pdf


def test_the_preview_is_the_first_page(files: SummaryFiles) -> None:
    assert files.png.startswith(b"\x89PNG")


def test_word_keeps_thai_in_its_font_and_repeats_the_heads_of_tables(files: SummaryFiles) -> None:
    with zipfile.ZipFile(io.BytesIO(files.docx)) as parts:
        styles, body = parts.read("word/styles.xml").decode(), parts.read("word/document.xml").decode()
    assert 'w:cs="TH Sarabun New"' in styles
    assert "SarabunIT" not in styles + body
    assert body.count("<w:tblHeader/>") == body.count("<w:tbl>")
    assert "ขอแสดงความนับถือ" in body


def test_the_workbook_adds_up_by_formula_and_holds_the_snapshots_figures(files: SummaryFiles) -> None:
    snapshot = make_snapshot()
    formulas, values = (openpyxl.load_workbook(io.BytesIO(files.xlsx), data_only=flag) for flag in (False, True))
    name = "ประเภทและเดือน"
    last = 3 + len(snapshot["by_category"]) + 1
    assert formulas[name][f"E{last}"].value == f"=SUM(E4:E{last - 1})"
    assert values[name][f"E{last}"].value == sum(row["tips"] for row in snapshot["by_category"])
    assert [values[name][f"E{row}"].value for row in range(4, last)] == [row["tips"] for row in snapshot["by_category"]]


def test_the_workbook_draws_native_charts(files: SummaryFiles) -> None:
    with zipfile.ZipFile(io.BytesIO(files.xlsx)) as parts:
        charts = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) >= 2
    assert not any("เรียงจากมากไปน้อย" in chart for chart in charts)


def test_every_sheet_prints_its_secrecy_above_and_below(files: SummaryFiles) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(files.xlsx)):
        assert all("ลับ" in (part.center.text or "") for part in (sheet.oddHeader, sheet.oddFooter)), sheet.title


def test_a_sum_over_a_withheld_cell_is_withheld_too(files: SummaryFiles) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files.xlsx), data_only=True)
    sheet = book["เขต"]
    assert "<3" in {cell.value for cell in sheet["C"]}
    assert sheet.cell(54, 3).value == "-"


def test_a_code_that_looks_like_a_formula_stays_text() -> None:
    snapshot = make_snapshot()
    snapshot["notable"][0]["text"] = '=HYPERLINK("http://example.org")'
    book = openpyxl.load_workbook(io.BytesIO(render_all(snapshot, make_settings()).xlsx))
    sheet = book["เหตุสำคัญ"]
    assert sheet["D4"].data_type == "s"


def test_an_empty_quarter_is_still_a_whole_report() -> None:
    snapshot = {**make_snapshot(), "facts": ["ไม่มีเรื่องที่รับแจ้งในไตรมาสนี้"]}
    empty = {
        key: [] if isinstance(value, list) and key not in {"months", "facts"} else value
        for key, value in snapshot.items()
    }
    pages = text_of(render_all(empty, make_settings()).pdf)
    assert "ไม่มีข้อมูลในรอบนี้" in "".join(pages)


def test_a_chapter_whose_tables_are_empty_says_so_below_its_introduction() -> None:
    pages = "".join(text_of(render_all({**make_snapshot(), "notable": []}, make_settings()).pdf))
    assert pages.count("ไม่มีข้อมูลในรอบนี้") == 1


def test_words_contents_name_the_pages_of_the_pdf_and_ask_nobody(files: SummaryFiles) -> None:
    with zipfile.ZipFile(io.BytesIO(files.docx)) as parts:
        body, settings = parts.read("word/document.xml").decode(), parts.read("word/settings.xml").decode()
    assert "dirty" not in body
    assert "updateFields" not in settings
    told = re.findall(r"PAGEREF (_Toc\d+) .*?<w:t>([๐-๙]+)</w:t>", body)
    marks = re.findall(r'bookmarkStart w:id="\d+" w:name="(_Toc\d+)"', body)
    assert [name for name, _ in told] == marks
    pages = text_of(files.pdf)
    cover = next(place for place, page in enumerate(pages) if files.fingerprint in page)
    for (_, page), heading in zip(told, headings(), strict=True):
        assert squeezed(thai_digits(heading)) in pages[cover + int(page) - 1], heading


def test_word_numbers_the_pages_of_letter_and_report_alike_but_for_their_first(files: SummaryFiles) -> None:
    document = docx.Document(io.BytesIO(files.docx))
    assert len(document.sections) == 2
    for section in document.sections:
        assert "PAGE" in section.header._element.xml
        assert section.different_first_page_header_footer
        assert "PAGE" not in section.first_page_header._element.xml
        order = [child.tag.rpartition("}")[2] for child in section._sectPr]
        assert order.index("pgMar") < order.index("pgNumType") < order.index("cols")


def headings() -> list[str]:
    """Return the report's headings with their numbers, as they are printed."""
    pairs = numbered(outline(make_snapshot()), in_thai=False)
    return [f"{number} {block.text}" for number, block in pairs if isinstance(block, Heading)]


def test_the_words_of_two_lines_that_end_together_stand_apart() -> None:
    series = tuple(Series(name, (1, 50, last)) for name, last in (("ปีนี้", 46), ("ปีก่อน", 45)))
    chart = Chart("k", "lines", "t", "u", ("ก", "ข", "ค"), series)
    drawn = chart_drawing(chart)["series"]
    assert abs(drawn[0]["named_at"] - drawn[1]["named_at"]) >= NAME_ROOM - 1e-9
    assert [line["where"] for line in drawn] == [["above", "above", "above"], ["nowhere", "nowhere", "below"]]


def test_a_table_of_long_words_may_break_and_a_short_one_stays_whole() -> None:
    tables = {block.key: block for block in outline(make_snapshot()) if isinstance(block, Table)}
    assert is_kept_whole(tables["overview"])
    assert not is_kept_whole(tables["districts"])
    long = replace(tables["notable"], rows=(("2020-05-01", "บางนา", "ไฟไหม้", "ควัน " * 300, 1, "เสร็จสิ้น"),) * 6)
    assert not is_kept_whole(long)


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("ต่าง ๆ", "ต่าง\u00a0ๆ"),
        ("พ.ศ. 2563", "พ.ศ.\u00a02563"),
        ("ก.ค. 69", "ก.ค.\u00a069"),
        ("รอบ 3 เดือน", "รอบ\u00a03\u00a0เดือน"),
        ("ปีงบประมาณ", "ปีงบประมาณ"),
        ("ที่ กท 0501/254", "ที่\u00a0กท\u00a00501/254"),
        ("เลขาธิการ กอ.รมน.กทม. รับทราบ", "กอ.รมน.กทม."),
        ("เครือข่าย อปพร.กรุงเทพมหานคร", "อปพร."),
        ("20 มิ.ย. 63", "มิ.ย.\u00a063"),
        ("แขวงบางขุนศรี", "บางขุนศรี"),
    ],
)
def test_what_belongs_together_is_never_broken(text: str, together: str) -> None:
    assert together in break_words(text)


def test_a_word_too_wide_for_a_narrow_column_is_broken_where_its_parts_meet() -> None:
    assert break_words("ศาลาว่าการกรุงเทพมหานคร") == "ศาลาว่าการ\u200bกรุงเทพมหานคร"
    assert break_words("") == ""


def test_a_foreign_word_wider_than_its_column_is_broken_behind_its_own_marks() -> None:
    assert break_words("registration.office@example.org").split("\u200b") == [
        "registration.",
        "office@",
        "example.",
        "org",
    ]
    assert break_words("SuperLongEnglishName") == "SuperLongEnglish\u200bName"
    assert break_words("04060000-3707") == "04060000-3707"


def test_a_long_foreign_word_stays_in_its_column() -> None:
    snapshot = make_snapshot()
    snapshot["by_group"][0]["label"] = "SuperLongEnglishNameWithoutAnySpacesAtAllForTesting"
    for page in pypdfium2.PdfDocument(render_all(snapshot, make_settings()).pdf):
        words = page.get_textpage()
        if found := words.search("SuperLong").get_next():
            start = words.get_charbox(found[0])
            ends = [words.get_charbox(found[0] + place) for place in range(50)]
            assert max(end[2] for end in ends) < start[0] + 110
            return
    pytest.fail("the name is not printed")


def test_a_cell_of_a_thousand_words_is_set_and_goes_on_over_the_page() -> None:
    snapshot = make_snapshot()
    snapshot["indicator_levels"][0]["evidence"] = "ข่าวเขตจอมทอง สมาชิก 66 คน, " * 200 + "ท้ายสุด"
    pages = text_of(render_all(snapshot, make_settings()).pdf)
    assert sum(page.count("66คน") for page in pages) == 200
    assert any("ท้ายสุด" in page for page in pages)


@pytest.mark.parametrize(
    ("text", "longest", "shown"),
    [
        ("ขอเครื่องสูบน้ำ ต้องการเรือ", 24, "ขอเครื่องสูบน้ำ ต้องการ…"),
        ("ขอเครื่องสูบน้ำ ต้องการเรือ", 99, "ขอเครื่องสูบน้ำ ต้องการเรือ"),
        ("มีคนเจ็บ 12 คน ที่ปากซอย", 15, "มีคนเจ็บ 12 คน…"),
        ("A" * 30, 10, "A" * 10 + "…"),
    ],
)
def test_a_text_is_cut_behind_a_whole_word(text: str, longest: int, shown: str) -> None:
    assert shortened(text, longest) == shown


def test_links_mail_and_fingerprints_keep_their_digits() -> None:
    assert thai_digits("12 a1@b2.th https://c3.th/4 0123456789abcdef") == "๑๒ a1@b2.th https://c3.th/4 0123456789abcdef"


def test_word_is_told_which_font_may_stand_in_and_keeps_short_tables_whole(files: SummaryFiles) -> None:
    with zipfile.ZipFile(io.BytesIO(files.docx)) as parts:
        fonts, body = parts.read("word/fontTable.xml").decode(), parts.read("word/document.xml").decode()
    assert re.search(r'w:name="TH Sarabun New"><w:altName w:val="TH SarabunPSK"', fonts)
    for table in re.findall(r"<w:tbl>.*?</w:tbl>", body, re.DOTALL):
        rows = table.split("</w:tr>")[:-1]
        kept = ["<w:keepNext/>" in row for row in rows]
        assert all(kept[:-1]) or (len(rows) > 4 and all(kept[:2]) and all(kept[-2:-1]))
