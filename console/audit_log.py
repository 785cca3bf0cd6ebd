"""The audit log: who looked at what is restricted, and who changed rights."""

from flask import Blueprint, render_template, request
from sqlalchemy import select

from console.desk import open_desk
from models.audit import AuditEntry

bp = Blueprint("audit", __name__, url_prefix="/audit")
_PAGE_SIZE = 100


@bp.get("/")
def show() -> str:
    """Show the newest deeds, of one verb or one actor if asked."""
    verb, actor = request.args.get("verb", ""), request.args.get("actor", "").strip()
    page = max(request.args.get("page", 1, type=int), 1)
    with open_desk() as desk:
        conditions = [
            column == value for column, value in ((AuditEntry.verb, verb), (AuditEntry.actor, actor)) if value
        ]
        query = select(AuditEntry).where(*conditions).order_by(AuditEntry.id.desc())
        rows = desk.session.scalars(query.limit(_PAGE_SIZE + 1).offset((page - 1) * _PAGE_SIZE)).all()
        return render_template(
            "console/audit.html",
            rows=rows[:_PAGE_SIZE],
            more=len(rows) > _PAGE_SIZE,
            page=page,
            verb=verb,
            actor=actor,
            verbs=desk.session.scalars(select(AuditEntry.verb).distinct().order_by(AuditEntry.verb)).all(),
        )
