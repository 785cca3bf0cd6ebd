"""khaonet summary: compile a quarter's files, release them frozen, list what was released to whom."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from sqlalchemy.orm import Session

from bot.cli.context import transaction
from bot.cli.refusals import RefusedError
from bot.runtime import Runtime
from bot.signed_links import sign
from models.person import Role
from models.quarter import Quarter
from models.quarter_summary import QuarterSummary
from services import summaries
from services.letter_file import LetterFileError, read_letter_file
from services.summary_figures import compile_figures
from services.summary_scope import SummaryRefusedError

if TYPE_CHECKING:
    from documents.letter_settings import LetterSettings
    from documents.summary_files import SummaryFiles

_ACTOR = "command line"
_YEAR = click.option("--fiscal-year", type=click.IntRange(2500, 2700), required=True, help="Buddhist era.")
_QUARTER = click.option("--quarter", "number", type=click.IntRange(1, 4), required=True)
_AS_OF = click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Cut the figures at the end of this day.")
_OUT = click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Write the files into this folder.")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


@click.group()
def summary() -> None:
    """Compile, release and list quarterly summaries."""


@summary.command("compile")
@_YEAR
@_QUARTER
@_AS_OF
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Write into this folder.")
@click.option("--reader", type=click.Choice([str(role) for role in Role]), default="command", show_default=True)
@_JSON
def compile_command(
    fiscal_year: int, number: int, as_of: datetime | None, out: Path, reader: str, *, as_json: bool
) -> None:
    """Count a quarter and write summary.pdf, .docx, .xlsx and .json as a draft; nothing is kept."""
    with transaction() as (session, runtime):
        figures = _figures(session, runtime, Quarter(fiscal_year, number), _day(as_of), Role(reader))
        letter = _letter(runtime)
    _tell(_write(summaries.draw(figures, letter), out), as_json=as_json)


@summary.command("release")
@_YEAR
@_QUARTER
@_AS_OF
@_OUT
@click.option("--reason", default="", help="Why an edition that is released already is amended.")
@_JSON
def release_command(
    fiscal_year: int, number: int, as_of: datetime | None, out: Path | None, reason: str, *, as_json: bool
) -> None:
    """Freeze a quarter's figures and tell the command; again, with a reason, makes a numbered amendment."""
    with transaction() as (session, runtime):
        edition = summaries.Edition(letter=_letter(runtime), as_of=_day(as_of), reason=reason)
        row = _release(session, runtime, Quarter(fiscal_year, number), edition)
        told = summaries.deliver(session, row, lambda each: _link(runtime, each), now=runtime.clock())
        facts, files = _facts(session, row), summaries.files_of(session, row) if out else None
    written = _write(files, out) if files and out else {}
    _tell({**facts, "told": told, **written}, as_json=as_json)


@summary.command("list")
@_JSON
def list_command(*, as_json: bool) -> None:
    """List what was released, and to whom it went."""
    with transaction() as (session, _):
        rows = [_facts(session, row) for row in summaries.released(session)]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        click.echo(
            f"{row['quarter']} edition {row['edition']}  {row['released_at']}  {row['fingerprint'][:12]}  "
            f"told {len(row['delivered'])}"
        )
    if not rows:
        click.echo("Nothing is released yet. Try: khaonet summary compile --fiscal-year 2563 --quarter 3 --out DIR")


def _figures(session: Session, runtime: Runtime, quarter: Quarter, day: date | None, reader: Role) -> dict[str, Any]:
    try:
        return compile_figures(session, quarter, now=runtime.clock(), as_of=day, reader=reader)
    except SummaryRefusedError as error:
        raise RefusedError(str(error)) from error


def _release(session: Session, runtime: Runtime, quarter: Quarter, edition: summaries.Edition) -> QuarterSummary:
    try:
        return summaries.release(session, quarter, edition, by=_ACTOR, now=runtime.clock())
    except SummaryRefusedError as error:
        raise RefusedError(str(error)) from error


def _letter(runtime: Runtime) -> "LetterSettings":
    try:
        return read_letter_file(runtime.settings.letter_file)
    except LetterFileError as error:
        raise RefusedError(str(error)) from error


def _link(runtime: Runtime, row: QuarterSummary) -> str:
    token = sign(runtime.settings.secret_key.get_secret_value(), f"summary/{row.id}/pdf")
    return f"{runtime.settings.public_base_url}/s/{token}"


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _write(files: "SummaryFiles", out: Path) -> dict[str, Any]:
    out.mkdir(parents=True, exist_ok=True)
    kinds = {"pdf": files.pdf, "docx": files.docx, "xlsx": files.xlsx, "json": files.json, "png": files.png}
    for kind, content in kinds.items():
        (out / f"summary.{kind}").write_bytes(content)
    return {"files": [str(out / f"summary.{kind}") for kind in kinds], "sha256": files.fingerprint}


def _facts(session: Session, row: QuarterSummary) -> dict[str, Any]:
    delivered = summaries.deliveries_of(session, row)
    return {
        "quarter": f"{row.fiscal_year}Q{row.quarter}",
        "edition": row.edition,
        "as_of": row.as_of.isoformat(),
        "released_at": row.released_at.isoformat() if row.released_at else None,
        "fingerprint": row.fingerprint,
        "reason": row.reason,
        "delivered": [
            {"person": each.person_id, "way": each.way, "at": each.owed_at.isoformat()} for each in delivered
        ],
    }


def _tell(facts: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(facts, ensure_ascii=False))
        return
    for name in facts.get("files", ()):
        click.echo(f"Wrote {name}")
    if "edition" in facts:
        click.echo(f"Released {facts['quarter']} edition {facts['edition']}; {facts['told']} people are told.")
    click.echo(f"Figures: SHA-256 {facts.get('sha256') or facts['fingerprint']}")
