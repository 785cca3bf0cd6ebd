"""An exported chat becomes tips by the same understanding as what is said live; small talk leaves no trace."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from language.chat_export.chat import Chat, ChatLine, Kind
from language.judging.judge import Judgement
from language.phrases.chat_import import NOT_IN_EXPORT
from models.group import Group
from models.imported_line import ImportedLine
from models.loose_message import LooseMessage
from models.tip import Attachment, AttachmentState
from models.vault import Vault
from services.assembly import is_unsent
from services.chat_live import heard_live
from services.chat_prints import PREFIX, Marked, find_sender, known_prints, mark
from services.chat_taking import Taking
from services.chat_work import ChatImport
from services.forgetting import forget
from services.groups import find_group


def find_chat_group(session: Session, given: str) -> Group | None:
    """Return the registered group of a LINE group id, of our own id, or of a name that only one has."""
    group = session.get(Group, given) or find_group(session, given)
    if group is None:
        named = session.scalars(select(Group).where(Group.name == given, Group.registered_at.is_not(None))).all()
        group = named[0] if len(named) == 1 else None
    return group if group is not None and group.registered_at is not None else None


def prepare(vault: Vault, group_id: str, chat: Chat) -> ChatImport:
    """Return the import of the chat's lines, in the order of time."""
    lines = sorted(chat.lines, key=lambda line: line.at)
    made = ChatImport(group_id, list(mark(vault, group_id, lines)))
    made.counts["messages"] = len(lines)
    made.counts["unreadable"] = len({warned.number for warned in chat.warnings})
    return made


def take_batch(
    session: Session,
    work: ChatImport,
    batch: Sequence[Marked],
    *,
    now: datetime,
    judged: Mapping[str, Judgement] | None = None,
) -> None:
    """Take some lines in this transaction; what was taken before, or heard live, is left alone.

    Texts that were `judged` before are not judged again.
    """
    group = session.get_one(Group, work.group_id)
    taking = Taking(
        session, work, group, known_prints(session, batch), heard_live(session, group, batch), now, judged or {}
    )
    for marked in batch:
        if marked.prints:
            taking.take(marked)
        elif marked.line.kind is Kind.UNSENT:
            work.counts["unsent"] += 1
            work.counts["erased"] += _erase_unsent(session, work, marked.line, now)
        else:
            work.counts["system"] += 1
    _note_missing_files(session)
    session.flush()


def finish(session: Session, work: ChatImport) -> None:
    """Let go of media that nobody explained."""
    ours = LooseMessage.message_id.startswith(PREFIX)
    session.execute(delete(LooseMessage).where(LooseMessage.chat == work.group_id, ours))


def _erase_unsent(session: Session, work: ChatImport, line: ChatLine, now: datetime) -> int:
    """Erase what an earlier export still showed in this minute and this one shows as unsent; return how much."""
    shown = {each for marked in work.lines_at(line.at) for each in marked.prints}
    query = select(ImportedLine).where(ImportedLine.group_id == work.group_id, ImportedLine.at == line.at)
    if line.sender:
        person = find_sender(session, work.group_id, line.sender)
        query = query.where(ImportedLine.person_id == (person.id if person else ""))
    erased = 0
    for row in session.scalars(query).all():
        message_id = PREFIX + row.fingerprint
        if row.fingerprint not in shown and not is_unsent(session, message_id):
            forget(session, message_id, now=now)
            erased += 1
    return erased


def _note_missing_files(session: Session) -> None:
    """Note that the pictures of imported messages are in no file, so that nobody asks LINE for them."""
    session.flush()
    ours = Attachment.message_id.startswith(PREFIX), Attachment.state == AttachmentState.WAITING
    gone = {"state": AttachmentState.GONE, "reason": NOT_IN_EXPORT}
    session.execute(update(Attachment).where(*ours).values(gone), execution_options={"synchronize_session": "fetch"})
