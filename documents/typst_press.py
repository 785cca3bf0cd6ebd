"""The only door to typst: a template and plain data in, PDF or PNG bytes out."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Literal

import typst

from documents.font_coverage import FONTS, drawable
from documents.report_outline import TEMPLATES

ARCHIVE: list["typst.PDFStandard"] = ["a-2a", "ua-1"]
"""PDF/A-2a keeps the file readable for decades; PDF/UA tags it for screen readers."""


class TypesettingError(Exception):
    """A page could not be set as asked: typst warned, for instance of a missing font or emblem."""


def press_pdf(template: str, data: Mapping[str, Any], made: date) -> bytes:
    """Fill the template as PDF/A-2a and PDF/UA-1; equal data and day give equal bytes."""
    pages = _press(template, data, made, "pdf")
    return b"".join(pages)


def press_png(template: str, data: Mapping[str, Any], made: date, *, ppi: int) -> list[bytes]:
    """Fill the template, one PNG a page."""
    return _press(template, data, made, "png", ppi)


def ask(template: str, data: Mapping[str, Any], label: str) -> Any:  # noqa: ANN401 - whatever the template noted
    """Fill the template and return what it noted under the label."""
    try:
        return json.loads(_compiler(template, data).query(f"<{label}>", field="value", one=True))
    except typst.TypstError as error:
        raise TypesettingError(error.diagnostic) from error


def _press(
    template: str, data: Mapping[str, Any], made: date, kind: Literal["pdf", "png"], ppi: int | None = None
) -> list[bytes]:
    compiler = _compiler(template, data)
    stamp = datetime(made.year, made.month, made.day, tzinfo=UTC)
    try:
        pages, warnings = compiler.compile_with_warnings(
            format=kind, ppi=ppi, pdf_standards=ARCHIVE if kind == "pdf" else [], timestamp=stamp
        )
    except typst.TypstError as error:
        raise TypesettingError(error.diagnostic) from error
    if warnings:
        raise TypesettingError("; ".join(str(warning) for warning in warnings))
    return [pages] if isinstance(pages, bytes) else list(pages or [])


def _compiler(template: str, data: Mapping[str, Any]) -> typst.Compiler:
    return typst.Compiler(
        str(TEMPLATES / template),
        # The emblem is the office's own file and may lie anywhere.
        root="/",
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_drawable(data), ensure_ascii=False)},
    )


def _drawable(value: Any, name: str = "") -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return the data with all words drawable; the emblem's path stays as it is."""
    if isinstance(value, str):
        return value if name == "emblem" else drawable(value)
    if isinstance(value, Mapping):
        return {key: _drawable(each, key) for key, each in value.items()}
    return [_drawable(each) for each in value] if isinstance(value, list | tuple) else value
