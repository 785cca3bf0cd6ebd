"""Hangs the console into an application: doors, guard, headers and error pages."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, Flask, Response, abort, g, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFProtect
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as Answer

from console import door
from console.desk import seated
from console.office import EXTENSION, Office, current_office
from console.pages import PAGES, menu_of, roles_of
from console.wording import FILTERS
from language.phrases import console as phrases

PREFIX = "/console"
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; "
    "form-action 'self'; base-uri 'none'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_csrf = CSRFProtect()


def mount_console(app: Flask, office: Office) -> None:
    """Hang the console under /console; every page but the door needs staff."""
    app.extensions[EXTENSION] = office
    app.config.update(
        SESSION_COOKIE_NAME="khaonet",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=office.over_https,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=12),
        WTF_CSRF_CHECK_DEFAULT=False,
        WTF_CSRF_TIME_LIMIT=None,
    )
    _csrf.init_app(app)
    app.jinja_env.filters.update(FILTERS)
    app.before_request(_check_form)
    app.register_blueprint(door.bp)
    app.register_blueprint(_inside())
    app.after_request(_add_headers)
    app.register_error_handler(HTTPException, _explain)


def _inside() -> Blueprint:
    """Return everything behind the door: one blueprint with the guard, the parts nested in it."""
    inside = Blueprint("console", __name__, url_prefix=PREFIX)
    inside.before_request(_admit)
    inside.context_processor(_frame)
    for page in PAGES:
        inside.register_blueprint(page.bp)
    return inside


def _check_form() -> None:
    """Refuse a form that no page of ours made; LINE's webhook has its seal instead."""
    if request.path.startswith(PREFIX):
        _csrf.protect()


def _admit() -> Answer | None:
    """Let staff in who may open this part; send others to the door."""
    with current_office().sessions() as session:
        g.person = seated(session)
    if g.person is None:
        return redirect(url_for("console_door.explain"))
    if g.person.role not in roles_of((request.blueprint or "").rpartition(".")[2]):
        abort(403)
    return None


def _frame() -> dict[str, Any]:
    """Give every page the menu and the person it is for."""
    person = g.get("person")
    return {"person": person, "menu": menu_of(person.role) if person else [], "titles": phrases.TITLES}


def _add_headers(answer: Response) -> Response:
    if not request.path.startswith(PREFIX):
        return answer
    for name, value in _HEADERS.items():
        answer.headers.setdefault(name, value)
    if request.endpoint not in {"console_door.static", "console_door.font"}:
        answer.headers["Cache-Control"] = "no-store"
    return answer


def _explain(error: HTTPException) -> tuple[str, int] | HTTPException:
    """Explain what went wrong, in the console's own words."""
    if not request.path.startswith(PREFIX):
        return error
    status = error.code or 500
    if status < 400:  # noqa: PLR2004 - redirects pass
        return error
    title, advice = phrases.ERRORS.get(status, phrases.ERRORS[400])
    return render_template("console/error.html", title=title, advice=advice, status=status), status
