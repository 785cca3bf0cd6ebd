"""Quarterly summaries: which quarters have a draft, what is released, and the drafting itself."""

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from sqlalchemy.exc import IntegrityError
from werkzeug.wrappers import Response as Answer

from console.desk import Desk, open_desk
from console.office import current_office
from console.summary_deeds import may_write
from language.phrases import console as phrases
from models.quarter import Quarter
from models.quarter_summary import DeliveryState, QuarterSummary
from services.letter_file import LetterFileError, read_letter_file
from services.summaries import Edition, released
from services.summary_delivery import deliveries_of
from services.summary_drafts import drafts, make_draft
from services.summary_drawing import UndrawableError, draw_file, ready_to_draw
from services.summary_mail import address_of, addresses
from services.summary_outdated import outdated
from services.summary_scope import SummaryRefusedError

bp = Blueprint("summaries", __name__, url_prefix="/summaries")
KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
_LOOK_BACK = 4


@bp.get("/")
def show() -> str:
    """Show the drafts, the released editions, and to writers the last quarters to draft."""
    with open_desk() as desk:
        editions, waiting, writes = released(desk.session), drafts(desk.session), may_write(desk.person)
        return render_template(
            "console/summaries.html",
            editions=[(row, *_told(desk, row)) for row in editions],
            drafts={(row.fiscal_year, row.quarter): row for row in waiting},
            quarters=_recent(Quarter.of(desk.now), waiting) if writes else [],
            done={(row.fiscal_year, row.quarter) for row in editions},
            addresses=[address_of(desk.session, row) for row in addresses(desk.session)] if writes else [],
            kinds=list(KINDS),
        )


@bp.get("/behind")
def behind() -> str:
    """Return the released quarters that records have left behind, which the page asks for once it is there."""
    with open_desk() as desk:
        if not may_write(desk.person):
            abort(403)
        return render_template("console/behind.html", behind=outdated(desk.session, desk.now))


@bp.get("/<int:summary_id>/<kind>")
def file(summary_id: int, kind: str) -> Response:
    """Hand out a file of an edition; drafts go to writers alone."""
    with open_desk() as desk:
        row = desk.session.get(QuarterSummary, summary_id)
        if row is None or kind not in KINDS or (row.released_at is None and not may_write(desk.person)):
            abort(404)
        desk.note("open summary", f"summary {row.id}", kind)
        figures, letter = ready_to_draw(desk.session, row)
        name = f"summary-{row.fiscal_year}Q{row.quarter}-{row.edition}.{kind}"
    try:
        content = draw_file(kind, figures, letter)
    except UndrawableError:
        abort(503)
    answer = Response(content, mimetype=KINDS[kind])
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


@bp.post("/<int:year>/<int:number>/draft")
def draft(year: int, number: int) -> Answer:
    """Compile a quarter, keep it as a draft and open its page; of a released one, with a reason, an amendment."""
    try:
        with open_desk() as desk:
            if not may_write(desk.person):
                abort(403)
            row = make_draft(desk.session, _quarter(year, number), _edition(), now=desk.now)
            made = row.id
        flash(phrases.DRAFTED, "good")
        return redirect(url_for("console.summary.show", summary_id=made))
    except (SummaryRefusedError, LetterFileError) as refusal:
        flash(phrases.REFUSALS.get(str(refusal), str(refusal)), "bad")
    except ValueError:
        flash(phrases.BAD_DATE, "bad")
    except IntegrityError:
        # A second press of the button, or a colleague, or the clock: the draft is there.
        flash(phrases.DRAFTED, "good")
    return redirect(url_for("console.summaries.show"))


def _edition() -> Edition:
    written = request.form.get("as_of", "")
    return Edition(
        letter=read_letter_file(current_office().letter_file),
        as_of=date.fromisoformat(written) if written else None,
        reason=request.form.get("reason", "").strip()[:200],
    )


def _quarter(year: int, number: int) -> Quarter:
    try:
        return Quarter(year, number)
    except ValueError:
        abort(404)


def _told(desk: Desk, row: QuarterSummary) -> tuple[int, int]:
    """Count the recipients of an edition, and those who have it."""
    copies = deliveries_of(desk.session, row)
    return len(copies), sum(copy.state is DeliveryState.SENT for copy in copies)


def _recent(now: Quarter, waiting: Sequence[QuarterSummary]) -> list[Quarter]:
    """Return the quarter under way, the four before it, and older ones that have a draft; newest first."""
    found = {now, *(Quarter(row.fiscal_year, row.quarter) for row in waiting)}
    for _ in range(_LOOK_BACK):
        now = now.previous()
        found.add(now)
    return sorted(found, reverse=True)
