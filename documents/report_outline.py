"""The report as a list of blocks: the template's order and words, the snapshot's figures."""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from documents.blocks import Block, Bullets, Cell, Chart, Column, DistrictMap, Heading, Paragraph, Series, Table
from documents.folded_changes import folded
from documents.snapshot import Snapshot
from documents.thai_text import long_date, span_of_months
from documents.totals import total_row

TEMPLATES = Path(__file__).parent / "templates"
MOST_BARS = 20


def report_title() -> str:
    """Name the report, the same on the cover, in the letter's subject and in every file."""
    return str(_template()["title"])


def outline(snapshot: Snapshot, *, whole: bool = False) -> list[Block]:
    """List the report's blocks in order; a chapter whose rows are missing says so in words.

    `whole` has every figure that an amendment changed, as a workbook lists them; paper tells the largest.
    """
    every = snapshot.get("changes", ())
    told = every if whole else folded(every, _template()["changes_more"])
    names = {**names_of(snapshot), "changes_note": _template()["changes_folded"] if len(told) < len(every) else ""}
    snapshot = {**snapshot, "changes": told}
    blocks: list[Block] = []
    for chapter in _template()["chapter"]:
        blocks.append(Heading(1, chapter["title"]))
        parts = [part for block in chapter["block"] for part in _drawn(block, snapshot, names)]
        has_rows = any("rows" in block for block in chapter["block"])
        is_empty = has_rows and not any(_has_rows(block, snapshot) for block in chapter["block"])
        blocks += [*parts, *([Paragraph(_template()["empty"])] if is_empty or not parts else [])]
    return blocks


def names_of(snapshot: Snapshot) -> dict[str, str]:
    """Collect the words a template may use in braces."""
    start, end = (date.fromisoformat(snapshot["period"][edge]) for edge in ("start", "end"))
    months = {f"month_{place}": label for place, label in enumerate(snapshot["months"], 1)}
    return {
        "title": report_title(),
        "quarter": str(snapshot["quarter"]),
        "fiscal_year": str(snapshot["fiscal_year"]),
        "months_said": span_of_months(start, end),
        "as_of_said": long_date(date.fromisoformat(snapshot["as_of"])),
        "suppression": snapshot["notes"].get("suppression", ""),
        "edition_said": _edition_said(snapshot),
        "volunteers_caveat": snapshot["notes"].get("volunteers", ""),
        **months,
    }


def _edition_said(snapshot: Snapshot) -> str:
    edition = snapshot.get("edition")
    return str(_template()["edition"]).format(edition=edition) if edition else ""


@cache
def _template() -> dict[str, Any]:
    return tomllib.loads((TEMPLATES / "report.toml").read_text(encoding="utf-8"))


def _drawn(block: Mapping[str, Any], snapshot: Snapshot, names: Mapping[str, str]) -> Iterator[Block]:
    if _wanted(block, snapshot):
        yield _MAKERS[block["kind"]](block, snapshot, names)


def _wanted(block: Mapping[str, Any], snapshot: Snapshot) -> bool:
    conditions = {"open": not snapshot["closed"], "security_hidden": snapshot["security_hidden"]}
    return conditions.get(block.get("when", ""), True) and ("rows" not in block or bool(snapshot.get(block["rows"])))


def _has_rows(block: Mapping[str, Any], snapshot: Snapshot) -> bool:
    return "rows" in block and _wanted(block, snapshot)


def _text(block: Mapping[str, Any], _snapshot: Snapshot, names: Mapping[str, str]) -> Block:
    return Paragraph(block["text"].format_map(names))


def _heading(block: Mapping[str, Any], _snapshot: Snapshot, names: Mapping[str, str]) -> Block:
    return Heading(2, block["text"].format_map(names))


def _list(block: Mapping[str, Any], snapshot: Snapshot, _names: Mapping[str, str]) -> Block:
    return Bullets(tuple(snapshot[block["rows"]]))


def _table(block: Mapping[str, Any], snapshot: Snapshot, names: Mapping[str, str]) -> Block:
    columns = tuple(_column(column, names) for column in block["columns"])
    rows = tuple(tuple(row.get(column.key) for column in columns) for row in snapshot[block["rows"]])
    table = Table(block["key"], block["title"], block["sheet"], columns, rows, tuple(block.get("totals", ())))
    caveat = _template()["part_of_a_quarter"] if block.get("compares") and not snapshot["closed"] else ""
    notes = (caveat, *_notes(table, block.get("note", "").format_map(names)))
    return replace(table, note=" ".join(note for note in notes if note))


def _notes(table: Table, note: str) -> Iterator[str]:
    """Yield the table's own note, and what a dash stands for where one is printed and the note does not say."""
    dashes = _template()["dashes"]
    if note:
        yield note
    if "-" not in note.split() and any(cell is None for row in table.rows for cell in row):
        yield dashes["unknown"]
    if any(cell is None for cell in total_row(table) or ()):
        yield dashes["withheld_sum"]


def _column(column: Mapping[str, Any], names: Mapping[str, str]) -> Column:
    read = tuple(column.get("formula_of", ()))
    return Column(**{**column, "head": column["head"].format_map(names), "formula_of": read})


def _bars(block: Mapping[str, Any], snapshot: Snapshot, _names: Mapping[str, str]) -> Block:
    rows = sorted(snapshot[block["rows"]], key=lambda row: -_size(row[block["value"]]))[:MOST_BARS]
    values = Series("", tuple(row[block["value"]] for row in rows))
    labels = tuple(row["label"] for row in rows)
    return Chart(
        block["key"], "bars", block["title"], block["unit"], labels, (values,), block["key"], ((block["value"], ""),)
    )


def _lines(block: Mapping[str, Any], snapshot: Snapshot, _names: Mapping[str, str]) -> Block:
    rows: Sequence[Mapping[str, Cell]] = snapshot[block["rows"]]
    series = tuple(Series(line["name"], tuple(row.get(line["key"]) for row in rows)) for line in block["series"])
    labels = tuple(str(row["label"]) for row in rows)
    known = tuple(line for line in series if any(value is not None for value in line.values))
    return Chart(block["key"], "lines", block["title"], block["unit"], labels, known, block["key"], _columns(block))


def _columns(block: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((line["key"], line["name"]) for line in block["series"])


def _map(block: Mapping[str, Any], snapshot: Snapshot, _names: Mapping[str, str]) -> Block:
    values = {row["label"]: row[block["value"]] for row in snapshot[block["rows"]]}
    return DistrictMap(block["key"], block["title"], block["unit"], values)


def _size(value: Cell) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


_MAKERS: Mapping[str, Callable[[Mapping[str, Any], Snapshot, Mapping[str, str]], Block]] = {
    "text": _text,
    "heading": _heading,
    "list": _list,
    "table": _table,
    "bars": _bars,
    "lines": _lines,
    "map": _map,
}
