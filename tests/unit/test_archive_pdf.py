"""What PDF/A-2a and PDF/UA-1 ask of the summary's file, read back by another library; no validator is to be had."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from documents.outlines import Outline
from documents.pdf import summary_pdf
from services.letter_file import letter_settings
from tests.unit.invented_quarter import make_outlines, make_snapshot

PRINTED = 4
FORBIDDEN_ACTIONS = {"/JS", "/JavaScript", "/AA", "/Launch", "/RichMedia", "/XFA"}
FORBIDDEN_FILTERS = {"/LZWDecode", "/Crypt"}


@pytest.fixture(scope="module")
def document() -> Iterator[pikepdf.Pdf]:
    outlines = [Outline(name, rings, label) for name, rings, label in make_outlines()]
    settings = letter_settings({"secrecy": "ลับ", "urgency": "ด่วนมาก"})
    with pikepdf.open(io.BytesIO(summary_pdf(make_snapshot(), settings, outlines))) as pdf:
        yield pdf


def things(pdf: pikepdf.Pdf) -> list[Any]:
    """Every dictionary and stream of the file."""
    return [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream)]


def elements(node: Any) -> Iterator[Any]:
    """Every element of the tree of tags, in the order of reading."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from elements(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node.K)


def test_it_says_which_standards_it_keeps(document: pikepdf.Pdf) -> None:
    said = document.Root.Metadata.read_bytes().decode()
    assert "/Filter" not in document.Root.Metadata
    for name, value in (("pdfaid:part", "2"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")):
        assert re.search(rf"<{name}>{value}</{name}>", said), name
    assert "รายงานสรุปผลการปฏิบัติงานของเครือข่ายภาคประชาชน" in said


def test_its_colours_mean_the_same_everywhere(document: pikepdf.Pdf) -> None:
    (intent,) = document.Root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    profile = intent.DestOutputProfile.read_bytes()
    assert profile[36:40] == b"acsp"
    assert profile[16:20] == b"RGB "


def test_every_font_is_inside_and_tells_its_letters(document: pikepdf.Pdf) -> None:
    fonts = [one for one in things(document) if one.get("/Type") == "/Font"]
    whole = [font for font in fonts if font.Subtype == "/Type0"]
    parts = [font for font in fonts if font.Subtype in {"/CIDFontType0", "/CIDFontType2"}]
    assert len(whole) == len(parts) > 1
    assert len(whole) + len(parts) == len(fonts)
    assert all("/ToUnicode" in font for font in whole)
    for font in parts:
        assert {"/FontFile2", "/FontFile3"} & set(font.FontDescriptor.keys())
        assert font.Subtype == "/CIDFontType0" or "/CIDToGIDMap" in font


def test_it_is_tagged_in_thai_with_heads_of_tables_and_words_for_figures(document: pikepdf.Pdf) -> None:
    root = document.Root
    assert (root.Lang, root.MarkInfo.Marked, root.ViewerPreferences.DisplayDocTitle) == ("th", True, True)
    tags = list(elements(root.StructTreeRoot.K))
    counts = Counter(str(tag.S) for tag in tags)
    assert counts["/Table"] == counts["/THead"] > 10
    assert counts["/H1"] == 11
    assert counts["/Figure"] >= 3
    assert all(str(tag.get("/Alt", "")) for tag in tags if tag.S == "/Figure")
    assert all("/StructParents" in page.obj and page.obj.Tabs == "/S" for page in document.pages)


def test_nothing_in_it_acts_hides_or_lies_elsewhere(document: pikepdf.Pdf) -> None:
    assert not document.is_encrypted
    assert "/ID" in document.trailer
    for one in things(document):
        assert not FORBIDDEN_ACTIONS & set(one.keys())
        assert "/F" not in one or not isinstance(one, pikepdf.Stream)
        assert str(one.get("/Filter", "")) not in FORBIDDEN_FILTERS
    notes = [note for page in document.pages for note in page.obj.get("/Annots", [])]
    assert notes
    assert all(note.F & PRINTED for note in notes)
