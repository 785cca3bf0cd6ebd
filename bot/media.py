"""Media: claim one attachment, fetch and keep its bytes without holding the database, settle what became of it."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import structlog
from sqlalchemy import or_, select

from bot.line import (
    ContentGoneError,
    ContentPreparingError,
    ContentTooLargeError,
    LineLimitedError,
    LineRefusedError,
    LineUnavailableError,
)
from bot.runtime import Runtime
from models.tip import Attachment, AttachmentState
from services.clips import CLIPS, clean_clip
from services.media import BACK_OFF, Finding, Order, claim, settle
from services.media_store import MediaStore, StoreError
from services.media_types import LIMITS, PICTURES, kept_type
from services.pictures import PictureError, clean_picture
from services.tasks import Task, enqueue

log = structlog.get_logger(__name__)

_WAIT = Finding(state=AttachmentState.WAITING)
_REFUSE = Finding(state=AttachmentState.REFUSED)
_MEANING: Mapping[type[Exception], Finding] = {
    ContentPreparingError: replace(_WAIT, reason="LINE is still preparing it"),
    ContentGoneError: Finding(state=AttachmentState.UNSENT, reason="unsent in LINE"),
    ContentTooLargeError: replace(_REFUSE, reason="more bytes than we keep"),
    LineUnavailableError: _WAIT,
    LineLimitedError: _WAIT,
    # A refusal is often ours to mend (a token, a plan), and LINE keeps the file meanwhile.
    LineRefusedError: _WAIT,
    PictureError: _REFUSE,
    StoreError: replace(_WAIT, our_fault=True),
}
"""What an error means for the attachment; without a reason of its own the error's sentence is the reason."""
_ORPHAN_AGE = timedelta(hours=2)
_AT_ONCE = 500


def fetch_media(runtime: Runtime, attachment_id: int, attempt: int) -> None:
    """Make one attempt at an attachment; whatever happens is written to its row. Safe to run again after a crash."""
    with runtime.sessions.begin() as session:
        order = claim(session, attachment_id, attempt, runtime.clock())
    if order is None:
        return
    finding = _fetch(runtime, order)
    with runtime.sessions.begin() as session:
        unwanted = settle(session, order, finding, runtime.clock())
    for key in unwanted:
        drop_file(runtime, key)
    log.info("media settled", attachment=order.id, state=str(finding.state), attempt=attempt)


def drop_file(runtime: Runtime, key: str, attempt: int = 0) -> None:
    """Remove a file from the media store; tried again while the store cannot be used."""
    try:
        runtime.media.drop(key)
    except StoreError:
        delay = BACK_OFF[min(attempt, len(BACK_OFF) - 1)]
        log.warning("file not removed yet", key=key, attempt=attempt)
        task = Task(name="drop_file", id=f"drop:{key}:{attempt + 1}", args=(key, attempt + 1), delay=delay)
        with runtime.sessions.begin() as session:
            enqueue(session, task)


def sweep_media(runtime: Runtime, _minute: str) -> str:
    """Remove files that no row knows: left by a crash, or by a row that went without its files."""
    removed = 0
    old = list(runtime.media.keys_before(runtime.clock() - _ORPHAN_AGE))
    for start in range(0, len(old), _AT_ONCE):
        keys = old[start : start + _AT_ONCE]
        with runtime.sessions() as session:
            known = select(Attachment.key, Attachment.thumbnail_key).where(
                or_(Attachment.key.in_(keys), Attachment.thumbnail_key.in_(keys))
            )
            wanted = {key for pair in session.execute(known) for key in pair}
        for key in set(keys) - wanted:
            runtime.media.drop(key)
            log.info("orphaned file removed", key=key)
            removed += 1
    return f"{len(old)} files looked at, {removed} removed"


def _fetch(runtime: Runtime, order: Order) -> Finding:
    try:
        return _keep(runtime.media, order, runtime.line.content(order.message_id, LIMITS[order.kind]))
    except tuple(_MEANING) as error:
        finding = _MEANING[type(error)]
        return finding if finding.reason else replace(finding, reason=str(error)[:100])
    except Exception as error:
        # The net: a store's plug-in or a picture's decoder may raise anything, and the attachment must not be lost.
        log.exception("media failed", attachment=order.id)
        return replace(_WAIT, reason=type(error).__name__, our_fault=True)


def _keep(store: MediaStore, order: Order, content: bytes) -> Finding:
    mime = kept_type(order.kind, content)
    if mime is None:
        return replace(_REFUSE, reason="a type of file that we do not keep", size=len(content))
    finding = Finding(
        state=AttachmentState.KEPT, sha256=hashlib.sha256(content).hexdigest(), size=len(content), mime=mime
    )
    if mime not in PICTURES:
        store.put(order.key, clean_clip(content) if mime in CLIPS else content)
        return finding
    picture = clean_picture(content)
    store.put(order.key, picture.content)
    store.put(order.thumbnail_key, picture.thumbnail)
    return replace(finding, mime=picture.mime, picture_hash=picture.hash, has_thumbnail=True)
