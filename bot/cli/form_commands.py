"""khaonet import form: printed progress forms into the register."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from bot.cli.context import transaction
from bot.cli.progress_bar import watched
from bot.cli.refusals import RefusedError
from documents.form_text import UnreadableFileError, text_of_file
from language.phrases.contradictions import doubt
from language.printed_forms.reading import NoFormError
from services.contradiction_words import words_for
from services.form_words import reading_of
from services.forms import FormResult, import_forms
from services.register_json import project_as_json

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("form")
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def import_form(files: tuple[Path, ...], as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Read printed progress forms (text, PDF, DOCX) into the register; nothing is kept if one is no form."""
    texts = [(path, _text(path)) for path in files]
    results: list[tuple[Path, FormResult]] = []
    with transaction() as (session, runtime):
        for path, text in watched(texts, "Reading forms"):
            try:
                results += [(path, result) for result in import_forms(session, text, now=runtime.clock())]
            except NoFormError as error:
                raise RefusedError(f"{path}: no printed progress form was found in it; nothing was saved") from error
    if as_json:
        click.echo(json.dumps({"projects": [_as_json(path, result) for path, result in results]}, ensure_ascii=False))
    else:
        _print(results)


def _text(path: Path) -> str:
    try:
        return text_of_file(path.read_bytes())
    except UnreadableFileError as error:
        raise RefusedError(f"{path}: {error}; nothing was saved") from error


def _as_json(path: Path, result: FormResult) -> dict[str, Any]:
    return project_as_json(result.project) | {
        "file": path.name,
        "doubts": [{"kind": d.kind, "field": d.field, "report_no": d.report_no} for d in result.doubts],
        "contradictions": [
            {"kind": found.kind, "report_no": found.report_no, "text": words_for(found)}
            for found in result.contradictions
        ],
    }


def _print(results: list[tuple[Path, FormResult]]) -> None:
    table = Table("Code", "Year", "Name", "Reports", "Percent", "Doubts", "Contradictions")
    for _path, result in results:
        last = result.project.last
        table.add_row(
            result.project.code,
            str(result.project.fiscal_year),
            result.project.name,
            str(len(result.project.reports)),
            f"{last.percent:g}" if last and last.percent is not None else "-",
            str(len(result.doubts)),
            str(len(result.contradictions)),
        )
    console = Console()
    console.print(table)
    for _path, result in results:
        for line in reading_of(result.project):
            console.print(f"{result.project.code}{line}", markup=False)
        for kind, times in Counter(doubt(d.kind, d.field, d.report_no) for d in result.doubts).items():
            console.print(f"{result.project.code}  ?  {kind}" + (f" ×{times}" if times > 1 else ""), markup=False)
        for found in result.contradictions:
            console.print(f"{result.project.code}  !  {words_for(found)}", markup=False)
