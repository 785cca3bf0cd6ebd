"""Photos that are evidence of a progress report: small ones on the project's page, the whole one on request."""

from flask import Blueprint, Response, abort

from console.desk import Desk, open_desk
from models.project_report import ProjectReport
from models.tip import Attachment
from services.media import NotKeptError, open_file, open_thumbnail
from services.media_store import FileLostError, StoreError

bp = Blueprint("report_photos", __name__, url_prefix="/projects")


@bp.get("/<int:project_id>/photos/<int:photo_id>/small")
def small(project_id: int, photo_id: int) -> Response:
    """Give out the small picture."""
    with open_desk() as desk:
        photo = _found(desk, project_id, photo_id)
        try:
            content = open_thumbnail(desk.session, photo)
        except (NotKeptError, FileLostError, StoreError):
            abort(404)
    return Response(content, mimetype="image/jpeg")


@bp.post("/<int:project_id>/photos/<int:photo_id>")
def whole(project_id: int, photo_id: int) -> Response:
    """Give out the whole picture; the look is written to the audit log."""
    with open_desk() as desk:
        photo = _found(desk, project_id, photo_id)
        try:
            content, mime = open_file(
                desk.session, photo, actor=desk.person.id, reason="evidence of a progress report", now=desk.now
            )
        except (NotKeptError, FileLostError, StoreError):
            abort(404)
    return Response(content, mimetype=mime, headers={"Content-Disposition": "inline"})


def _found(desk: Desk, project_id: int, photo_id: int) -> Attachment:
    photo = desk.session.get(Attachment, photo_id)
    report = desk.session.get(ProjectReport, photo.report_id) if photo is not None and photo.report_id else None
    if photo is None or report is None or report.project_id != project_id:
        abort(404)
    return photo
