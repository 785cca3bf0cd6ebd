"""khaonet import projects, export projects, export indicators: the register in and out."""

import json
import sys
from pathlib import Path

import click

from bot.cli.context import transaction
from bot.cli.imported_file import read_records
from bot.cli.progress_bar import watched
from documents.table_workbook import write_table
from services.indicators import indicators_as_json
from services.projects import every_project, keep_project
from services.register_json import project_as_json, project_from_json
from services.register_table import COLUMNS, as_csv, as_rows, from_rows

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FORMAT = click.option(
    "--format", "kind", type=click.Choice(["json", "csv", "xlsx"]), default="json", show_default=True
)
_OUT = click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write here, not to standard output."
)


@click.command("projects")
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def import_projects(file: Path, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Take the register from a JSON, CSV or XLSX file; with an error in any row nothing is kept."""
    projects = read_records(file, "project", from_rows, project_from_json)
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
