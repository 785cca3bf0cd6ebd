"""The chat page: who is there, what was said, and what people do by pressing and typing."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app, jsonify, render_template, request, send_from_directory

from simulator import deeds, feed, photos
from simulator.platform import Platform
from simulator.shapes import Json

Outlines = Callable[[], Sequence[Json]]
EXTENSION = "line_lookalike_page"
SAMPLES = Path(__file__).with_name("samples.json")
LARGEST_PHOTO = 10 * 1024 * 1024

bp = Blueprint("line_lookalike_page", __name__, template_folder="templates", static_folder="static")


def no_outlines() -> Sequence[Json]:
    """Return no outlines: the map is a blank grid."""
    return []


def default_samples() -> Sequence[Json]:
    """Return the six things to try that come with the look-alike."""
    found = json.loads(SAMPLES.read_text("utf-8"))
    assert isinstance(found, list)
    return found


@dataclass(frozen=True, slots=True)
class Page:
    """A platform and what its page is given: district outlines, things to try, a font folder, the officers' door."""

    platform: Platform
    outlines: Outlines = no_outlines
    samples: Sequence[Json] = field(default_factory=default_samples)
    fonts: Path | None = None
    office: str = "/console"


def mount_page(app: Flask, page: Page, *, prefix: str = "/simulator") -> None:
    """Hang the chat page into an app; from now on the platform posts its webhooks from a thread."""
    app.extensions[EXTENSION] = page
    app.register_blueprint(bp, url_prefix=prefix)
    page.platform.courier.in_background()


def current_page() -> Page:
    """Return the page this app shows."""
    found = current_app.extensions[EXTENSION]
    assert isinstance(found, Page)
    return found


@bp.get("", strict_slashes=False)
def show() -> str:
    """Show the page."""
    page = current_page()
    return render_template("line_lookalike.html", office=page.office, fonts=page.fonts)


@bp.get("/setup.json")
def setup() -> Json:
    """Tell the page what does not change: the map and the things to try."""
    page = current_page()
    return {"outlines": list(page.outlines()), "samples": feed.resolved(page.platform.state, page.samples)}


@bp.get("/feed.json")
def changes() -> Json:
    """Tell the page what has changed since the version it knows."""
    since, epoch = request.args.get("since", 0, type=int), request.args.get("epoch", "")
    return feed.since(current_page().platform, since, epoch)


@bp.get("/media/<media_id>")
def media(media_id: str) -> Response:
    """Give the bytes behind a bubble or a menu to the page."""
    found = current_page().platform.state.store.media(media_id)
    if found is None:
        abort(404)
    return Response(found[1], mimetype=found[0], headers={"X-Content-Type-Options": "nosniff"})


@bp.get("/fonts/<name>")
def font(name: str) -> Response:
    """Give a font out, for machines without Thai letters."""
    folder = current_page().fonts
    if folder is None:
        abort(404)
    return send_from_directory(folder, name, max_age=86_400)


@bp.post("/photo")
def photo() -> Json:
    """Send a photo as the person chosen."""
    # Only a picture's own type: a form from another site could not send it without asking first.
    if not request.mimetype.startswith("image/") or (request.content_length or 0) > LARGEST_PHOTO:
        raise deeds.ImpossibleError
    picture = photos.kept(request.get_data())
    if picture is None:
        raise deeds.ImpossibleError
    place = {"person": request.args.get("person"), "chat": request.args.get("chat")}
    actor, where = deeds.actor(current_page().platform, place)
    return {"id": actor.sends_image(where, picture, album=album()).id}


def album() -> Json | None:
    """Return the image set the photo belongs to, if it was sent with others."""
    if not request.args.get("album"):
        return None
    counts = {name: request.args.get(name, 1, type=int) for name in ("index", "total")}
    return {"id": request.args["album"]} | counts


@bp.post("/act/<deed>")
def act(deed: str) -> Mapping[str, object]:
    """Do one thing as the person chosen."""
    wanted = request.get_json()
    if deed not in deeds.DEEDS or not isinstance(wanted, dict):
        raise deeds.ImpossibleError
    return deeds.DEEDS[deed](current_page().platform, wanted)


@bp.errorhandler(deeds.ImpossibleError)
def impossible(_: deeds.ImpossibleError) -> tuple[Response, int]:
    """Answer what cannot be done."""
    return jsonify({"message": "impossible"}), 400
