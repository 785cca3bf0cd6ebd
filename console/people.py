"""People with roles: who they are is never shown, only what they may do."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from sqlalchemy import func, select
from werkzeug.wrappers import Response

from console.desk import Desk, open_desk
from language.geography import DISTRICTS
from language.phrases import console as phrases
from models.person import Person, Role
from services.people import find_person, grant, staff

bp = Blueprint("people", __name__, url_prefix="/people")


@bp.get("/")
def show() -> str:
    """Show everybody who works for the city or the command, and how many others there are."""
    with open_desk() as desk:
        counts = dict(desk.session.execute(select(Person.role, func.count()).group_by(Person.role)).all())
        return render_template(
            "console/people.html",
            rows=sorted(staff(desk.session), key=lambda row: (row.role, row.created_at)),
            counts=counts,
            roles=list(Role),
            districts=sorted(DISTRICTS),
            may_grant=desk.person.role is Role.ADMIN,
        )


@bp.post("/grant")
def give() -> Response:
    """Give a person a role; the person's console sessions end with it."""
    role, districts = request.form.get("role", ""), request.form.getlist("districts")
    with open_desk() as desk:
        if desk.person.role is not Role.ADMIN:
            abort(403)
        person = _sought(desk, request.form.get("person", "").strip())
        trouble = _trouble(desk, person, role, districts)
        if person is None or trouble:
            flash(trouble, "bad")
        else:
            grant(person, Role(role), districts if role == Role.OFFICER else [])
            desk.note(f"grant {role}", f"person {person.id}", request.form.get("reason", "").strip()[:200] or None)
            flash(phrases.DONE, "good")
    return redirect(url_for("console.people.show"))


def _sought(desk: Desk, named: str) -> Person | None:
    return desk.session.get(Person, named) or find_person(desk.session, named)


def _trouble(desk: Desk, person: Person | None, role: str, districts: list[str]) -> str:
    """Return why the role cannot be given; empty when it can."""
    if person is None:
        return phrases.NO_SUCH_PERSON
    if person.id == desk.person.id:
        return phrases.NOT_ONESELF
    if role not in set(Role) or not set(districts) <= set(DISTRICTS):
        return phrases.ERRORS[400][0]
    return phrases.DISTRICT_NEEDED if role == Role.OFFICER and not districts else ""
