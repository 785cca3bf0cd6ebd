"""The list of tips."""

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from console.desk import Desk, open_desk
from console.tip_search import DAYS, PAGE_SIZE, count, found, read_search
from language.geography import DISTRICTS
from language.labels import Category, Urgency
from models.group import Group
from models.person import Role
from models.tip import CLOSED, Tip, TipState
from services.tip_codes import find_code
from services.tips import masked_text

bp = Blueprint("tips", __name__, url_prefix="/tips")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the list."""

    code: str
    state: TipState
    category: str
    urgency: str
    district: str | None
    reported_at: datetime
    text: str
    group: str | None
    witnesses: bool
    late: bool


@bp.get("/")
def show() -> str | Response:
    """Show the tips that were looked for; a code leads to its tip at once."""
    code = find_code(request.args.get("code", ""))
    if code is not None:
        return redirect(url_for("console.tip.show", code=code))
    search = read_search(request.args)
    with open_desk() as desk:
        groups = _group_names(desk)
        total = count(desk, search)
        return render_template(
            "console/tips.html",
            search=search,
            rows=[_row(desk, tip, groups) for tip in found(desk, search)],
            total=total,
            pages=max(1, -(-total // PAGE_SIZE)),
            groups=groups,
            states=list(TipState),
            categories=list(Category),
            urgencies=list(Urgency),
            days=DAYS,
            districts=_districts(desk),
        )


def _row(desk: Desk, tip: Tip, groups: dict[str, str]) -> Row:
    return Row(
        code=tip.code,
        state=tip.state,
        category=tip.category,
        urgency=tip.urgency,
        district=tip.district,
        reported_at=tip.reported_at,
        text=masked_text(desk.session, tip),
        group=groups.get(tip.group_id or ""),
        witnesses=tip.incident_id is not None,
        late=is_late(tip, desk.now),
    )


def is_late(tip: Tip, now: datetime) -> bool:
    """Tell whether an open tip waits for its first answer longer than promised."""
    return tip.state not in CLOSED and tip.responded_at is None and tip.respond_by is not None and tip.respond_by < now


def _group_names(desk: Desk) -> dict[str, str]:
    rows = desk.session.execute(select(Group.id, Group.name).order_by(Group.name))
    return {row.id: row.name for row in rows}


def _districts(desk: Desk) -> list[str]:
    if desk.person.role is Role.OFFICER:
        return sorted(desk.person.district_names())
    return sorted(DISTRICTS)
