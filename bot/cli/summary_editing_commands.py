"""khaonet summary remark, leave-out, number, recipients: what an analyst decides before a release."""

from datetime import datetime

import click

from bot.cli.refusals import RefusedError
from bot.cli.summary_options import ACTOR, JSON, QUARTER, YEAR, day_of, facts_of, summary_transaction, tell, the_draft
from models.quarter import Quarter
from services.summary_drafts import leave_out, number_letter, set_remark
from services.summary_mail import add_address, address_of, addresses, is_address, remove_address


@click.command("remark")
@YEAR
@QUARTER
@click.argument("text")
@JSON
def remark_command(fiscal_year: int, number: int, text: str, *, as_json: bool) -> None:
    """Put the remark TEXT into the draft's letter and report; an empty one takes it out."""
    with summary_transaction() as (session, runtime):
        draft = the_draft(session, Quarter(fiscal_year, number))
        set_remark(session, draft, text, by=ACTOR, now=runtime.clock())
        facts = facts_of(session, draft)
    tell(facts, f"The draft of {facts['quarter']} carries the remark.", as_json=as_json)


@click.command("leave-out")
@YEAR
@QUARTER
@click.argument("place", type=click.IntRange(min=1))
@click.option("--reason", required=True, help="Why; goes to the audit log.")
@JSON
def leave_out_command(fiscal_year: int, number: int, place: int, reason: str, *, as_json: bool) -> None:
    """Take the notable incident at PLACE (1 is the first) out of the draft."""
    with summary_transaction() as (session, runtime):
        draft = the_draft(session, Quarter(fiscal_year, number))
        leave_out(session, draft, place, reason[:200], by=ACTOR, now=runtime.clock())
        facts = facts_of(session, draft)
    tell(facts, f"Incident {place} is left out of the draft of {facts['quarter']}.", as_json=as_json)


@click.command("number")
@YEAR
@QUARTER
@click.argument("letter_number")
@click.option("--dated", type=click.DateTime(["%Y-%m-%d"]), help="The day the letter bears.")
@JSON
def number_command(fiscal_year: int, number: int, letter_number: str, dated: datetime | None, *, as_json: bool) -> None:
    """Set the letter's running number, from the outgoing register."""
    with summary_transaction() as (session, runtime):
        draft = the_draft(session, Quarter(fiscal_year, number))
        number_letter(session, draft, letter_number, day_of(dated), by=ACTOR, now=runtime.clock())
        facts = facts_of(session, draft)
    tell(facts, f"The letter of {facts['quarter']} has number {letter_number}.", as_json=as_json)


@click.group("recipients")
def recipients() -> None:
    """Addresses that released summaries are mailed to."""


@recipients.command("add")
@click.argument("address")
def add_command(address: str) -> None:
    """Mail every later release to ADDRESS."""
    if not is_address(address.strip()):
        raise RefusedError(f"{address} is not an e-mail address")
    with summary_transaction() as (session, runtime):
        add_address(session, address.strip(), now=runtime.clock())
    click.echo(f"Released summaries are mailed to {address.strip()}.")


@recipients.command("remove")
@click.argument("address")
def remove_command(address: str) -> None:
    """Mail nothing more to ADDRESS."""
    with summary_transaction() as (session, runtime):
        if not remove_address(session, address.strip(), now=runtime.clock()):
            raise RefusedError(f"{address} is no recipient")
    click.echo(f"Nothing more is mailed to {address.strip()}.")


@recipients.command("list")
@JSON
def list_command(*, as_json: bool) -> None:
    """List the addresses."""
    with summary_transaction() as (session, _):
        found = [{"id": row.id, "address": address_of(session, row)} for row in addresses(session)]
    lines = [f"{row['id']}  {row['address']}" for row in found]
    tell({"recipients": found}, "\n".join(lines) or "No address yet.", as_json=as_json)
