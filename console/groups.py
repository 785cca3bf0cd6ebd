"""Groups: which are registered, how they grow, and the codes that enrol new ones."""

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from console.charts import draw_line
from console.desk import Desk, open_desk
from console.wording import say_day
from language.geography import DISTRICTS
from language.phrases import console as phrases
from models.group import Group, GroupKind, MemberCount
from models.person import Role
from services.groups import Registration, make_code, occupations_in

bp = Blueprint("groups", __name__, url_prefix="/groups")
_CODE = "new_code"


@bp.get("/")
def show() -> str:
    """Show the groups: an officer sees those of the own districts."""
    with open_desk() as desk:
        query = select(Group).where(*([Group.district.in_(_own(desk))] if _is_officer(desk) else []))
        rows = desk.session.scalars(query.order_by(Group.state, Group.name)).all()
        return render_template(
            "console/groups.html",
            rows=rows,
            kinds=[GroupKind.NEWS_NETWORK, GroupKind.COMMUNITY_FORUM] if _is_officer(desk) else list(GroupKind),
            districts=_own(desk) if _is_officer(desk) else sorted(DISTRICTS),
            whole_city=not _is_officer(desk),
            new_code=session.pop(_CODE, None),
        )


@bp.get("/<group_id>")
def one(group_id: str) -> str:
    """Show one group and how its members grew."""
    with open_desk() as desk:
        group = desk.session.get(Group, group_id)
        if group is None or (_is_officer(desk) and group.district not in _own(desk)):
            abort(404)
        query = select(MemberCount).where(MemberCount.group_id == group_id).order_by(MemberCount.on_day)
        counts = [(say_day(row.on_day), float(row.members)) for row in desk.session.scalars(query)]
        return render_template("console/group.html", group=group, chart=draw_line(counts) if len(counts) > 1 else None)


@bp.post("/<group_id>/occupations")
def occupations(group_id: str) -> Response:
    """Write down which occupations the group's members have; the indicator's first level counts them."""
    with open_desk() as desk:
        group = desk.session.get(Group, group_id)
        if group is None or (_is_officer(desk) and group.district not in _own(desk)):
            abort(404)
        group.occupations = occupations_in(request.form.get("occupations", ""))
        desk.note("set occupations", f"group {group.id}")
    flash(phrases.DONE, "good")
    return redirect(url_for("console.groups.one", group_id=group_id))


@bp.post("/code")
def code() -> Response:
    """Make a one-time enrolment code; it is shown once."""
    form = request.form
    kind, district = form.get("kind", ""), form.get("district") or None
    with open_desk() as desk:
        allowed = set(_own(desk)) if _is_officer(desk) else {None, *DISTRICTS}
        if kind not in set(GroupKind) or district not in allowed:
            abort(400)
        if _is_officer(desk) and kind not in {GroupKind.NEWS_NETWORK, GroupKind.COMMUNITY_FORUM}:
            abort(403)
        wanted = Registration(
            kind=GroupKind(kind),
            name=form.get("name", "").strip()[:200],
            network=form.get("network", "").strip()[:200] or None,
            district=district,
        )
        session[_CODE] = make_code(desk.session, wanted, by=desk.person.id, now=desk.now)
        desk.note("make enrolment code", f"{kind} {district or 'city'}")
    flash(phrases.CODE_MADE, "good")
    return redirect(url_for("console.groups.show"))


def _is_officer(desk: Desk) -> bool:
    return desk.person.role is Role.OFFICER


def _own(desk: Desk) -> list[str]:
    return sorted(desk.person.district_names())
