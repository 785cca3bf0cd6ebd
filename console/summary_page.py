"""One edition of a summary: its pages as pictures, what it says, what an analyst may change before the release."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from console.desk import Desk, open_desk
from console.office import current_office
from console.recipients import say_recipient
from console.summary_deeds import DEEDS, DeedRefusedError, may_write
from language.phrases import summary_desk as phrases
from models.person import Role
from models.quarter import Quarter
from models.quarter_summary import QuarterSummary, Way
from services.summaries import editions_of, frozen_figures, releases_itself_at
from services.summary_causes import causes
from services.summary_delivery import Given, deliveries_of, newcomers, recipients_now
from services.summary_drafts import LONGEST_REMARK, take_in_hand
from services.summary_drawing import FILE_KINDS, UndrawableError, draw_file, draw_pages, ready_to_draw
from services.summary_scope import scope_of

bp = Blueprint("summary", __name__, url_prefix="/summaries")
KINDS = [kind for kind in FILE_KINDS if kind != "png"]
_PLACES = {
    "leave-out": "#notable",
    "remark": "#remark",
    "number": "#number",
    "again": "#copies",
    "deliver": "#copies",
}


@dataclass(frozen=True, slots=True)
class Copy:
    """One recipient's copy, as the page lists it."""

    to: str
    given: Given


@bp.get("/<int:summary_id>")
def show(summary_id: int) -> str:
    """Show the edition; a draft is shown to those who may write it alone."""
    with open_desk() as desk:
        row = _edition(desk, summary_id)
        desk.note("open summary", f"summary {row.id}", "page")
        return render_template("console/summary.html", **_page_of(desk, row))


@bp.get("/<int:summary_id>/pages")
def leaves(summary_id: int) -> str:
    """Draw the pages and return the strip of them, which the page asks for once it is there to be read."""
    with open_desk() as desk:
        row = _edition(desk, summary_id)
        drawn, mark = ready_to_draw(desk.session, row), row.fingerprint[:8]
    try:
        pages, trouble = len(draw_pages(*drawn)), ""
    except UndrawableError as error:
        pages, trouble = 0, str(error)
    return render_template("console/leaves.html", id=summary_id, pages=pages, mark=mark, trouble=trouble)


@bp.get("/<int:summary_id>/pages/<int:number>.png")
def picture(summary_id: int, number: int) -> Response:
    """Show one page of letter and report, counted from 1."""
    with open_desk() as desk:
        drawn = ready_to_draw(desk.session, _edition(desk, summary_id))
    try:
        pages = draw_pages(*drawn)
    except UndrawableError:
        abort(404)
    if not 1 <= number <= len(pages):
        abort(404)
    return Response(pages[number - 1], mimetype="image/png")


@bp.post("/<int:summary_id>/<deed>")
def act(summary_id: int, deed: str) -> Answer:
    """Change the draft, or release it; refused when it is no longer the draft that was read."""
    if deed not in DEEDS:
        abort(404)
    try:
        if deed == "release":
            _see_its_pages(summary_id)
        with open_desk() as desk:
            if not may_write(desk.person):
                abort(403)
            row = take_in_hand(desk.session, summary_id) or abort(404)
            DEEDS[deed](desk, row, request.form)
        flash(phrases.DONE[deed], "good")
    except DeedRefusedError as refusal:
        flash(str(refusal), "bad")
    return redirect(url_for("console.summary.show", summary_id=summary_id) + _place(deed))


def _see_its_pages(summary_id: int) -> None:
    """Refuse what cannot be drawn: neither link nor mail of it would ever give a file. Nothing is held meanwhile."""
    with open_desk() as desk:
        if not may_write(desk.person):
            abort(403)
        drawn = ready_to_draw(desk.session, _edition(desk, summary_id))
    try:
        draw_file("pdf", *drawn)
    except UndrawableError as error:
        raise DeedRefusedError(phrases.UNDRAWABLE.format(trouble=error)) from error


def _place(deed: str) -> str:
    """Return to the part of the page that was worked on."""
    return _PLACES.get(deed, "")


def _edition(desk: Desk, summary_id: int) -> QuarterSummary:
    row = desk.session.get(QuarterSummary, summary_id)
    if row is None or (row.released_at is None and not may_write(desk.person)):
        abort(404)
    return row


def _page_of(desk: Desk, row: QuarterSummary) -> dict[str, Any]:
    figures, writes = frozen_figures(desk.session, row), may_write(desk.person)
    quarter = Quarter(row.fiscal_year, row.quarter)
    return {
        "row": row,
        "quarter": quarter,
        "figures": figures,
        "writes": writes,
        "edits": writes and row.released_at is None,
        "copies": _copies(desk, row) if writes else [],
        "waiting": [say_recipient(desk.session, *each) for each in _to_be_told(desk, row)] if writes else [],
        "editions": editions_of(desk.session, quarter),
        "kinds": KINDS,
        "longest": LONGEST_REMARK,
        "by_itself": releases_itself_at(desk.session, row, days=current_office().release_days),
        "since": _since_release(desk, row, quarter) if writes else [],
    }


def _since_release(desk: Desk, row: QuarterSummary, quarter: Quarter) -> Sequence[str]:
    """Say how many records came or changed since the newest edition: an analyst judges whether it wants amending."""
    newest = editions_of(desk.session, quarter)[-1:]
    if [each.id for each in newest] != [row.id]:
        return []
    return causes(desk.session, scope_of(quarter, as_of=None, now=desk.now, reader=Role.COMMAND), row)


def _to_be_told(desk: Desk, row: QuarterSummary) -> Iterable[tuple[Way, str]]:
    """Return whom a release will be given to; of what is released, who came later."""
    return newcomers(desk.session, row) if row.released_at else recipients_now(desk.session)


def _copies(desk: Desk, row: QuarterSummary) -> Sequence[Copy]:
    return [
        Copy(say_recipient(desk.session, each.way, each.recipient), each) for each in deliveries_of(desk.session, row)
    ]
