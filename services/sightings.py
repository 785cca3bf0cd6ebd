"""Sightings: where else the same picture was sent, forwarded or saved and sent again."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.tip import Attachment, AttachmentState
from services.pictures import distance

_ALIKE = 5
_MEMORY = timedelta(days=90)


def sightings(session: Session, attachment: Attachment) -> Sequence[Attachment]:
    """Return other tips' attachments with the same bytes or the same picture, of three months around, oldest first."""
    if attachment.state is not AttachmentState.KEPT:
        return []
    around = attachment.created_at - _MEMORY, attachment.created_at + _MEMORY
    query = select(Attachment).where(
        Attachment.tip_id != attachment.tip_id,
        Attachment.state == AttachmentState.KEPT,
        Attachment.created_at.between(*around),
        or_(Attachment.sha256 == attachment.sha256, Attachment.picture_hash.is_not(None)),
    )
    found = session.scalars(query.order_by(Attachment.created_at, Attachment.id))
    return [other for other in found if is_same(attachment, other)]


def is_same(one: Attachment, other: Attachment) -> bool:
    """Tell whether two attachments are the same bytes or, scaled and compressed anew, the same picture."""
    if one.sha256 is not None and one.sha256 == other.sha256:
        return True
    if one.picture_hash is None or other.picture_hash is None:
        return False
    return distance(one.picture_hash, other.picture_hash) <= _ALIKE
