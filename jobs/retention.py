"""Retention: what is kept no longer than promised."""

from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from models.conversation import Conversation
from models.inbound_event import EventState, InboundEvent
from models.job_run import JobRun
from models.outbound_message import OutboundMessage, OutboundState
from models.tip import Tip, TipChange, TipState
from services.bubbles import forget_bubbles
from services.media import drop_files
from services.message_months import forget_messages

UNSURE_LIFE = timedelta(days=7)
TALK_LIFE = timedelta(days=2)
TRACE_LIFE = timedelta(days=90)


def forget_what_is_old(session: Session, now: datetime) -> str:
    """Erase unfinished talk after two days, unsure tips after a week, traces of what happened after three months."""
    # A tip of an imported chat is old on the day it comes, and an officer has a week for it all the same.
    kept_lately = Tip.changes.any(TipChange.at >= now - UNSURE_LIFE)
    old_words = Tip.reported_at < now - UNSURE_LIFE
    unsure = session.query(Tip).where(Tip.state == TipState.UNSURE, old_words, ~kept_lately).all()
    for tip in unsure:
        for attachment in tip.attachments:
            drop_files(session, attachment)
        session.delete(tip)
    stale = update(OutboundMessage).where(OutboundMessage.state == OutboundState.HELD, OutboundMessage.give_up_at < now)
    gone = {"state": OutboundState.EXPIRED, "content_sealed": None, "settled_at": now}
    expired = len(session.execute(stale.values(gone).returning(OutboundMessage.id)).all())
    old = now - TRACE_LIFE
    settled = delete(InboundEvent).where(InboundEvent.received_at < old, InboundEvent.state != EventState.WAITING)
    events = len(session.execute(settled.returning(InboundEvent.id)).all())
    forget_messages(session, old, now=now)
    forget_bubbles(session, old)
    session.execute(delete(Conversation).where(Conversation.updated_at < now - TALK_LIFE))
    session.execute(delete(JobRun).where(JobRun.started_at < old))
    return f"{len(unsure)} unsure tips, {events} events erased, {expired} held messages given up"
