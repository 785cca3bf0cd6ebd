"""Summaries by e-mail: whom they go to, each attempt claimed before it is made, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.quarter_summary import DeliveryState, QuarterSummary, SummaryDelivery, SummaryRecipient, Way
from models.session import hold
from models.vault import vault_of
from services.summary_drawing import ready_to_draw
from services.tasks import Task, enqueue

LEASE = timedelta(minutes=10)
_BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60)]
_PATIENCE = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A claimed delivery: plain values, so that no row is held while the mail server thinks."""

    delivery_id: int
    to: str
    fiscal_year: int
    quarter: int
    edition: int
    fingerprint: str
    figures: bytes
    settings: str


def is_address(text: str) -> bool:
    """Tell whether a text is an e-mail address, as far as its shape goes."""
    name, at, domain = text.rpartition("@")
    return bool(name and at and "." in domain) and not any(mark.isspace() or mark in "<>," for mark in text)


def add_address(session: Session, address: str, *, now: datetime) -> SummaryRecipient:
    """Add an address that released summaries are mailed to; one that is known is taken back in."""
    for row in session.scalars(select(SummaryRecipient)):
        if vault_of(session).open(row.address_sealed).casefold() == address.casefold():
            row.removed_at = None
            return row
    row = SummaryRecipient(address_sealed=vault_of(session).seal(address), added_at=now)
    session.add(row)
    session.flush()
    return row


def remove_address(session: Session, address: str, *, now: datetime) -> bool:
    """Stop mailing to an address; False when it was not there."""
    for row in addresses(session):
        if address_of(session, row).casefold() == address.casefold():
            row.removed_at = now
            return True
    return False


def addresses(session: Session) -> Sequence[SummaryRecipient]:
    """Return the addresses in force, in the order they were added."""
    query = select(SummaryRecipient).where(SummaryRecipient.removed_at.is_(None))
    return session.scalars(query.order_by(SummaryRecipient.added_at, SummaryRecipient.id)).all()


def address_of(session: Session, recipient: SummaryRecipient) -> str:
    """Return the address itself."""
    return vault_of(session).open(recipient.address_sealed)


def owe_mail(session: Session, row: SummaryDelivery, delay: timedelta = timedelta()) -> None:
    """Owe the next attempt at mailing a delivery, in this transaction."""
    task_id = f"mail:{row.id}:{row.attempts}"
    enqueue(session, Task(name="send_mail", id=task_id, args=(row.id, row.attempts), delay=delay))


def claim(session: Session, delivery_id: int, attempt: int, now: datetime) -> Letter | None:
    """Take a delivery's next attempt; None when it is over, or somebody else's."""
    # A worker that was away finds the attempt and its rescue side by side, and only one of them may make it.
    hold(session, SummaryDelivery, delivery_id)
    row = session.get(SummaryDelivery, delivery_id, populate_existing=True)
    if row is None or row.way is not Way.MAIL or row.state is not DeliveryState.WAITING or row.attempts != attempt:
        return None
    recipient = session.get_one(SummaryRecipient, row.recipient)
    summary = session.get_one(QuarterSummary, row.summary_id)
    row.attempts, row.try_at = attempt + 1, now + LEASE
    figures, settings = ready_to_draw(session, summary)
    return Letter(
        delivery_id=row.id,
        to=address_of(session, recipient),
        fiscal_year=summary.fiscal_year,
        quarter=summary.quarter,
        edition=summary.edition,
        fingerprint=summary.fingerprint,
        figures=figures,
        settings=settings,
    )


def settle(session: Session, delivery_id: int, state: DeliveryState, reason: str | None, *, now: datetime) -> None:
    """Write down what became of an attempt; one that may still succeed is owed again, later each time, for a week."""
    row = session.get_one(SummaryDelivery, delivery_id, with_for_update=True)
    if row.state is not DeliveryState.WAITING:
        return
    row.reason = reason[:100] if reason else None
    if state is DeliveryState.WAITING and now < row.owed_at + _PATIENCE:
        delay = _BACK_OFF[min(row.attempts, len(_BACK_OFF)) - 1]
        row.try_at = now + delay
        owe_mail(session, row, delay)
        return
    row.state = DeliveryState.EXPIRED if state is DeliveryState.WAITING else state
    row.settled_at, row.try_at = now, None


def take_up_lost(session: Session, now: datetime) -> int:
    """Owe again every mail whose attempt was lost with a machine; return how many."""
    # Never tried counts too: a restored backup knows the debt, and the engine that owed the attempt is gone.
    lost = sa.func.coalesce(SummaryDelivery.try_at, SummaryDelivery.owed_at) < now - LEASE
    query = select(SummaryDelivery).where(
        SummaryDelivery.way == Way.MAIL, SummaryDelivery.state == DeliveryState.WAITING, lost
    )
    rows = session.scalars(query).all()
    for row in rows:
        task_id = f"mail:{row.id}:{row.attempts}:{now:%Y%m%d%H%M}"
        enqueue(session, Task(name="send_mail", id=task_id, args=(row.id, row.attempts)))
    return len(rows)
