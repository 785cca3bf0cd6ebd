"""Letter and report as plain JSON for the typst templates: words broken for Thai lines, figures written out."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from documents.blocks import Block, Bullets, Cell, Chart, DistrictMap, Heading, Paragraph, Table, described
from documents.chart_drawing import chart_drawing
from documents.district_map import map_drawing
from documents.figures import NUMERIC_KINDS, written
from documents.heights import is_kept_whole
from documents.letter import Letter
from documents.outlines import Outline
from documents.thai_text import break_words
from documents.totals import total_row


def letter_drawing(letter: Letter) -> dict[str, Any]:
    """Give the letter's parts places for the lines to turn; the emblem's path stays as it is."""
    kept = {"emblem", "form", "secrecy", "urgency"}
    return {key: value if key in kept else _broken(value) for key, value in asdict(letter).items()}


def block_drawings(pairs: Sequence[tuple[str, Block]], outlines: Sequence[Outline]) -> list[dict[str, Any]]:
    """Lay out the report's blocks in order; a map without outlines is left out, as its figures stand in a table."""
    drawable = [pair for pair in pairs if outlines or not isinstance(pair[1], DistrictMap)]
    return [_drawing(number, block, outlines) for number, block in drawable]


def _drawing(number: str, block: Block, outlines: Sequence[Outline]) -> dict[str, Any]:
    match block:
        case DistrictMap() | Chart():
            return _figure(number, block, outlines)
        case Heading():
            return {"kind": "heading", "number": number, "level": block.level, "text": block.text}
        case Paragraph():
            return {"kind": "text", "text": break_words(block.text)}
        case Bullets():
            return {"kind": "list", "items": [break_words(item) for item in block.items]}
        case Table():
            return _table(number, block)


def _figure(number: str, figure: Chart | DistrictMap, outlines: Sequence[Outline]) -> dict[str, Any]:
    if isinstance(figure, DistrictMap):
        return {"kind": "map", **_captioned(number, figure), **map_drawing(figure, outlines)}
    return {"kind": figure.kind, **_captioned(number, figure), **_broken_labels(chart_drawing(figure))}


def _captioned(number: str, figure: Chart | DistrictMap) -> dict[str, str]:
    return {"label": number, "title": break_words(figure.title), "alt": described(figure)}


def _broken_labels(drawing: dict[str, Any]) -> dict[str, Any]:
    items = [{**item, "label": break_words(item["label"])} for item in drawing.get("items", ())]
    return {**drawing, "items": items, "labels": [break_words(label) for label in drawing.get("labels", ())]}


def _table(number: str, table: Table) -> dict[str, Any]:
    total = total_row(table)
    return {
        "kind": "table",
        "key": table.key,
        "long": not is_kept_whole(table),
        "label": number,
        "title": break_words(table.title),
        "heads": [break_words(column.head) for column in table.columns],
        "widths": [column.width for column in table.columns],
        "aligns": ["right" if column.kind in NUMERIC_KINDS else "left" for column in table.columns],
        "rows": [_row(table, row) for row in table.rows],
        "total": _row(table, total) if total else None,
        "note": break_words(table.note),
    }


def _row(table: Table, row: Sequence[Cell]) -> list[str]:
    pairs = zip(row, table.columns, strict=True)
    return [break_words("" if cell == "" else written(cell, column.kind)) for cell, column in pairs]


def _broken(value: str | Sequence[str]) -> str | list[str]:
    return break_words(value) if isinstance(value, str) else [break_words(each) for each in value]
