"""Makes the demo's people and groups known on both sides: to the look-alike and to the product."""

from bot.demo.people import GROUPS, PEOPLE, DemoGroup
from bot.demo.sample_activity import fill_activity
from bot.demo.sample_network import live_through
from bot.demo.sample_register import fill_register
from bot.demo.sample_summaries import release_the_past
from bot.demo.sample_tips import tell_tips
from bot.rich_menu import menu_picture, menu_shape
from bot.runtime import Runtime
from models.group import Group, GroupMember
from models.person import STAFF
from models.quarter import Quarter
from services.groups import Registration, group_of, register
from services.people import find_person, grant, person_of
from simulator import ids
from simulator.menus import ALL
from simulator.platform import Platform


def settle_in(runtime: Runtime, platform: Platform) -> None:
    """Make everybody once; running it again changes nothing."""
    platform.seed([person.name for person in PEOPLE], [(group.name, group.members, group.people) for group in GROUPS])
    _hang_menu(platform)
    now = runtime.clock()
    with runtime.sessions.begin() as session:
        if session.query(Group).first() is not None:
            return
        for person in PEOPLE:
            row = person_of(session, platform.person(person.name).id, now=now)
            grant(row, person.role, person.districts)
        first = Quarter.of(now).previous().a_year_before()
        for group in GROUPS:
            known = group_of(session, platform.group(group.name).id, now=now)
            register(known, _registration(group), by=None, now=first.start)
            known.member_count, known.occupations = group.members, list(group.occupations)
            for name in group.people:
                member = person_of(session, platform.person(name).id, now=now)
                session.add(GroupMember(group_id=known.id, person_id=member.id, joined_at=now))
        session.flush()
        fill_register(session, now)
        fill_activity(session, first, now)
        live_through(session, first.start, now)
        tell_tips(session, first.start, now)
        release_the_past(session, runtime, now)


def _hang_menu(platform: Platform) -> None:
    if not platform.menus.links:
        menu_id = ids.rich_menu_id()
        platform.menus.keep(menu_id, menu_shape())
        platform.state.store.put_media(menu_id, "image/png", menu_picture())
        platform.menus.link(ALL, menu_id)


def staff_of(runtime: Runtime, platform: Platform) -> dict[str, str]:
    """Return the demo's staff as the console offers to enter as them: person id → name."""
    with runtime.sessions.begin() as session:
        rows = {
            person.name: find_person(session, platform.person(person.name).id)
            for person in PEOPLE
            if person.role in STAFF
        }
        return {row.id: name for name, row in rows.items() if row is not None}


def _registration(group: DemoGroup) -> Registration:
    return Registration(kind=group.kind, name=group.name, network=group.network, district=group.district)
