"""After-photos: what officers took when they resolved a tip, for whoever told it; by links that prove their right."""

from collections.abc import Callable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.labels import SECURITY, Category
from language.phrases.tips import AFTER_PHOTO
from models.tip import Attachment, AttachmentState, Tip, TipState
from services.card_parts import Node
from services.words import Button

AFTER = "after"
ALOUD, ALONE, SMALL = "aloud", "alone", "small"
"""For whom a link is: a group, the teller, or LINE, which fetches the small picture that a card shows."""
_MOST = 3


def may_be_seen(tip: Tip, *, aloud: bool) -> bool:
    """Tell whether the tip's after-photos may be seen; `aloud` is in a group, which sees none of a security matter."""
    if tip.state is TipState.WITHDRAWN:
        return False
    return not aloud or (Category(tip.category) not in SECURITY and not tip.details.get("private"))


def photo_buttons(session: Session, tip: Tip, *, aloud: bool) -> list[Button]:
    """Return a button for each after-photo that is kept or on its way; none where they may not be seen."""
    sign, found = _links(session), _after_photos(session, tip)[:_MOST]
    if sign is None or not may_be_seen(tip, aloud=aloud):
        return []
    links = [sign(f"photo/{photo.id}/{ALOUD if aloud else ALONE}") for photo in found]
    labels = [AFTER_PHOTO if len(links) == 1 else f"{AFTER_PHOTO} {number}" for number in range(1, len(links) + 1)]
    return [Button(label, link, "uri") for label, link in zip(labels, links, strict=True) if link]


def photo_on_top(session: Session, tip: Tip) -> Node:
    """Return the newest after-photo's small picture for the top of a card alone with the teller, once it is kept.

    LINE shows pictures over HTTPS alone.
    """
    sign = _links(session)
    kept = [photo for photo in _after_photos(session, tip) if photo.state is AttachmentState.KEPT]
    photo = next((photo for photo in reversed(kept) if photo.thumbnail_key), None)
    if sign is None or photo is None or not may_be_seen(tip, aloud=False):
        return {}
    url = sign(f"photo/{photo.id}/{SMALL}")
    if not url.startswith("https://"):
        return {}
    return {"hero": {"type": "image", "url": url, "size": "full", "aspectRatio": "4:3", "aspectMode": "cover"}}


def _after_photos(session: Session, tip: Tip) -> Sequence[Attachment]:
    shown = Attachment.state.in_((AttachmentState.KEPT, AttachmentState.WAITING))
    query = select(Attachment).where(Attachment.tip_id == tip.id, Attachment.part == AFTER, shown)
    return session.scalars(query.order_by(Attachment.id)).all()


def _links(session: Session) -> Callable[[str], str] | None:
    links: Callable[[str], str] | None = session.info.get("links")
    return links
