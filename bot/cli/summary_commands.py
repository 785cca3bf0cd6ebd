"""khaonet summary: compile a quarter's files, draft and release it, list what was given to whom."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli.summary_delivery_command import deliver_command
from bot.cli.summary_editing_commands import leave_out_command, number_command, recipients, remark_command
from bot.cli.summary_options import ACTOR, AS_OF, JSON, QUARTER, YEAR, day_of, facts_of, summary_transaction, tell
from bot.summary_links import links_of
from models.person import Role
from models.quarter import Quarter
from services import summaries
from services.letter_file import read_letter_file
from services.summary_delivery import owe_news
from services.summary_drafts import drafts, make_draft
from services.summary_drawing import draw, draw_file, ready_to_draw
from services.summary_figures import compile_figures

if TYPE_CHECKING:
    from documents.summary_files import SummaryFiles

_REASON = click.option("--reason", default="", help="Why an edition that is released already is amended.")
_OUT = click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Write the files into this folder.")


@click.group()
def summary() -> None:
    """Compile, draft, release and list quarterly summaries."""


for _command in (deliver_command, leave_out_command, number_command, recipients, remark_command):
    summary.add_command(_command)


@summary.command("compile")
@YEAR
@QUARTER
@AS_OF
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Write into this folder.")
@click.option("--reader", type=click.Choice([str(role) for role in Role]), default="command", show_default=True)
@JSON
def compile_command(
    fiscal_year: int, number: int, as_of: datetime | None, out: Path, reader: str, *, as_json: bool
) -> None:
    """Count a quarter and write summary.pdf, .docx, .xlsx and .json; nothing is kept."""
    quarter = Quarter(fiscal_year, number)
    with summary_transaction() as (session, runtime):
        day, now = day_of(as_of), runtime.clock()
        figures = compile_figures(session, quarter, now=now, as_of=day, reader=Role(reader))
        letter = read_letter_file(runtime.settings.letter_file)
        files = draw(figures, letter)
    written = _write(files, out)
    names = "\n".join(f"Wrote {name}" for name in written["files"])
    tell(written, f"{names}\nFigures: SHA-256 {written['sha256']}", as_json=as_json)


@summary.command("draft")
@YEAR
@QUARTER
@AS_OF
@_REASON
@_OUT
@JSON
def draft_command(
    fiscal_year: int, number: int, as_of: datetime | None, reason: str, out: Path | None, *, as_json: bool
) -> None:
    """Compile a quarter and keep it as a draft; remarks and what was left out of an older draft are gone."""
    with summary_transaction() as (session, runtime):
        letter = read_letter_file(runtime.settings.letter_file)
        edition = summaries.Edition(letter=letter, as_of=day_of(as_of), reason=reason)
        row = make_draft(session, Quarter(fiscal_year, number), edition, now=runtime.clock())
        facts, files = facts_of(session, row), summaries.files_of(session, row) if out else None
    written = _write(files, out) if files and out else {}
    tell({**facts, **written}, f"Drafted {facts['quarter']} edition {facts['edition']}.", as_json=as_json)


@summary.command("release")
@YEAR
@QUARTER
@AS_OF
@_OUT
@_REASON
@JSON
def release_command(
    fiscal_year: int, number: int, as_of: datetime | None, out: Path | None, reason: str, *, as_json: bool
) -> None:
    """Freeze a quarter's draft and tell the command; again, with a reason, makes a numbered amendment."""
    with summary_transaction() as (session, runtime):
        letter, now = read_letter_file(runtime.settings.letter_file), runtime.clock()
        edition = summaries.Edition(letter=letter, as_of=day_of(as_of), reason=reason)
        row = summaries.release(session, Quarter(fiscal_year, number), edition, by=ACTOR, now=now)
        # What cannot be drawn must not be released: no mail of it would ever leave.
        draw_file("pdf", *ready_to_draw(session, row))
        told = owe_news(session, row, links_of(runtime.settings), now=now)
        facts, files = facts_of(session, row), summaries.files_of(session, row) if out else None
    written = _write(files, out) if files and out else {}
    sentence = (
        f"Released {facts['quarter']} edition {facts['edition']}; {told} recipients are told.\n"
        f"Figures: SHA-256 {facts['fingerprint']}"
    )
    tell({**facts, "told": told, **written}, sentence, as_json=as_json)


@summary.command("list")
@JSON
def list_command(*, as_json: bool) -> None:
    """List drafts and releases, and what became of every recipient's copy."""
    with summary_transaction() as (session, _):
        rows = [facts_of(session, row) for row in (*drafts(session), *summaries.released(session))]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        click.echo(
            f"{row['quarter']} edition {row['edition']}  {row['released_at'] or 'draft':32}  {row['fingerprint'][:12]}"
        )
        for each in row["delivered"]:
            click.echo(f"    {each['way']:6} {each['recipient']}  {each['state']}  {each['reason'] or ''}".rstrip())
    if not rows:
        click.echo("Nothing is drafted yet. Try: khaonet summary compile --fiscal-year 2563 --quarter 3 --out DIR")


def _write(files: "SummaryFiles", out: Path) -> dict[str, Any]:
    out.mkdir(parents=True, exist_ok=True)
    kinds = {"pdf": files.pdf, "docx": files.docx, "xlsx": files.xlsx, "json": files.json, "png": files.png}
    for kind, content in kinds.items():
        (out / f"summary.{kind}").write_bytes(content)
    return {"files": [str(out / f"summary.{kind}") for kind in kinds], "sha256": files.fingerprint}
