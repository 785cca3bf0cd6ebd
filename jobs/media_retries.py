"""Media whose fetch was lost with a machine are ordered again."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.tip import Attachment, AttachmentState
from services.tasks import Task, enqueue

_GRACE = timedelta(minutes=10)
_AT_ONCE = 200


def take_up_media(session: Session, now: datetime) -> str:
    """Order again what should have been tried ten minutes ago; a fetch that is still to come then finds it taken."""
    due = func.coalesce(Attachment.fetch_after, Attachment.created_at)
    query = select(Attachment).where(
        Attachment.state == AttachmentState.WAITING, Attachment.message_id.is_not(None), due < now - _GRACE
    )
    rows = session.scalars(query.order_by(Attachment.id).limit(_AT_ONCE)).all()
    for row in rows:
        task_id = f"media:{row.id}:{row.attempts}:{now:%Y%m%d%H%M}"
        enqueue(session, Task(name="fetch_media", id=task_id, args=(row.id, row.attempts)))
    return f"{len(rows)} files ordered again"
