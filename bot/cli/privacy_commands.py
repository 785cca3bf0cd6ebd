"""khaonet erase: a person's right to have everything kept of them erased."""

import click

from bot.cli.context import open_runtime
from bot.cli.refusals import RefusedError
from bot.media import drop_file
from models.person import Person
from models.session import scrub
from services.erasure import erase_person, files_of
from services.people import find_person


@click.command()
@click.argument("user")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def erase(user: str, *, as_json: bool) -> None:
    """Erase USER, a LINE user id or a person's number: identity, words, pictures and pins."""
    runtime = open_runtime()
    try:
        with runtime.sessions.begin() as session:
            person = find_person(session, user) or session.get(Person, user)
            if person is None or person.erased_at is not None:
                raise RefusedError("nobody is known under this id")
            number, files = person.id, files_of(session, person)
            tips = erase_person(session, person, by="command line", now=runtime.clock())
        # The durable tasks do the same later; whoever erases by hand wants it done when the command returns.
        for key in files:
            drop_file(runtime, key)
        scrub(runtime.database, thoroughly=True)
    finally:
        runtime.database.dispose()
    text = f'{{"person": "{number}", "tips": {tips}}}' if as_json else f"Erased person {number}: {tips} tips emptied."
    click.echo(text)
