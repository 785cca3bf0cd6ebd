"""What the bot owes people on LINE and what became of it, and the events that failed. Words are never shown."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from sqlalchemy import func, select
from werkzeug.wrappers import Response

from console.desk import open_desk
from language.phrases import console as phrases
from models.inbound_event import EventState, InboundEvent
from models.outbound_message import OutboundMessage, OutboundState
from models.person import Role
from services.tasks import Task, enqueue

bp = Blueprint("messages", __name__, url_prefix="/messages")
_PAGE_SIZE = 50


@bp.get("/")
def show() -> str:
    """Show the newest messages, of one state if asked, and every failed event."""
    state = request.args.get("state", "")
    page = max(request.args.get("page", 1, type=int), 1)
    column = OutboundMessage.state
    with open_desk() as desk:
        query = select(OutboundMessage).order_by(OutboundMessage.id.desc())
        if state in set(OutboundState):
            query = query.where(column == OutboundState(state))
        failed = select(InboundEvent).where(InboundEvent.state == EventState.FAILED).order_by(InboundEvent.id.desc())
        rows = desk.session.scalars(query.limit(_PAGE_SIZE + 1).offset((page - 1) * _PAGE_SIZE)).all()
        return render_template(
            "console/messages.html",
            rows=rows[:_PAGE_SIZE],
            more=len(rows) > _PAGE_SIZE,
            page=page,
            state=state,
            counts=dict(desk.session.execute(select(column, func.count()).group_by(column)).all()),
            states=list(OutboundState),
            failed=desk.session.scalars(failed.limit(_PAGE_SIZE)).all(),
            may_retry=desk.person.role is Role.ADMIN,
        )


@bp.post("/events/<int:event_id>/retry")
def retry(event_id: int) -> Response:
    """Let a failed event be worked on again."""
    with open_desk() as desk:
        if desk.person.role is not Role.ADMIN:
            abort(403)
        row = desk.session.get(InboundEvent, event_id, with_for_update=True)
        if row is None or row.state is not EventState.FAILED:
            abort(404)
        row.state, row.error, row.finished_at = EventState.WAITING, None, None
        task_id = f"event:{row.webhook_event_id}:by hand:{desk.now:%Y%m%d%H%M%S}"
        key = f"{row.group_id or 'direct'}:{row.sender}"
        enqueue(desk.session, Task(name="process_event", id=task_id, args=(row.id,), key=key, priority=row.id))
        desk.note("retry event", f"event {row.id}")
    flash(phrases.TAKEN_UP, "good")
    return redirect(url_for("console.messages.show"))
