"""khaonet import projects, export projects, export indicators: the register in and out."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from bot.cli.context import transaction
from bot.cli.progress_bar import watched
from bot.cli.refusals import RefusedError
from documents.table_workbook import read_table, write_table
from services.indicators import indicators_as_json
from services.project_facts import ProjectFacts
from services.projects import every_project, keep_project
from services.register_json import FieldError, project_as_json, project_from_json
from services.register_table import COLUMNS, as_csv, as_rows, from_csv, from_rows

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FORMAT = click.option(
    "--format", "kind", type=click.Choice(["json", "csv", "xlsx"]), default="json", show_default=True
)
_OUT = click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write here, not to standard output."
)
_SHOWN_ERRORS = 20


@click.command("projects")
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def import_projects(file: Path, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Take the register from a JSON, CSV or XLSX file; with an error in any row nothing is kept."""
    projects = _read_projects(file)
    with transaction() as (session, runtime):
        for facts in watched(projects, "Keeping projects"):
            keep_project(session, facts, now=runtime.clock())
    reports = sum(len(facts.reports) for facts in projects)
    if as_json:
        click.echo(json.dumps({"projects": len(projects), "reports": reports}))
    else:
        click.echo(f"{len(projects)} projects with {reports} reports are in the register.")


@click.command("projects")
@_FORMAT
@_OUT
@click.option("--json", "_as_json", is_flag=True, help="The same as --format json.")
def export_projects(kind: str, out: Path | None, _as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Give out the register: projects with their reports."""
    with transaction() as (session, _runtime):
        shapes = [project_as_json(facts) for facts in every_project(session)]
    if kind == "json":
        _write(out, json.dumps({"projects": shapes}, ensure_ascii=False, indent=1).encode() + b"\n")
    elif kind == "csv":
        _write(out, "".join(as_csv(as_rows(shapes))).encode("utf-8-sig"))
    else:
        _write(out, write_table("projects", COLUMNS, as_rows(shapes)))


@click.command("indicators")
@_FORMAT
@_OUT
@click.option("--json", "_as_json", is_flag=True, help="The same as --format json.")
def export_indicators(kind: str, out: Path | None, _as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Give out the indicators: target, result, level, evidence, quarters."""
    with transaction() as (session, _runtime):
        shapes = indicators_as_json(session)
    heading = ("fiscal_year", "name", "target", "result", "level", "evidence", "quarters")
    rows = [[_cell(shape[name]) for name in heading] for shape in shapes]
    if kind == "json":
        _write(out, json.dumps(shapes, ensure_ascii=False, indent=1).encode() + b"\n")
    elif kind == "csv":
        _write(out, "".join(as_csv(rows, heading)).encode("utf-8-sig"))
    else:
        _write(out, write_table("indicators", heading, rows))


def _cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _write(out: Path | None, content: bytes) -> None:
    if out is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        out.write_bytes(content)


def _read_projects(file: Path) -> list[ProjectFacts]:
    projects, errors = [], []
    for where, shape in _shapes(file):
        try:
            projects.append(project_from_json(shape))
        except FieldError as error:
            errors.append(f"{where}: {error}")
    if errors:
        more = f"\n… and {len(errors) - _SHOWN_ERRORS} more" if len(errors) > _SHOWN_ERRORS else ""
        raise RefusedError(f"{file}: nothing was imported\n" + "\n".join(errors[:_SHOWN_ERRORS]) + more)
    if not projects:
        raise RefusedError(f"{file}: holds no projects")
    return projects


def _shapes(file: Path) -> Iterable[tuple[str, Any]]:
    content = file.read_bytes()
    try:
        if content.startswith(b"PK"):
            return [(f"row {number}", shape) for number, shape in from_rows(read_table(content))]
        text = content.decode("utf-8-sig")
        if text.lstrip()[:1] not in {"{", "["}:
            return [(f"row {number}", shape) for number, shape in from_rows(from_csv(text))]
        document = json.loads(text)
    except (ValueError, KeyError) as error:
        raise RefusedError(f"{file}: is neither JSON, CSV nor XLSX of the register ({error})") from error
    rows = document.get("projects") if isinstance(document, dict) else document
    if not isinstance(rows, list):
        raise RefusedError(f'{file}: has no list of "projects"')
    return [(f"project {number}", shape) for number, shape in enumerate(rows, start=1)]
