"""khaonet group and khaonet user: who may be heard, and who may do what."""

import json
from datetime import datetime

import click

from bot.cli.context import transaction
from bot.cli.refusals import RefusedError
from models.group import Group, GroupKind
from models.person import Person, Role
from services.audit import note_deed
from services.groups import Registration, group_of, make_code, register
from services.people import grant, person_of

KINDS = click.Choice([str(kind) for kind in GroupKind])
_ACTOR = "command line"


@click.group()
def group() -> None:
    """Register LINE groups; nothing said in a group is kept before."""


@group.command("register")
@click.argument("group_id")
@click.option("--kind", type=KINDS, required=True)
@click.option("--name", required=True)
@click.option("--district", help="Its district, without เขต.")
@click.option("--network", help="The network it belongs to.")
@click.option("--occupation", "occupations", multiple=True, help="An occupation of its members; may be given again.")
def register_group(
    group_id: str, kind: str, name: str, district: str | None, network: str | None, occupations: tuple[str, ...]
) -> None:
    """Register the group of a LINE group id."""
    wanted = Registration(
        kind=GroupKind(kind), name=name, network=network, district=known_district(district), occupations=occupations
    )
    with transaction() as (session, runtime):
        now = runtime.clock()
        row = group_of(session, group_id, now=now)
        register(row, wanted, by=None, now=now)
        note_deed(session, actor=_ACTOR, verb="register group", subject=f"group {row.id}", now=now)
        number = row.id
    click.echo(f"Registered group {number}: {name} ({kind}).")


@group.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def list_groups(*, as_json: bool) -> None:
    """List the groups that are known."""
    with transaction() as (session, _):
        rows = [_group_facts(row) for row in session.query(Group).order_by(Group.joined_at)]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        click.echo(f"{row['id']}  {row['state']:8} {row['kind'] or '-':16} {row['members']:>5}  {row['name']}")
    if not rows:
        click.echo("No group yet. Invite the bot into one, then: khaonet group code --kind news_network --name NAME")


@group.command("code")
@click.option("--kind", type=KINDS, default="news_network", show_default=True)
@click.option("--name", default="", help="The group's name; empty takes the name it has in LINE.")
@click.option("--district")
@click.option("--network")
def code(kind: str, name: str, district: str | None, network: str | None) -> None:
    """Make a one-time enrolment code; post it in the group within seven days."""
    wanted = Registration(kind=GroupKind(kind), name=name, network=network, district=known_district(district))
    with transaction() as (session, runtime):
        made = make_code(session, wanted, by=None, now=runtime.clock())
    click.echo(made)


@click.group()
def user() -> None:
    """Give people roles; nobody gets one by talking to the bot."""


@user.command("grant")
@click.argument("line_user_id")
@click.argument("role", type=click.Choice([str(role) for role in Role]))
@click.option("--district", "districts", multiple=True, help="A district an officer works in; may be repeated.")
def grant_role(line_user_id: str, role: str, districts: tuple[str, ...]) -> None:
    """Give the person of a LINE user id a role."""
    names = [name for name in map(known_district, districts) if name]
    if role == Role.OFFICER and not names:
        raise RefusedError("an officer needs at least one --district")
    with transaction() as (session, runtime):
        now = runtime.clock()
        person = person_of(session, line_user_id, now=now)
        grant(person, Role(role), names)
        note_deed(session, actor=_ACTOR, verb=f"grant {role}", subject=f"person {person.id}", now=now)
        number = person.id
    click.echo(f"Person {number} is now {role}{' of ' + ', '.join(names) if names else ''}.")


@user.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def list_users(*, as_json: bool) -> None:
    """List everybody who has a role beyond citizen; identities are never shown."""
    with transaction() as (session, _):
        people = session.query(Person).where(Person.role != Role.CITIZEN).order_by(Person.created_at)
        rows = [{"id": row.id, "role": str(row.role), "districts": sorted(row.district_names())} for row in people]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        click.echo(f"{row['id']}  {row['role']:10} {', '.join(row['districts'])}")
    if not rows:
        click.echo("Nobody has a role yet: khaonet user grant LINE_USER_ID officer --district บางนา")


def known_district(name: str | None) -> str | None:
    """Return the district's official name; RefusedError when Bangkok has none of that name."""
    if name is None:
        return None
    return name.removeprefix("เขต").strip()


def _group_facts(row: Group) -> dict[str, str | int | None]:
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "state": str(row.state),
        "district": row.district,
        "network": row.network,
        "members": row.member_count,
        "registered_at": _iso(row.registered_at),
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
