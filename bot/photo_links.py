"""GET /p/<token>: an after-photo for whoever was given the link, as long as it may be seen there."""

import re
from typing import cast

from flask import Blueprint, Response, current_app
from sqlalchemy.orm import Session

from bot.link_page import HEADERS, page
from bot.runtime import Runtime
from bot.signed_links import ExpiredLinkError, ForgedLinkError, read
from language.phrases import tips as words
from models.tip import Attachment, AttachmentState, Tip
from services.after_photos import AFTER, ALOUD, SMALL, may_be_seen
from services.media import NotKeptError, open_file, open_thumbnail
from services.media_store import FileLostError, StoreError

bp = Blueprint("photo_links", __name__)

_NAME = re.compile(r"photo/(\d{1,18})/(aloud|alone|small)")


@bp.get("/p/<token>")
def show(token: str) -> Response:
    """Give the photo; 202 while it is on its way, 404 when the link or the photo is no good any more."""
    runtime = cast("Runtime", current_app.extensions["runtime"])
    try:
        match = _NAME.fullmatch(read(runtime.settings.secret_key.get_secret_value(), token))
    except (ExpiredLinkError, ForgedLinkError):
        match = None
    if match is None:
        return page(404, *words.PHOTO_GONE)
    with runtime.sessions.begin() as session:
        return _photo(session, runtime, int(match[1]), match[2])


def _photo(session: Session, runtime: Runtime, photo_id: int, way: str) -> Response:
    photo = session.get(Attachment, photo_id)
    tip = session.get(Tip, photo.tip_id) if photo is not None and photo.part == AFTER and photo.tip_id else None
    if photo is None or tip is None or not may_be_seen(tip, aloud=way == ALOUD):
        return page(404, *words.PHOTO_GONE)
    if photo.state is AttachmentState.WAITING:
        return page(202, *words.PHOTO_ON_ITS_WAY)
    try:
        content, mime = _opened(session, runtime, photo, way)
    except (NotKeptError, FileLostError, StoreError):
        return page(404, *words.PHOTO_GONE)
    return Response(content, mimetype=mime, headers={**HEADERS, "Content-Disposition": "inline"})


def _opened(session: Session, runtime: Runtime, photo: Attachment, way: str) -> tuple[bytes, str]:
    if way == SMALL:
        return open_thumbnail(session, photo), "image/jpeg"
    return open_file(session, photo, actor="signed link", reason="after-photo", now=runtime.clock())
