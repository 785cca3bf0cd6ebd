"""Groups: joined, enrolled by a code or by command, left."""

import re
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from language.phrases.groups import DEFAULT_LEAVE_WORD
from models.group import EnrolmentCode, Group, GroupKind, GroupState, MemberCount
from models.session import hold
from models.vault import vault_of
from services.tasks import Task

CODE_PREFIX = "KN-"
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_CODE_LENGTH = 8
_CODE_LIFE = timedelta(days=7)
_LONGEST_OCCUPATION, _MOST_OCCUPATIONS = 60, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """What is said of a group when it is registered; without `occupations` those known before stay."""

    kind: GroupKind
    name: str
    network: str | None = None
    district: str | None = None
    occupations: tuple[str, ...] = ()


def find_group(session: Session, line_id: str) -> Group | None:
    """Return the group of a LINE group id, under any key of the vault."""
    fingerprints = vault_of(session).fingerprints(line_id)
    return session.scalars(select(Group).where(Group.fingerprint.in_(fingerprints))).first()


def group_of(session: Session, line_id: str, *, now: datetime) -> Group:
    """Return the group of a LINE group id; one never seen is made, pending."""
    group = find_group(session, line_id)
    if group is not None:
        return group
    vault = vault_of(session)
    group = Group(fingerprint=vault.fingerprint(line_id), line_id_sealed=vault.seal(line_id), joined_at=now)
    try:
        with session.begin_nested():
            session.add(group)
    except IntegrityError:
        found = find_group(session, line_id)
        if found is None:
            raise
        return found
    return group


def line_group_id_of(session: Session, group_id: str) -> str | None:
    """Return the LINE id of a group, to send to."""
    sealed = session.scalar(select(Group.line_id_sealed).where(Group.id == group_id))
    return None if sealed is None else vault_of(session).open(sealed)


def register(group: Group, registration: Registration, *, by: str | None, now: datetime) -> None:
    """Make the group active; from now on tips said in it are kept."""
    group.kind, group.name = registration.kind, registration.name
    group.network, group.district = registration.network, registration.district
    if registration.occupations:
        group.occupations = list(registration.occupations)
    group.state, group.left_at = GroupState.ACTIVE, None
    group.registered_at, group.registered_by = now, by


def occupations_in(text: str) -> list[str]:
    """Return the occupations written one after the other, with commas or line breaks between, each once."""
    names = (" ".join(name.split())[:_LONGEST_OCCUPATION] for name in re.split(r"[,;\n/]+", text))
    return list(dict.fromkeys(name for name in names if name))[:_MOST_OCCUPATIONS]


def make_code(session: Session, registration: Registration, *, by: str | None, now: datetime) -> str:
    """Return a new code that registers the one group it is posted in within seven days."""
    code = CODE_PREFIX + "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    session.add(
        EnrolmentCode(
            fingerprint=vault_of(session).fingerprint(code),
            kind=registration.kind,
            name=registration.name,
            network=registration.network,
            district=registration.district,
            created_by=by,
            created_at=now,
            expires_at=now + _CODE_LIFE,
        )
    )
    return code


def enrol(session: Session, group: Group, code: str, *, now: datetime) -> bool:
    """Register the group by a code; False when the code is wrong, used or too old, and nothing changes."""
    fingerprints = vault_of(session).fingerprints(code.strip().upper())
    row = session.scalars(select(EnrolmentCode).where(EnrolmentCode.fingerprint.in_(fingerprints))).first()
    if row is None:
        return False
    hold(session, EnrolmentCode, row.fingerprint)
    session.refresh(row)
    if row.used_at is not None or row.expires_at < now:
        return False
    row.used_at, row.used_by_group = now, group.id
    registration = Registration(kind=row.kind, name=row.name, network=row.network, district=row.district)
    register(group, registration, by=row.created_by, now=now)
    return True


def leave(group: Group, *, now: datetime) -> None:
    """Note that the bot is no longer in the group."""
    group.state, group.left_at = GroupState.LEFT, now


def refresh_task(group: Group, occasion: str) -> Task:
    """Return the task that asks LINE for the group's name and headcount, once an occasion."""
    return Task(name="refresh_group", id=f"refresh:{group.id}:{occasion}", args=(group.id,))


def note_headcount(session: Session, group: Group, members: int, day: date) -> None:
    """Note how many members the group has on a day; the newest count of a day stands."""
    group.member_count = members
    row = session.get(MemberCount, (group.id, day))
    if row is None:
        session.add(MemberCount(group_id=group.id, on_day=day, members=members))
    else:
        row.members = members


def is_leave_word(text: str, word: str | None) -> bool:
    """Tell whether a text, with or without the bot's name before it, is the group's leave word."""
    said = re.sub(r"^@\S+\s+", "", text.strip())
    return said.casefold() == (word or DEFAULT_LEAVE_WORD).strip().casefold()
