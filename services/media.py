"""Media of tips: ordered, settled, opened and let go. The fetching itself is the durable task in bot/media."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from language.phrases.chat_import import NOT_IN_EXPORT
from models.imported_line import IMPORTED
from models.tip import Attachment, AttachmentState, Tip
from services.audit import note_deed
from services.clues import same_picture
from services.incidents import link, recount
from services.media_store import new_key, store_of
from services.tasks import Task, enqueue

BACK_OFF = [timedelta(seconds=seconds) for seconds in (1, 5, 30, 120, 600, 3600)]
LEASE = timedelta(minutes=15)
_PATIENCE, _STORE_PATIENCE = timedelta(hours=24), timedelta(days=7)


class NotKeptError(Exception):
    """Nothing is kept of this attachment: not yet, no longer, or never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A claimed attachment: plain values, so that no row is held while LINE and the store think."""

    id: int
    message_id: str
    kind: str
    key: str
    thumbnail_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What became of an attempt; `waiting` is tried again, longer when our own store is the trouble."""

    state: AttachmentState
    reason: str | None = None
    sha256: str | None = None
    picture_hash: str | None = None
    size: int | None = None
    mime: str | None = None
    has_thumbnail: bool = False
    our_fault: bool = False


def owe_fetch(session: Session, attachment: Attachment) -> None:
    """Order the attachment's bytes from LINE, in this transaction."""
    session.flush()
    if attachment.message_id is None:
        attachment.state, attachment.reason = AttachmentState.GONE, "came without LINE's message id"
        return
    if attachment.message_id.startswith(IMPORTED):
        attachment.state, attachment.reason = AttachmentState.GONE, NOT_IN_EXPORT
        return
    _enqueue(session, attachment, timedelta())


def claim(session: Session, attachment_id: int, attempt: int, now: datetime) -> Order | None:
    """Take an attempt at the attachment, or take it again after a crash; None when it is over or a later one began.

    The keys of its files are written down before a byte is stored, so that a crash leaves nothing unknown behind.
    """
    row = session.get(Attachment, attachment_id, with_for_update=True)
    if row is None or row.message_id is None or row.state is not AttachmentState.WAITING or row.attempts > attempt + 1:
        return None
    row.attempts, row.fetch_after = attempt + 1, now + LEASE
    row.key, row.thumbnail_key = row.key or new_key(), row.thumbnail_key or new_key()
    return Order(id=row.id, message_id=row.message_id, kind=row.kind, key=row.key, thumbnail_key=row.thumbnail_key)


def settle(session: Session, order: Order, finding: Finding, now: datetime) -> list[str]:
    """Write down what became of the attempt; return the keys of files that nobody wants any more."""
    row = session.get(Attachment, order.id, with_for_update=True)
    if row is None:
        # It was unsent or erased while LINE was answering.
        return [order.key, order.thumbnail_key]
    if row.state is not AttachmentState.WAITING:
        return []
    row.reason = finding.reason
    if finding.state is AttachmentState.WAITING and now < row.created_at + _patience(finding):
        delay = BACK_OFF[min(row.attempts, len(BACK_OFF)) - 1]
        row.fetch_after = now + delay
        _enqueue(session, row, delay)
        return []
    unwanted = _end(row, order, finding)
    _know_again(session, row, now)
    return unwanted


def open_file(session: Session, attachment: Attachment, *, actor: str, reason: str, now: datetime) -> tuple[bytes, str]:
    """Return the attachment's bytes and type, and write the look into the audit log.

    NotKeptError when there are none; FileLostError or StoreError when the store cannot give them.
    """
    if attachment.state is not AttachmentState.KEPT or attachment.key is None:
        raise NotKeptError(attachment.id)
    note_deed(session, actor=actor, verb="open file", subject=f"attachment:{attachment.id}", reason=reason, now=now)
    return store_of(session).get(attachment.key), attachment.mime or "application/octet-stream"


def open_thumbnail(session: Session, attachment: Attachment) -> bytes:
    """Return the small JPEG of a picture; the page that shows it notes the look. NotKeptError when there is none."""
    if attachment.state is not AttachmentState.KEPT or attachment.thumbnail_key is None:
        raise NotKeptError(attachment.id)
    return store_of(session).get(attachment.thumbnail_key)


def drop_files(session: Session, attachment: Attachment) -> None:
    """Owe the removal of the attachment's files, in the transaction that erases or changes its row."""
    for key in (attachment.key, attachment.thumbnail_key):
        if key:
            enqueue(session, Task(name="drop_file", id=f"drop:{key}", args=(key,)))


def _know_again(session: Session, row: Attachment, now: datetime) -> None:
    """Link the tip anew when its picture is one that another tip shows: until now only its words were known."""
    if row.state is AttachmentState.KEPT and row.tip_id is not None:
        session.flush()
        tip = session.get_one(Tip, row.tip_id)
        if same_picture(session, tip):
            link(session, tip, now)
            recount(session, tip)


def _patience(finding: Finding) -> timedelta:
    return _STORE_PATIENCE if finding.our_fault else _PATIENCE


def _end(row: Attachment, order: Order, finding: Finding) -> list[str]:
    row.fetch_after = None
    row.state = AttachmentState.GONE if finding.state is AttachmentState.WAITING else finding.state
    row.sha256, row.picture_hash = finding.sha256, finding.picture_hash
    row.size, row.mime = finding.size, finding.mime
    if row.state is not AttachmentState.KEPT:
        row.key = row.thumbnail_key = None
        return [order.key, order.thumbnail_key]
    if not finding.has_thumbnail:
        row.thumbnail_key = None
    return []


def _enqueue(session: Session, row: Attachment, delay: timedelta) -> None:
    task_id = f"media:{row.id}:{row.attempts}"
    enqueue(session, Task(name="fetch_media", id=task_id, args=(row.id, row.attempts), delay=delay))
