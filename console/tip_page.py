"""One tip: what was told, where, what became of it, and what to do now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from console.desk import Desk, open_desk
from console.district_map import areas, frame, window_around
from console.sight import is_restricted, may_unmask, sight_of, tip_in_sight
from console.tip_deeds import DeedRefusedError, do, offered
from console.tips import is_late
from language.geography import DISTRICTS
from language.labels import Category
from language.masking import mask
from language.phrases import console as phrases
from models.group import Group
from models.tip import Tip, TipChange
from models.vault import vault_of
from services.deriving import point_of
from services.incident_cards import likely_for
from services.places_shared import projects_near
from services.tips import masked_text

bp = Blueprint("tip", __name__, url_prefix="/tips")
_SHORTEST_REASON, _LIKELY = 5, 3


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of a tip's history, its note masked."""

    at: datetime
    actor: str | None
    what: str
    before: str | None
    after: str | None
    note: str


@bp.get("/<code>")
def show(code: str) -> str:
    """Show the tip, its text masked; a look at a security matter is written to the audit log."""
    with open_desk() as desk:
        tip = _tip(desk, code)
        if is_restricted(tip):
            desk.note("view tip", f"tip {tip.id}")
        return _page(desk, tip, text=masked_text(desk.session, tip))


@bp.post("/<code>/unmask")
def unmask(code: str) -> Response | str:
    """Show the text as it was written, once, for a reason that is written to the audit log."""
    reason = request.form.get("reason", "").strip()
    with open_desk() as desk:
        tip = _tip(desk, code)
        if not may_unmask(desk.person, tip):
            abort(403)
        if len(reason) < _SHORTEST_REASON:
            flash(phrases.REASON_NEEDED, "bad")
            return redirect(url_for("console.tip.show", code=code))
        desk.note("unmask tip", f"tip {tip.id}", reason[:200])
        text = vault_of(desk.session).open(tip.text_sealed) if tip.text_sealed else ""
        return _page(desk, tip, text=text, unmasked=True)


@bp.post("/<code>/<deed>")
def act(code: str, deed: str) -> Response:
    """Do one thing to the tip."""
    with open_desk() as desk:
        tip = _tip(desk, code)
        if not desk.person.may_triage(tip.district):
            abort(403)
        try:
            do(desk, tip, deed, request.form)
        except DeedRefusedError as refusal:
            flash(str(refusal), "bad")
        else:
            flash(phrases.DONE, "good")
        still_seen = tip_in_sight(desk.session, desk.person, code) is not None
    return redirect(url_for("console.tip.show", code=code) if still_seen else url_for("console.tips.show"))


def _tip(desk: Desk, code: str) -> Tip:
    tip = tip_in_sight(desk.session, desk.person, code)
    if tip is None:
        abort(404)
    return tip


def _page(desk: Desk, tip: Tip, *, text: str, unmasked: bool = False) -> str:
    point = point_of(desk.session, tip)
    group = desk.session.get(Group, tip.group_id) if tip.group_id else None
    works = desk.person.may_triage(tip.district)
    return render_template(
        "console/tip.html",
        tip=tip,
        text=text,
        unmasked=unmasked,
        late=is_late(tip, desk.now),
        group=group,
        frame=frame(),
        areas=areas({tip.district: 1}),
        window=window_around(tip.district),
        pin=frame().at(*point) if point else None,
        history=[_line(desk, row) for row in tip.changes],
        others=_others(desk, tip),
        likely=likely_for(desk.session, tip, desk.person, _LIKELY) if works and "merge" in offered(tip) else [],
        projects_here=projects_near(desk.session, tip),
        deeds=offered(tip) if works else set(),
        sees_files=may_unmask(desk.person, tip),
        may_unmask=may_unmask(desk.person, tip) and not unmasked,
        categories=list(Category),
        districts=sorted(DISTRICTS),
    )


def _line(desk: Desk, row: TipChange) -> HistoryLine:
    note = mask(vault_of(desk.session).open(row.note_sealed)) if row.note_sealed else ""
    return HistoryLine(row.at, row.actor_id, row.what, row.before, row.after, note)


def _others(desk: Desk, tip: Tip) -> Sequence[Tip]:
    """Return the other tips of the same incident that the person may see."""
    if tip.incident_id is None:
        return []
    query = select(Tip).where(Tip.incident_id == tip.incident_id, Tip.id != tip.id, *sight_of(desk.person))
    return desk.session.scalars(query.order_by(Tip.reported_at)).all()
