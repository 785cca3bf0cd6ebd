"""The door: the way in by a one-time link, the way out, and what the page needs before anybody is known."""

from pathlib import Path

from flask import Blueprint, Response, flash, redirect, render_template, send_from_directory, url_for
from werkzeug.wrappers import Response as Answer

import documents
from console.demo_door import demo_staff
from console.desk import get_up, sit_down
from console.office import current_office
from language.phrases import console as phrases
from services.audit import note_deed
from services.sign_in import redeem

bp = Blueprint(
    "console_door",
    __name__,
    url_prefix="/console",
    template_folder="templates",
    static_folder="static",
    static_url_path="/static",
)
FONTS = Path(documents.__file__).parent / "fonts"
_A_DAY = 86_400


@bp.get("/sign-in")
def explain() -> str:
    """Say how to get a link."""
    return _how_to_sign_in()


@bp.get("/enter/<token>")
def ask(token: str) -> str:
    """Show the button that uses the link up; programs that only look at links do not press it."""
    return render_template("console/enter.html", token=token)


@bp.post("/enter/<token>")
def enter(token: str) -> Answer | tuple[str, int]:
    """Use the link up and begin the session."""
    office = current_office()
    with office.sessions.begin() as session:
        person = redeem(session, token, now=office.clock())
        if person is not None:
            note_deed(session, actor=person.id, verb="sign in", subject="console", now=office.clock())
    if person is None:
        flash(phrases.LINK_DEAD, "bad")
        return _how_to_sign_in(), 403
    sit_down(person)
    return redirect(url_for("console.overview.show"))


@bp.post("/sign-out")
def leave() -> Answer:
    """End the session of this browser."""
    get_up()
    flash(phrases.SIGNED_OUT, "good")
    return redirect(url_for("console_door.explain"))


@bp.get("/fonts/<name>")
def font(name: str) -> Response:
    """Give a font out, for machines without Thai letters."""
    return send_from_directory(FONTS, name, max_age=_A_DAY)


def _how_to_sign_in() -> str:
    return render_template("console/sign_in.html", demo_staff=demo_staff())
