"""/v2/bot/message/{id}/content: the bytes people sent, while LINE still has them."""

from flask import Response

from simulator import photos
from simulator.door import guarded, platform
from simulator.refusals import RefusedError, not_found
from simulator.rows import Message
from simulator.shapes import Json
from simulator.state import State

bp = guarded("line_content")
STREAMED = {"video", "audio"}
PREVIEWED = {"image", "video"}


@bp.get("/v2/bot/message/<message_id>/content")
def content(message_id: str) -> Response:
    """Give the bytes out; 202 while they are prepared, 404 unknown, 410 taken back."""
    state = platform().state
    message = with_bytes(state, message_id)
    if still_preparing(state, message):
        return Response(status=202)
    mime, data = state.store.media(message.id) or gone()
    return Response(data, mimetype=mime)


@bp.get("/v2/bot/message/<message_id>/content/transcoding")
def transcoding(message_id: str) -> Json:
    """Tell how far the preparation of a video or audio is."""
    state = platform().state
    message = with_bytes(state, message_id)
    if message.kind not in STREAMED:
        raise RefusedError(400, "The message is neither video nor audio")
    media = state.preparing.get(message.id)
    if media and media.failed:
        return {"status": "failed"}
    return {"status": "processing" if still_preparing(state, message) else "succeeded"}


@bp.get("/v2/bot/message/<message_id>/content/preview")
def preview(message_id: str) -> Response:
    """Give a small picture of an image or video out."""
    state = platform().state
    message = with_bytes(state, message_id)
    if message.kind not in PREVIEWED:
        raise RefusedError(400, "The message has no preview")
    _, data = state.store.media(message.id) or gone()
    return Response(photos.preview(data) or photos.snapshot(), mimetype="image/jpeg")


def with_bytes(state: State, message_id: str) -> Message:
    """Return a message that has bytes behind it; RefusedError 404 or 410 otherwise."""
    message = state.messages.get(message_id)
    if message is None:
        raise not_found()
    if message.unsent:
        gone()
    if "contentProvider" not in message.content and message.kind != "file":
        raise not_found()
    return message


def gone() -> tuple[str, bytes]:
    """Refuse with 410."""
    raise RefusedError(410, "The content is gone")


def still_preparing(state: State, message: Message) -> bool:
    """Count one poll and tell whether LINE is still preparing the bytes."""
    with state.lock:
        media = state.preparing.get(message.id)
        if media is None or (not media.failed and media.preparing <= 0):
            return False
        media.preparing -= 1
        return True
