"""Quarterly summaries: what is released, what can be drafted, and the release itself."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from console.desk import Desk, open_desk
from console.office import current_office
from language.phrases import console as phrases
from models.person import Role
from models.quarter import Quarter
from models.quarter_summary import QuarterSummary
from services.letter_file import LetterFileError, read_letter_file
from services.summaries import Edition, release, released
from services.summary_delivery import deliveries_of, owe_news
from services.summary_drafts import draft_of, drafts, make_draft, number_letter
from services.summary_drawing import draw_file, ready_to_draw
from services.summary_scope import SummaryRefusedError

if TYPE_CHECKING:
    from documents.letter_settings import LetterSettings

bp = Blueprint("summaries", __name__, url_prefix="/summaries")
KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
_LOOK_BACK = 4
_WRITERS = frozenset({Role.ANALYST, Role.ADMIN})


@bp.get("/")
def show() -> str:
    """Show the drafts, the released editions, and to writers the last quarters to draft or release."""
    with open_desk() as desk:
        editions, waiting = released(desk.session), drafts(desk.session)
        return render_template(
            "console/summaries.html",
            editions=[(row, len(deliveries_of(desk.session, row))) for row in editions],
            drafts={(row.fiscal_year, row.quarter): row for row in waiting},
            quarters=_recent(Quarter.of(desk.now), waiting) if _may_write(desk) else [],
            done={(row.fiscal_year, row.quarter) for row in editions},
            kinds=list(KINDS),
        )


@bp.get("/<int:summary_id>/<kind>")
def file(summary_id: int, kind: str) -> Response:
    """Hand out a file of an edition; drafts go to writers alone."""
    with open_desk() as desk:
        row = desk.session.get(QuarterSummary, summary_id)
        if row is None or kind not in KINDS or (row.released_at is None and not _may_write(desk)):
            abort(404)
        desk.note("open summary", f"summary {row.id}", kind)
        figures, letter = ready_to_draw(desk.session, row)
        name = f"summary-{row.fiscal_year}Q{row.quarter}-{row.edition}.{kind}"
    answer = Response(draw_file(kind, figures, letter), mimetype=KINDS[kind])
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


@bp.post("/<int:year>/<int:number>/draft")
def draft(year: int, number: int) -> Answer:
    """Compile a quarter and keep it as a draft that can be read before it is released."""
    return _write(lambda desk: _draft(desk, _quarter(year, number)), phrases.DRAFTED)


@bp.post("/<int:year>/<int:number>/release")
def publish(year: int, number: int) -> Answer:
    """Freeze a quarter's figures under the letter's number and tell the command."""
    return _write(lambda desk: _release(desk, _quarter(year, number)), phrases.RELEASED)


def _write(deed: Callable[[Desk], None], done: str) -> Answer:
    try:
        with open_desk() as desk:
            if not _may_write(desk):
                abort(403)
            deed(desk)
        flash(done, "good")
    except (SummaryRefusedError, LetterFileError) as refusal:
        flash(phrases.REFUSALS.get(str(refusal), str(refusal)), "bad")
    except ValueError:
        flash(phrases.BAD_DATE, "bad")
    return redirect(url_for("console.summaries.show"))


def _draft(desk: Desk, quarter: Quarter) -> None:
    make_draft(desk.session, quarter, _edition(), now=desk.now)


def _release(desk: Desk, quarter: Quarter) -> None:
    waiting, edition = draft_of(desk.session, quarter), _edition()
    if waiting is not None and edition.letter.running_number:
        written = edition.letter
        number_letter(desk.session, waiting, written.running_number, written.dated, by=desk.person.id, now=desk.now)
    row = release(desk.session, quarter, edition, by=desk.person.id, now=desk.now)
    owe_news(desk.session, row, current_office().link, now=desk.now)


def _edition() -> Edition:
    return Edition(letter=_letter(), as_of=_day("as_of"), reason=request.form.get("reason", "").strip()[:200])


def _letter() -> "LetterSettings":
    letter = read_letter_file(current_office().letter_file)
    return replace(letter, running_number=request.form.get("number", "").strip()[:40], dated=_day("dated"))


def _day(name: str) -> date | None:
    written = request.form.get(name, "")
    return date.fromisoformat(written) if written else None


def _quarter(year: int, number: int) -> Quarter:
    try:
        return Quarter(year, number)
    except ValueError:
        abort(404)


def _recent(now: Quarter, waiting: Sequence[QuarterSummary]) -> list[Quarter]:
    """Return the quarter under way, the four before it, and older ones that have a draft; newest first."""
    found = {now, *(Quarter(row.fiscal_year, row.quarter) for row in waiting)}
    for _ in range(_LOOK_BACK):
        now = now.previous()
        found.add(now)
    return sorted(found, reverse=True)


def _may_write(desk: Desk) -> bool:
    return desk.person.role in _WRITERS
