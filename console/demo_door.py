"""The demo's short way in: one button for each of its invented staff. Never mounted in production."""

from collections.abc import Mapping

from flask import Blueprint, Flask, abort, current_app, redirect, url_for
from werkzeug.wrappers import Response

from console.desk import sit_down
from console.office import current_office
from models.person import Person

EXTENSION = "console_demo_staff"

bp = Blueprint("console_demo_door", __name__, url_prefix="/console")


def mount_demo_door(app: Flask, staff: Mapping[str, str]) -> None:
    """Offer to enter as one of the staff: person id → name."""
    app.extensions[EXTENSION] = staff
    app.register_blueprint(bp)


def demo_staff() -> Mapping[str, str]:
    """Return whom one may enter as: nobody unless this is the demo."""
    staff: Mapping[str, str] = current_app.extensions.get(EXTENSION, {})
    return staff


@bp.post("/demo-entry/<person_id>")
def enter(person_id: str) -> Response:
    """Enter as one of the demo's staff, without a link."""
    if person_id not in demo_staff():
        abort(404)
    with current_office().sessions() as session:
        person = session.get(Person, person_id)
    if person is None or not person.is_staff:
        abort(404)
    sit_down(person)
    return redirect(url_for("console.overview.show"))
