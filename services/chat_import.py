"""An exported chat becomes tips by the same understanding as what is said live; small talk leaves no trace."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from language.chat_export.chat import Chat, Kind
from models.group import Group, GroupMember
from models.imported_line import IMPORTED
from models.loose_message import LooseMessage
from models.person import Person
from models.vault import Vault
from services.chat_alerts import alert_of_import
from services.chat_earlier import erase_unsent, shown_earlier
from services.chat_judging import Heard
from services.chat_live import heard_live
from services.chat_prints import Marked, known_prints, mark, unsent_ids
from services.chat_taking import Known, Taking
from services.chat_work import ChatImport
from services.groups import find_group


def find_chat_group(session: Session, given: str) -> Group | None:
    """Return the registered group of a LINE group id, of our own id, or of a name that only one has."""
    group = session.get(Group, given) or find_group(session, given)
    if group is None:
        named = session.scalars(select(Group).where(Group.name == given, Group.registered_at.is_not(None))).all()
        group = named[0] if len(named) == 1 else None
    return group if group is not None and group.registered_at is not None else None


def prepare(vault: Vault, group: Group, chat: Chat) -> ChatImport:
    """Return the import of the chat's lines, in the order of time."""
    lines = sorted(chat.lines, key=lambda line: line.at)
    made = ChatImport(group.id, group.district, list(mark(vault, group.id, lines)))
    made.counts["messages"] = len(lines)
    made.counts["unreadable"] = len({warned.number for warned in chat.warnings})
    return made


def take_batch(
    session: Session,
    work: ChatImport,
    batch: Sequence[Marked],
    *,
    now: datetime,
    heard: Heard | None = None,
) -> None:
    """Take some lines in this transaction; what was taken before, or heard live, is left alone.

    Texts that were `heard` before are not understood again.
    """
    group = session.get_one(Group, work.group_id)
    taking = Taking(session, work, group, _known(session, work, group, batch), heard or Heard(), now)
    for marked in batch:
        if marked.prints:
            taking.take(marked)
        elif marked.line.kind is Kind.UNSENT:
            work.counts["unsent"] += 1
            erased = erase_unsent(session, work, taking.known.earlier, marked.line, now=now)
            taking.known.unsent.update(erased)
            work.counts["erased"] += len(erased)
        else:
            work.counts["system"] += 1
    session.flush()
    work.counts["alerted"] += len(alert_of_import(session, work.fresh, now=now))
    work.fresh.clear()


def finish(session: Session, work: ChatImport, *, now: datetime) -> None:
    """Let go of media that nobody explained, and note that the group was heard: it is not silent."""
    group = session.get_one(Group, work.group_id)
    times = [marked.line.at for marked in work.lines if marked.line.at <= now]
    group.last_heard_at = max(filter(None, [group.last_heard_at, *times[-1:]]), default=None)
    ours = LooseMessage.message_id.startswith(IMPORTED)
    session.execute(delete(LooseMessage).where(LooseMessage.chat == work.group_id, ours))


def _known(session: Session, work: ChatImport, group: Group, batch: Sequence[Marked]) -> Known:
    ids = set(work.people.values())
    people = {person.id: person for person in session.scalars(select(Person).where(Person.id.in_(ids)))}
    roster = select(GroupMember).where(GroupMember.group_id == group.id, GroupMember.person_id.in_(ids))
    return Known(
        prints=known_prints(session, batch),
        unsent=unsent_ids(session, batch),
        live=heard_live(session, group, batch),
        earlier=shown_earlier(session, work, batch),
        rows={sender: people[id_] for sender, id_ in work.people.items() if id_ in people},
        roster=list(session.scalars(roster)),
    )
