"""People: known by our own id; their LINE identity is looked up and opened here and nowhere else."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models.person import Identity, Person, PersonDistrict, Role
from models.vault import vault_of


def find_person(session: Session, line_id: str) -> Person | None:
    """Return the person of a LINE user id, under any key of the vault; None when never seen."""
    fingerprints = vault_of(session).fingerprints(line_id)
    return session.scalars(
        select(Person).join(Identity, Identity.person_id == Person.id).where(Identity.fingerprint.in_(fingerprints))
    ).first()


def person_of(session: Session, line_id: str, *, now: datetime) -> Person:
    """Return the person of a LINE user id, made when it is seen for the first time."""
    person = find_person(session, line_id)
    if person is not None:
        return person
    vault = vault_of(session)
    try:
        with session.begin_nested():
            person = Person(created_at=now, role=Role.CITIZEN)
            session.add(person)
            session.flush()
            session.add(
                Identity(
                    fingerprint=vault.fingerprint(line_id), person_id=person.id, line_id_sealed=vault.seal(line_id)
                )
            )
    except IntegrityError:
        found = find_person(session, line_id)
        if found is None:
            raise
        return found
    return person


def line_id_of(session: Session, person_id: str) -> str | None:
    """Return the LINE user id of a person, to send to; None once the person was erased."""
    sealed = session.scalar(select(Identity.line_id_sealed).where(Identity.person_id == person_id))
    return None if sealed is None else vault_of(session).open(sealed)


def grant(person: Person, role: Role, districts: Sequence[str]) -> None:
    """Give the person a role, and the districts an officer works in."""
    person.role = role
    person.districts = [PersonDistrict(district=district) for district in dict.fromkeys(districts)]
    person.session_version += 1


def staff(session: Session) -> Sequence[Person]:
    """Return everybody who works for the city or the command."""
    return session.scalars(select(Person).where(Person.role.not_in([Role.CITIZEN, Role.VOLUNTEER]))).all()
