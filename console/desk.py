"""Who is at the desk, and the one transaction that a page works in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from flask import abort, session
from sqlalchemy.orm import Session

from console.office import current_office
from models.person import Person
from services.audit import note_deed

_KEY = "staff"


@dataclass(frozen=True, slots=True)
class Desk:
    """A transaction, the member of staff it is done for, and the moment it is done."""

    session: Session
    person: Person
    now: datetime

    def note(self, verb: str, subject: str, reason: str | None = None) -> None:
        """Write a line of the audit log in this transaction."""
        note_deed(self.session, actor=self.person.id, verb=verb, subject=subject, now=self.now, reason=reason)


def sit_down(person: Person) -> None:
    """Begin the browser's session of a member of staff; what it held before is dropped."""
    session.clear()
    session.permanent = True
    session[_KEY] = [person.id, person.session_version]


def get_up() -> None:
    """End the browser's session."""
    session.clear()


def seated(transaction: Session) -> Person | None:
    """Return the member of staff of this browser; None when not signed in, or rights changed since."""
    known = session.get(_KEY)
    if not isinstance(known, list):
        return None
    person = transaction.get(Person, known[0])
    if person is None or not person.is_staff or person.session_version != known[1]:
        return None
    return person


@contextmanager
def open_desk() -> Iterator[Desk]:
    """Open the page's transaction; it is committed at the end, or nothing is done at all."""
    office = current_office()
    with office.sessions.begin() as transaction:
        person = seated(transaction)
        if person is None:
            abort(401)
        yield Desk(session=transaction, person=person, now=office.clock())
