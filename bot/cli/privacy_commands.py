"""khaonet erase: a person's right to have everything kept of them erased."""

import click

from bot.cli.context import transaction
from bot.cli.refusals import RefusedError
from models.person import Person
from services.erasure import erase_person
from services.people import find_person


@click.command()
@click.argument("user")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def erase(user: str, *, as_json: bool) -> None:
    """Erase USER, a LINE user id or a person's number: identity, words, pictures and pins."""
    with transaction() as (session, runtime):
        person = find_person(session, user) or session.get(Person, user)
        if person is None or person.erased_at is not None:
            raise RefusedError("nobody is known under this id")
        number = person.id
        tips = erase_person(session, person, by="command line", now=runtime.clock())
    text = f'{{"person": "{number}", "tips": {tips}}}' if as_json else f"Erased person {number}: {tips} tips emptied."
    click.echo(text)
