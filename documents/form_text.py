"""The text of a file that may hold printed forms: plain text, PDF with a text layer, DOCX."""

import io
import zipfile

import docx
import pypdfium2
from docx.table import Table
from docx.text.paragraph import Paragraph

_ENCODINGS = ("utf-8-sig", "cp874")


class UnreadableFileError(ValueError):
    """The file is of no kind that can be read, or is broken; the message says which."""


def text_of_file(content: bytes) -> str:
    """Return the text of a file's bytes, told by what they begin with; UnreadableFileError when there is none."""
    if content.startswith(b"%PDF"):
        return _text_of_pdf(content)
    if content.startswith(b"PK"):
        return _text_of_docx(content)
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFileError("it is neither text, PDF nor DOCX")


def _text_of_pdf(content: bytes) -> str:
    try:
        document = pypdfium2.PdfDocument(content)
        text = "\n".join(_text_of_page(document, number) for number in range(len(document)))
    except pypdfium2.PdfiumError as error:
        raise UnreadableFileError("the PDF is broken or locked") from error
    document.close()
    if not text.strip():
        raise UnreadableFileError("the PDF holds pictures only, no text; scan it with text recognition first")
    return text


def _text_of_page(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    layer = page.get_textpage()
    text: str = layer.get_text_bounded()
    layer.close()
    page.close()
    return text


def _text_of_docx(content: bytes) -> str:
    try:
        document = docx.Document(io.BytesIO(content))
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise UnreadableFileError("it is neither text, PDF nor DOCX") from error
    return "\n".join(_text_of_block(block) for block in document.iter_inner_content())


def _text_of_block(block: Paragraph | Table) -> str:
    if isinstance(block, Paragraph):
        return block.text
    rows = []
    for row in block.rows:
        cells = {cell._tc: cell.text for cell in row.cells}  # noqa: SLF001 - a merged cell is met once a column
        rows.append("\t".join(cells.values()))
    return "\n".join(rows)
