"""Who is given a released summary, by which way, and what became of it; each recipient once an edition."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.group import Group, GroupKind, GroupState
from models.outbound_message import OutboundMessage
from models.person import Person, Role
from models.quarter_summary import DeliveryState, QuarterSummary, SummaryDelivery, SummaryRecipient, Way
from services.outbox import Chat, Words, owe
from services.summary_card import Link, draft_card, released_card
from services.summary_drawing import frozen_figures
from services.summary_mail import addresses, owe_mail
from services.words import Card

GIVEN_UP = frozenset({DeliveryState.REFUSED, DeliveryState.EXPIRED})
_CHATS = {Way.GROUP: lambda name: Chat(group_id=name), Way.PERSON: lambda name: Chat(person_id=name)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What became of one recipient's copy."""

    id: int
    way: Way
    recipient: str
    state: DeliveryState
    owed_at: datetime
    settled_at: datetime | None
    reason: str | None

    @property
    def failed(self) -> bool:
        """Whether it was given up, and may be sent again by hand."""
        return self.state in GIVEN_UP


def owe_news(session: Session, summary: QuarterSummary, link: Link, *, now: datetime) -> int:
    """Owe a released edition to every recipient who was not given it yet; return how many that were."""
    waiting = newcomers(session, summary)
    card = released_card(summary, frozen_figures(session, summary), link)
    for way, recipient in waiting:
        row = SummaryDelivery(summary_id=summary.id, way=way, recipient=recipient, owed_at=now, attempts=0)
        row.state = DeliveryState.WAITING
        session.add(row)
        session.flush()
        _hand_over(session, row, card, now)
    return len(waiting)


def newcomers(session: Session, summary: QuarterSummary) -> list[tuple[Way, str]]:
    """Return the recipients in force who were never owed the edition, for instance an address added since."""
    have = {(row.way, row.recipient) for row in _rows(session, summary)}
    return [each for each in recipients_now(session) if each not in have]


def send_again(session: Session, delivery: SummaryDelivery, link: Link, *, now: datetime) -> bool:
    """Owe a copy that was given up once more, with fresh links; False when it is under way, there, or unwanted."""
    if not _given(session, delivery).failed or not _is_wanted(session, delivery):
        return False
    summary = session.get_one(QuarterSummary, delivery.summary_id)
    delivery.state, delivery.reason, delivery.settled_at, delivery.try_at = DeliveryState.WAITING, None, None, None
    delivery.owed_at = now
    if delivery.way is not Way.MAIL:
        # A mail counts its attempts itself; a card is a new debt, which needs a key of its own.
        delivery.attempts += 1
    _hand_over(session, delivery, released_card(summary, frozen_figures(session, summary), link), now)
    return True


def failed_of(session: Session, summary: QuarterSummary) -> list[SummaryDelivery]:
    """Return the edition's copies that were given up and whose recipients still want them."""
    rows = _rows(session, summary)
    return [row for row in rows if _given(session, row).failed and _is_wanted(session, row)]


def owe_draft_notice(session: Session, draft: QuarterSummary, link: Link, release_days: int, *, now: datetime) -> int:
    """Tell every analyst that a draft is there to be read; return how many there are."""
    card = draft_card(draft, frozen_figures(session, draft), link, release_days)
    analysts = _people(session, Role.ANALYST)
    for person in analysts:
        notice = Words(messages=[card], purpose="summary_draft")
        owe(session, Chat(person_id=person), notice, key=f"draft:{draft.id}:{person}", now=now)
    return len(analysts)


def deliveries_of(session: Session, summary: QuarterSummary) -> list[Given]:
    """Return every recipient of an edition and what became of the copy, in the order of time."""
    return [_given(session, row) for row in _rows(session, summary)]


def note_outcomes(session: Session, *, now: datetime) -> int:
    """Write down what became of cards on LINE, whose own rows are forgotten after a while; return how many changed."""
    open_states = (DeliveryState.WAITING, DeliveryState.HELD)
    query = select(SummaryDelivery).where(SummaryDelivery.state.in_(open_states), SummaryDelivery.way != Way.MAIL)
    changed = 0
    for row in session.scalars(query):
        given = _given(session, row)
        if given.state is not row.state:
            row.state, row.reason, row.settled_at = given.state, given.reason, given.settled_at or now
            changed += 1
    return changed


def debt_of(session: Session, row: SummaryDelivery) -> OutboundMessage | None:
    """Return the newest debt of a card; None once it is forgotten, and for mail."""
    return session.scalars(select(OutboundMessage).where(OutboundMessage.dedupe_key == _key(row))).first()


def recipients_now(session: Session) -> Iterator[tuple[Way, str]]:
    """Yield whom a release is given to: the command's groups, or its people one by one, and the addresses."""
    active = select(Group.id).where(Group.kind == GroupKind.COMMAND, Group.state == GroupState.ACTIVE)
    groups = session.scalars(active.order_by(Group.id)).all()
    yield from ((Way.GROUP, group) for group in groups)
    if not groups:
        yield from ((Way.PERSON, person) for person in _people(session, Role.COMMAND))
    yield from ((Way.MAIL, each.id) for each in addresses(session))


def _people(session: Session, role: Role) -> Sequence[str]:
    reachable = (Person.blocked_at.is_(None), Person.erased_at.is_(None))
    return session.scalars(select(Person.id).where(Person.role == role, *reachable).order_by(Person.id)).all()


def _hand_over(session: Session, row: SummaryDelivery, card: Card, now: datetime) -> None:
    if row.way is Way.MAIL:
        owe_mail(session, row)
        return
    owe(session, _CHATS[row.way](row.recipient), Words(messages=[card], purpose="summary"), key=_key(row), now=now)


def _key(row: SummaryDelivery) -> str:
    again = f":{row.attempts}" if row.attempts else ""
    return f"summary:{row.summary_id}:{row.way}:{row.recipient}{again}"


def _is_wanted(session: Session, row: SummaryDelivery) -> bool:
    """Tell whether the recipient is still one: an address that was removed gets nothing more."""
    if row.way is not Way.MAIL:
        return True
    recipient = session.get(SummaryRecipient, row.recipient)
    return recipient is not None and recipient.removed_at is None


def _rows(session: Session, summary: QuarterSummary) -> Sequence[SummaryDelivery]:
    query = select(SummaryDelivery).where(SummaryDelivery.summary_id == summary.id)
    return session.scalars(query.order_by(SummaryDelivery.owed_at, SummaryDelivery.id)).all()


def _given(session: Session, row: SummaryDelivery) -> Given:
    state, settled_at, reason = row.state, row.settled_at, row.reason
    if row.way is not Way.MAIL:
        debt = debt_of(session, row)
        if debt is not None:
            state, settled_at, reason = DeliveryState(debt.state), debt.settled_at, debt.reason
    return Given(
        id=row.id,
        way=row.way,
        recipient=row.recipient,
        state=state,
        owed_at=row.owed_at,
        settled_at=settled_at,
        reason=reason,
    )
