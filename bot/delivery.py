"""Delivery: claim one debt, send it without holding the database, settle what became of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.delivery_policy import Worth, is_worth_its_price, worth_of
from bot.line import LineLimitedError, LineRefusedError, LineUnavailableError
from bot.quota import Quota
from bot.runtime import Runtime
from bot.said import Said
from models.group import Group
from models.outbound_message import OutboundMessage, OutboundState
from models.person import Person
from services.bubbles import note_bubbles
from services.groups import line_group_id_of
from services.meter import note_quota
from services.outbox import (
    OVER_BUDGET,
    QUOTA_USED,
    Chat,
    carried_by,
    carry_held,
    content_of,
    deliver_task,
    hold,
    pause_after,
)
from services.people import line_id_of
from services.tasks import enqueue

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A claimed debt: plain values, so that no row is held while LINE thinks."""

    id: int
    purpose: str
    objects: list[dict[str, Any]]
    reply_token: str | None
    reply_tried: bool
    to: str | None
    blocked: bool
    price: int
    retry_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an attempt: sent by a way at a cost, to be held, to be tried later, or given up."""

    state: OutboundState
    way: str | None = None
    cost: int = 0
    reason: str | None = None
    said: Said | None = None
    quota: Quota | None = None


def deliver(runtime: Runtime, message_id: int) -> None:
    """Make one attempt at a debt; whatever happens is written to its row. Safe to run again after a crash."""
    with runtime.sessions.begin() as session:
        parcel = _claim(session, message_id, runtime.clock())
    if parcel is None:
        return
    outcome = _send(runtime, parcel)
    with runtime.sessions.begin() as session:
        _settle(session, parcel, outcome, runtime.clock())


def _claim(session: Session, message_id: int, now: datetime) -> Parcel | None:
    row = session.get(OutboundMessage, message_id, with_for_update=True)
    if row is None or row.state is not OutboundState.WAITING:
        return None
    chat = Chat(person_id=row.person_id, group_id=row.group_id)
    token = row.reply_token if row.reply_until and (now < row.reply_until or row.way == "reply") else None
    if token:
        carry_held(session, row, chat)
    parcel = Parcel(
        id=row.id,
        purpose=row.purpose,
        objects=_objects(session, row),
        reply_token=token,
        reply_tried=row.way == "reply",
        to=_address(session, row),
        blocked=_is_blocked(session, row),
        price=_price(session, row),
        retry_key=row.retry_key,
    )
    row.attempts += 1
    row.would_cost = parcel.price
    # Written before LINE is called: after a crash a used token means "said", not "say it again".
    row.way = "reply" if token else "push"
    return parcel


def _objects(session: Session, row: OutboundMessage) -> list[dict[str, Any]]:
    return [each for said in [row, *carried_by(session, row)] for each in content_of(session, said)]


def _address(session: Session, row: OutboundMessage) -> str | None:
    if row.group_id is not None:
        return line_group_id_of(session, row.group_id)
    return None if row.person_id is None else line_id_of(session, row.person_id)


def _is_blocked(session: Session, row: OutboundMessage) -> bool:
    """Tell whether LINE would take a push, charge for nothing and deliver it to nobody."""
    if row.group_id is not None or row.person_id is None:
        return False
    return session.scalar(select(Person.blocked_at).where(Person.id == row.person_id)) is not None


def _price(session: Session, row: OutboundMessage) -> int:
    if row.group_id is None:
        return 1
    return max(1, session.scalar(select(Group.member_count).where(Group.id == row.group_id)) or 0)


def _send(runtime: Runtime, parcel: Parcel) -> Outcome:
    if not parcel.objects:
        return Outcome(state=OutboundState.SENT, reason="nothing to say")
    if parcel.reply_token:
        outcome = _reply(runtime, parcel, parcel.reply_token)
        if outcome is not None:
            return outcome
    return _push(runtime, parcel)


def _reply(runtime: Runtime, parcel: Parcel, token: str) -> Outcome | None:
    """Try the free way; None when the token is dead and the words were certainly not said."""
    try:
        said = runtime.line.reply(token, parcel.objects)
    except LineRefusedError as error:
        if not parcel.reply_tried:
            log.info("reply token refused", message=parcel.id, status=error.status)
            return None
        return Outcome(state=OutboundState.SENT, way="reply", reason="token used in an earlier attempt")
    except (LineUnavailableError, LineLimitedError) as error:
        return Outcome(state=OutboundState.WAITING, way="reply", reason=str(error))
    return Outcome(state=OutboundState.SENT, way="reply", said=said)


def _push(runtime: Runtime, parcel: Parcel) -> Outcome:
    worth = worth_of(parcel.purpose)
    if parcel.to is None or parcel.blocked or not worth.push or worth.late_is_useless:
        return _unsendable(parcel, worth)
    try:
        return _pay(runtime, parcel, parcel.to, worth)
    except LineLimitedError:
        return _limited(runtime)
    except LineUnavailableError as error:
        return Outcome(state=OutboundState.WAITING, way="push", reason=str(error))
    except LineRefusedError as error:
        return Outcome(state=OutboundState.REFUSED, reason=str(error))


def _unsendable(parcel: Parcel, worth: Worth) -> Outcome:
    if worth.late_is_useless:
        return Outcome(state=OutboundState.EXPIRED, reason="answer came too late for its reply")
    if parcel.to is None:
        return Outcome(state=OutboundState.REFUSED, reason="nobody to send to")
    return Outcome(state=OutboundState.HELD, reason="blocked" if parcel.blocked else "not worth a push")


def _pay(runtime: Runtime, parcel: Parcel, to: str, worth: Worth) -> Outcome:
    quota = runtime.line.quota()
    if not is_worth_its_price(worth, price=parcel.price, limit=quota.limit, left=quota.left):
        return Outcome(state=OutboundState.HELD, reason=OVER_BUDGET, quota=quota)
    said = runtime.line.push(to, parcel.objects, parcel.retry_key)
    spent = Quota(limit=quota.limit, used=quota.used + parcel.price)
    return Outcome(state=OutboundState.SENT, way="push", cost=parcel.price, said=said, quota=spent)


def _limited(runtime: Runtime) -> Outcome:
    """Tell the used-up quota from too fast a rate by asking LINE."""
    try:
        quota: Quota | None = runtime.line.quota()
    except (LineUnavailableError, LineLimitedError, LineRefusedError):
        quota = None
    if quota is not None and quota.left == 0:
        return Outcome(state=OutboundState.HELD, reason=QUOTA_USED)
    return Outcome(state=OutboundState.WAITING, way="push", reason="LINE answered 429")


def _settle(session: Session, parcel: Parcel, outcome: Outcome, now: datetime) -> None:
    row = session.get_one(OutboundMessage, parcel.id, with_for_update=True)
    row.reason = outcome.reason
    if outcome.said is not None:
        row.request_id = outcome.said.request_id
        note_bubbles(session, row, outcome.said.bubbles, now=now)
    if outcome.quota is not None:
        note_quota(session, limit=outcome.quota.limit, used=outcome.quota.used, now=now)
    if outcome.state is OutboundState.WAITING:
        _try_later(session, row, outcome, now)
        return
    if outcome.state is OutboundState.HELD:
        hold(row, now=now, reason=outcome.reason or "", keep=worth_of(row.purpose).keep_held)
    else:
        row.state, row.way, row.cost, row.settled_at = outcome.state, outcome.way, outcome.cost, now
        row.content_sealed = None
    _settle_carried(session, row, outcome, now)
    log.info("delivery settled", message=row.id, state=str(row.state), way=row.way, cost=row.cost)


def _try_later(session: Session, row: OutboundMessage, outcome: Outcome, now: datetime) -> None:
    if now >= row.give_up_at:
        row.state, row.settled_at, row.content_sealed = OutboundState.EXPIRED, now, None
        _settle_carried(session, row, outcome, now)
        return
    row.way = outcome.way
    enqueue(session, deliver_task(row, pause_after(row.attempts)))


def _settle_carried(session: Session, row: OutboundMessage, outcome: Outcome, now: datetime) -> None:
    carried = update(OutboundMessage).where(OutboundMessage.carried_by == row.id)
    if outcome.state is OutboundState.SENT:
        done = {"state": OutboundState.SENT, "way": row.way, "settled_at": now, "content_sealed": None}
        session.execute(carried.where(OutboundMessage.state == OutboundState.HELD).values(done))
    else:
        session.execute(carried.where(OutboundMessage.state == OutboundState.HELD).values(carried_by=None))
