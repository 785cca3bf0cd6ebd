"""Pictures and files of tips: small pictures on the tip's page, the whole file for a reason."""

from flask import Blueprint, Response, abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from console.desk import Desk, open_desk
from console.sight import may_unmask, tip_in_sight
from language.phrases import console as phrases
from models.tip import Attachment, Tip
from services.media import NotKeptError, open_file, open_thumbnail
from services.media_store import FileLostError, StoreError

bp = Blueprint("attachments", __name__, url_prefix="/tips")
_SHORTEST_REASON = 5
_SHOWN = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "video/mp4", "audio/mp4", "audio/mpeg"})


@bp.get("/<code>/files/<int:file_id>/small")
def small(code: str, file_id: int) -> Response:
    """Give out the small picture; the look at the tip's page is what is noted."""
    with open_desk() as desk:
        _, attachment = _found(desk, code, file_id)
        try:
            content = open_thumbnail(desk.session, attachment)
        except (NotKeptError, FileLostError, StoreError):
            abort(404)
    return Response(content, mimetype="image/jpeg")


@bp.post("/<code>/files/<int:file_id>")
def whole(code: str, file_id: int) -> Response | Answer:
    """Give out the whole file for a reason that is written to the audit log."""
    reason = request.form.get("reason", "").strip()
    with open_desk() as desk:
        tip, attachment = _found(desk, code, file_id)
        if not may_unmask(desk.person, tip):
            abort(403)
        if len(reason) < _SHORTEST_REASON:
            flash(phrases.REASON_NEEDED, "bad")
            return redirect(url_for("console.tip.show", code=code))
        try:
            content, mime = open_file(desk.session, attachment, actor=desk.person.id, reason=reason[:200], now=desk.now)
        except (NotKeptError, FileLostError, StoreError):
            abort(404)
    # Only what a browser merely shows is shown; anything else is saved, so that no page of a stranger runs here.
    way = "inline" if mime in _SHOWN else "attachment"
    name = f"{code}-{file_id}"
    return Response(content, mimetype=mime, headers={"Content-Disposition": f'{way}; filename="{name}"'})


def _found(desk: Desk, code: str, file_id: int) -> tuple[Tip, Attachment]:
    tip = tip_in_sight(desk.session, desk.person, code)
    attachment = desk.session.get(Attachment, file_id)
    if tip is None or attachment is None or attachment.tip_id != tip.id:
        abort(404)
    return tip, attachment
