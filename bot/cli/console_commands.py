"""khaonet console: the way into the officers' pages."""

import click

from bot.cli.context import transaction
from bot.cli.refusals import RefusedError
from services.audit import note_deed
from services.people import find_person
from services.sign_in import TooManyLinksError, make_link


@click.group()
def console() -> None:
    """Let staff into the officers' pages."""


@console.command("link")
@click.argument("line_user_id")
def link(line_user_id: str) -> None:
    """Print a one-time link into the console for the staff member of a LINE user id; it is good for ten minutes."""
    with transaction() as (session, runtime):
        person, now = find_person(session, line_user_id), runtime.clock()
        if person is None or not person.is_staff:
            raise RefusedError("that person has no role yet; first: khaonet user grant LINE_USER_ID ROLE")
        base_url = runtime.settings.public_base_url or f"http://localhost:{runtime.settings.port}"
        try:
            made = make_link(session, person, base_url=base_url, now=now)
        except TooManyLinksError as error:
            raise RefusedError("too many links were made for that person; wait ten minutes") from error
        note_deed(session, actor="command line", verb="make console link", subject=f"person {person.id}", now=now)
    click.echo(made)
