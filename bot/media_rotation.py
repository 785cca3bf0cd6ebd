"""Key rotation of files: each is sealed anew under a new name, and its row follows in a transaction of its own."""

import structlog
from sqlalchemy import select, update
from sqlalchemy.orm import InstrumentedAttribute

from bot.media import drop_file
from bot.runtime import Runtime
from models.tip import Attachment, AttachmentState
from services.media_store import FileLostError, new_key

log = structlog.get_logger(__name__)

_Column = InstrumentedAttribute[str | None]


def reseal_files(runtime: Runtime) -> int:
    """Seal anew every file that is not under the newest key; return how many were. Safe to stop and run again."""
    return sum(_reseal_all(runtime, column) for column in (Attachment.key, Attachment.thumbnail_key))


def _reseal_all(runtime: Runtime, column: _Column) -> int:
    with runtime.sessions() as session:
        kept = select(Attachment.id, column).where(Attachment.state == AttachmentState.KEPT, column.is_not(None))
        files = session.execute(kept).all()
    return sum(_reseal(runtime, column, attachment_id, key) for attachment_id, key in files if key)


def _reseal(runtime: Runtime, column: _Column, attachment_id: int, old: str) -> bool:
    try:
        if runtime.media.is_newest(old):
            return False
        content = runtime.media.get(old)
    except FileLostError:
        log.warning("file lost", attachment=attachment_id)
        return False
    new = new_key()
    runtime.media.put(new, content)
    with runtime.sessions.begin() as session:
        move = update(Attachment).where(Attachment.id == attachment_id, column == old).values({column: new})
        moved = session.scalar(move.returning(Attachment.id)) is not None
    # Unsent or erased meanwhile: then it is the new file that nobody wants.
    drop_file(runtime, old if moved else new)
    return moved
