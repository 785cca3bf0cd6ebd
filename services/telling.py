"""A new tip from what somebody just said: opened, given what lay loose around it, and derived."""

from datetime import datetime

from sqlalchemy.orm import Session

from language.understanding import Understanding
from models.person import Person
from models.tip import Channel, Tip, TipState
from services.absorbing import absorb, said_too_early
from services.assembly import Scene, hand_over, loose_around, take_loose
from services.deriving import derive
from services.story import Effect, Told
from services.tips import Said, Teller, change, open_tip


def clear_up(session: Session, tip: Tip, by: Person | None, *, now: datetime) -> None:
    """Make a tip of what was not surely one: what came after it leaves no doubt."""
    change(session, tip, "is_tip", actor=by, now=now, after=TipState.NEW)
    derive(session, tip)


def begin_tip(
    session: Session,
    scene: Scene,
    said: Said,
    judged: Understanding,
    told: Told,
    *,
    now: datetime,
    channel: Channel | None = None,
) -> Tip:
    """Open the tip; pictures that lay around its words, or came after an older story's last ones, go with it.

    The channel is the chat it was said in, unless another is named.
    """
    channel = channel or (Channel.DIRECT if scene.group is None else Channel.GROUP)
    teller = Teller(person=scene.person, group=scene.group, channel=channel, unsure=told.effect is Effect.UNSURE)
    tip = open_tip(session, teller, said, judged, now=now)
    if told.tip is not None:
        hand_over(session, told.tip, tip, said.occurred_at)
    for early in said_too_early(session, tip):
        absorb(session, tip, early)
    take_loose(session, tip, loose_around(session, scene, said.occurred_at, told.quoted))
    derive(session, tip, {said.message_id: judged} if said.message_id else None)
    return tip
