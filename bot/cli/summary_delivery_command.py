"""khaonet summary deliver: a released edition for whoever has not had it."""

import click
from sqlalchemy.orm import Session

from bot.cli.refusals import RefusedError
from bot.cli.summary_options import ACTOR, JSON, QUARTER, YEAR, facts_of, summary_transaction, tell
from bot.summary_links import links_of
from models.quarter import Quarter
from models.quarter_summary import QuarterSummary
from services.audit import note_deed
from services.summary_delivery import failed_of, owe_news, send_again
from services.summary_drafts import editions_of


@click.command("deliver")
@YEAR
@QUARTER
@click.option("--edition", type=click.IntRange(min=0), help="0 is the first, 1 the first amendment; default: newest.")
@JSON
def deliver_command(fiscal_year: int, number: int, edition: int | None, *, as_json: bool) -> None:
    """Send a released edition again to whom it could not be given, and to recipients who were added since."""
    with summary_transaction() as (session, runtime):
        row = _released(session, Quarter(fiscal_year, number), edition)
        now, link = runtime.clock(), links_of(runtime.settings)
        again = sum(send_again(session, copy, link, now=now) for copy in failed_of(session, row))
        new = owe_news(session, row, link, now=now)
        note_deed(session, actor=ACTOR, verb="deliver summary", subject=f"summary {row.id}", now=now)
        facts = facts_of(session, row)
    sentence = f"{facts['quarter']} edition {facts['edition']}: {again} copies sent again, {new} new recipients told."
    tell({**facts, "again": again, "told": new}, sentence, as_json=as_json)


def _released(session: Session, quarter: Quarter, edition: int | None) -> QuarterSummary:
    found = [row for row in editions_of(session, quarter) if edition is None or row.edition == edition]
    if not found:
        which = "" if edition is None else f" as edition {edition}"
        raise RefusedError(f"{quarter} is not released{which}")
    return found[-1]
