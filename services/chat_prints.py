"""Fingerprints of an exported chat's lines and senders: known again without anything readable being kept."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.chat_export.chat import ChatLine, Kind
from models.imported_line import IMPORTED, ImportedLine, ImportedSender
from models.person import Person
from models.session import insert_once
from models.tip import Tombstone
from models.vault import Vault, vault_of

MEDIA = frozenset({Kind.IMAGE, Kind.VIDEO, Kind.AUDIO, Kind.FILE, Kind.LOCATION})


@dataclass(frozen=True, slots=True)
class Marked:
    """A line with its fingerprints, one a key of the vault, the newest first; none for what is never kept."""

    line: ChatLine
    prints: tuple[str, ...] = ()

    @property
    def message_id(self) -> str:
        """The id under which the line is kept in the place of LINE's own."""
        return IMPORTED + self.prints[0]


def mark(vault: Vault, group_id: str, lines: Sequence[ChatLine]) -> Iterator[Marked]:
    """Yield each line marked by group, sender, minute and content; media that come together are told apart by number.

    Another export of the same messages, of either family and in any language, gives the same fingerprints.
    """
    met: Counter[tuple[datetime, str, Kind]] = Counter()
    for line in lines:
        if line.kind is not Kind.TEXT and line.kind not in MEDIA:
            yield Marked(line)
            continue
        content = " ".join(line.text.split())
        if line.kind is not Kind.TEXT:
            met[line.at, line.sender, line.kind] += 1
            content = str(met[line.at, line.sender, line.kind])
        minute = f"{line.at:%Y-%m-%dT%H:%M}"
        identifier = f"line\n{group_id}\n{line.sender}\n{minute}\n{line.kind}\n{content}"
        yield Marked(line, tuple(vault.fingerprints(identifier)))


def known_prints(session: Session, lines: Sequence[Marked]) -> set[str]:
    """Return those fingerprints of the lines that were taken before."""
    prints = [each for line in lines for each in line.prints]
    return set(session.scalars(select(ImportedLine.fingerprint).where(ImportedLine.fingerprint.in_(prints))))


def unsent_ids(session: Session, lines: Sequence[Marked]) -> set[str]:
    """Return the message ids of those lines whose message is known to be unsent."""
    vault = vault_of(session)
    graves = {grave: line.message_id for line in lines if line.prints for grave in vault.fingerprints(line.message_id)}
    found = session.scalars(select(Tombstone.fingerprint).where(Tombstone.fingerprint.in_(graves)))
    return {graves[grave] for grave in found}


def keep_print(session: Session, line: Marked, group_id: str, person: Person) -> bool:
    """Note that the line is taken; False when it already was, also by an import that runs at the same time."""
    values = {"fingerprint": line.prints[0], "group_id": group_id, "person_id": person.id, "at": line.line.at}
    statement = insert_once(session, ImportedLine).values(values).on_conflict_do_nothing(index_elements=["fingerprint"])
    return session.scalar(statement.returning(ImportedLine.fingerprint)) is not None


def find_sender(session: Session, group_id: str, name: str) -> Person | None:
    """Return the person behind a display name of the group, under any key of the vault."""
    prints = vault_of(session).fingerprints(_sender(group_id, name))
    known = select(Person).join(ImportedSender, ImportedSender.person_id == Person.id)
    return session.scalars(known.where(ImportedSender.fingerprint.in_(prints))).first()


def sender_of(session: Session, group_id: str, name: str, *, now: datetime) -> Person:
    """Return the person behind a display name of the group, made when it is met for the first time."""
    person = find_sender(session, group_id, name)
    if person is None:
        person = Person(created_at=now)
        session.add(person)
        session.flush()
        name_sender(session, group_id, name, person.id)
    return person


def name_sender(session: Session, group_id: str, name: str, person_id: str) -> None:
    """Note a display name under which the person stands in exports of the group."""
    fingerprint = vault_of(session).fingerprint(_sender(group_id, name))
    session.add(ImportedSender(fingerprint=fingerprint, person_id=person_id))
    session.flush()


def _sender(group_id: str, name: str) -> str:
    return f"sender\n{group_id}\n{name}"
