"""The register as a flat table, one row a report, for CSV and spreadsheets; nothing is lost on the way back."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

PROJECT_COLUMNS = (
    *("code", "kind", "source", "name", "fiscal_year", "agency", "budget", "budget_spent", "start", "end"),
    *("target", "result", "result_unit", "note", "rationale", "objectives", "targets", "targets_before", "plan"),
    *("levels", "evidence", "rosters", "orders", "summary"),
)
REPORT_COLUMNS = (
    *("no", "quarter", "date", "date_be", "percent", "plan_status", "target_status", "narrative_short", "narrative"),
    *("budget_spent", "letters"),
)
COLUMNS = (*PROJECT_COLUMNS, *(f"report_{name}" for name in REPORT_COLUMNS))
_NESTED = frozenset(
    {"objectives", "targets", "targets_before", "plan", "levels", "evidence", "rosters", "orders", "report_letters"}
)
_FORMULA = ("=", "+", "-", "@", "\t", "'")
_TOP = 1


def as_rows(projects: Iterable[Mapping[str, Any]]) -> Iterator[list[Any]]:
    """Yield the rows of these projects, each report with its project's columns before it."""
    for project in projects:
        for report in project["reports"] or [{}]:
            flat = dict(project) | {f"report_{name}": value for name, value in report.items()}
            yield [_cell(name, flat.get(name)) for name in COLUMNS]


def from_rows(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield each project with the number of its first row (the heading is row 1); unknown columns are ignored."""
    lines = iter(rows)
    heading = [str(name or "").strip() for name in next(lines, [])]
    known: dict[tuple[str, str], tuple[int, dict[str, Any]]] = {}
    for number, line in enumerate(lines, start=_TOP + 1):
        flat = {name: _value(name, cell) for name, cell in zip(heading, line, strict=False) if cell not in (None, "")}
        if not flat:
            continue
        key = (str(flat.get("code")), str(flat.get("fiscal_year")))
        project = {name: flat[name] for name in PROJECT_COLUMNS if name in flat} | {"reports": []}
        first = known.setdefault(key, (number, project))
        report = {name: flat[f"report_{name}"] for name in REPORT_COLUMNS if f"report_{name}" in flat}
        if report:
            first[1]["reports"].append(report)
    yield from known.values()


def as_csv(rows: Iterable[Sequence[Any]], heading: Sequence[str] = COLUMNS) -> Iterator[str]:
    """Yield the lines of a CSV file with its heading; a cell that a spreadsheet would run is quoted with '."""
    for row in (heading, *rows):
        line = io.StringIO()
        csv.writer(line, lineterminator="\r\n").writerow([_harmless(cell) for cell in row])
        yield line.getvalue()


def from_csv(text: str) -> Iterator[list[str]]:
    """Yield the rows of a CSV text, a leading ' taken off again."""
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))):
        yield [cell.removeprefix("'") for cell in row]


def _cell(name: str, value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if name in _NESTED and value else value


def _value(name: str, cell: object) -> object:
    return json.loads(str(cell)) if name in _NESTED else cell


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
