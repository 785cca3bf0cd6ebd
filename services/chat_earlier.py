"""What earlier exports of a group showed and this one does not as it was: other names, other words, or cut off."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from language.chat_export.chat import ChatLine, Kind
from language.chat_export.decoding import REPLACED
from models.imported_line import IMPORTED, ImportedLine
from models.tip import Tip, TipMessage
from models.vault import vault_of
from services.chat_prints import Marked, find_sender, name_sender
from services.chat_work import ChatImport
from services.forgetting import forget

_ALIKE = 0.5


@dataclass(slots=True)
class Shown:
    """A message of a tip as an earlier export showed it."""

    row: TipMessage
    words: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """Messages of tips that came with earlier exports and that this one does not hold under their fingerprints.

    `is_newest` tells whether this export goes at least as far as those before.
    """

    at: dict[datetime, list[Shown]] = field(default_factory=dict)
    is_newest: bool = True

    def take(self, line: ChatLine, person_id: str | None) -> Shown | None:
        """Return the message that the line is under another name, once; of media only the same person's."""
        for shown in self._of_kind(line):
            alike = shown.words == plain(line.text) if line.kind is Kind.TEXT else shown.row.sender_id == person_id
            if alike:
                self.at[line.at].remove(shown)
                return shown
        return None

    def take_changed(self, line: ChatLine, person_id: str | None) -> Shown | None:
        """Return what the person wrote in the line's minute in nearly the same words, once."""
        for shown in self._of_kind(line) if line.kind is Kind.TEXT else ():
            if shown.row.sender_id == person_id and _is_alike(shown.words, plain(line.text)):
                self.at[line.at].remove(shown)
                return shown
        return None

    def _of_kind(self, line: ChatLine) -> Iterator[Shown]:
        return (shown for shown in tuple(self.at.get(line.at, ())) if shown.row.kind == line.kind)


def shown_earlier(session: Session, work: ChatImport, batch: Sequence[Marked]) -> Earlier:
    """Return what earlier exports showed in the minutes of these lines; whom they named otherwise is noted."""
    times = [marked.line.at for marked in batch]
    query = (
        select(TipMessage)
        .join(Tip)
        .where(
            Tip.group_id == work.group_id,
            TipMessage.occurred_at.between(min(times), max(times)),
            TipMessage.removed_at.is_(None),
            TipMessage.message_id.startswith(IMPORTED),
        )
    )
    at: dict[datetime, list[Shown]] = defaultdict(list)
    for row in session.scalars(query.order_by(TipMessage.id)):
        ours = {print_ for marked in work.lines_at(row.occurred_at) for print_ in marked.prints}
        if (row.message_id or "").removeprefix(IMPORTED) not in ours:
            words = plain(vault_of(session).open(row.text_sealed)) if row.text_sealed is not None else ""
            at[row.occurred_at].append(Shown(row, words))
    earlier = Earlier(dict(at), _goes_furthest(session, work) if at else True)
    _note_names(session, work, batch, earlier)
    return earlier


def is_cut_off(work: ChatImport, marked: Marked, shown: Shown) -> bool:
    """Tell whether the export breaks off in the middle of a message that an earlier one held whole."""
    return marked is work.lines[-1] and shown.words.startswith(plain(marked.line.text))


def erase_unsent(session: Session, work: ChatImport, earlier: Earlier, line: ChatLine, *, now: datetime) -> list[str]:
    """Erase what an earlier export still showed in this minute and this one shows as unsent; return the ids."""
    person = find_sender(session, work.group_id, line.sender) if line.sender else None
    gone = []
    for shown in tuple(earlier.at.get(line.at, ())):
        is_theirs = person is not None and shown.row.sender_id == person.id
        if is_theirs or (not line.sender and not _is_shown(shown, work.lines_at(line.at))):
            earlier.at[line.at].remove(shown)
            gone.append(shown.row.message_id or "")
    for message_id in gone:
        forget(session, message_id, now=now)
    return gone


def _is_shown(shown: Shown, lines: Sequence[Marked]) -> bool:
    """Tell whether the message is among the lines, be it under another name."""
    return any(one.line.kind == shown.row.kind and plain(one.line.text) == shown.words for one in lines)


def plain(text: str) -> str:
    """Return the words of a text, whatever stands between them."""
    return " ".join(text.rstrip(REPLACED).split())


def _goes_furthest(session: Session, work: ChatImport) -> bool:
    newest = session.scalar(select(func.max(ImportedLine.at)).where(ImportedLine.group_id == work.group_id))
    return newest is None or work.lines[-1].line.at >= newest


def _note_names(session: Session, work: ChatImport, batch: Sequence[Marked], earlier: Earlier) -> None:
    """Note under whose name somebody's own words stand here: every member's phone shows its own names."""
    said = {(at, one.words): one.row.sender_id for at, all_ in earlier.at.items() for one in all_ if one.words}
    for marked in batch if said else ():
        words = (marked.line.at, plain(marked.line.text))
        person_id = said.get(words)
        if person_id is not None and find_sender(session, work.group_id, marked.line.sender) is None:
            name_sender(session, work.group_id, marked.line.sender, person_id)
            del said[words]


def _is_alike(before: str, after: str) -> bool:
    if after.startswith(before) or before.startswith(after):
        return bool(after)
    return SequenceMatcher(None, before, after, autojunk=False).ratio() >= _ALIKE
