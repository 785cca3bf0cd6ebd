"""Groups, day by day: names and headcounts are asked for anew, and silence is noticed."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from language.phrases import triage as words
from models.group import Group, GroupState
from models.quarter import BANGKOK
from services.groups import leave, refresh_task
from services.outbox import Chat, Words, owe
from services.summary_network import NETWORK_KINDS
from services.tasks import Task, enqueue
from services.triage_desk import analysts
from services.words import Text

_SILENT_AFTER = timedelta(days=14)
_UNREGISTERED = timedelta(days=14)


def refresh_groups(session: Session, now: datetime) -> str:
    """Owe a look at LINE for the name and headcount of every active group, once a day."""
    groups = session.scalars(select(Group).where(Group.state == GroupState.ACTIVE)).all()
    for group in groups:
        enqueue(session, refresh_task(group, str(now.astimezone(BANGKOK).date())))
    return f"{len(groups)} groups to refresh"


def leave_unregistered(session: Session, now: datetime) -> str:
    """Leave the groups that nobody registered within two weeks: whoever invited the bot there may do so again."""
    query = select(Group).where(Group.state == GroupState.PENDING, Group.joined_at < now - _UNREGISTERED)
    groups = session.scalars(query).all()
    for group in groups:
        leave(group, now=now)
        enqueue(session, Task(name="leave_group", id=f"leave:{group.id}:{now:%Y%m%d}", args=(group.id,)))
    return f"{len(groups)} groups left"


def raise_silence_alarm(session: Session, now: datetime) -> str:
    """Tell the analysts, once a silence, of networks' groups in which nothing was heard for two weeks."""
    heard = func.coalesce(Group.last_heard_at, Group.registered_at, Group.joined_at)
    query = select(Group).where(
        Group.state == GroupState.ACTIVE, Group.kind.in_(NETWORK_KINDS), heard < now - _SILENT_AFTER
    )
    silent = session.scalars(query.order_by(Group.joined_at)).all()
    for group in silent:
        since = group.last_heard_at or group.registered_at or group.joined_at
        said = Text(words.SILENT_GROUP.format(name=group.name, days=(now - since).days))
        for person in analysts(session):
            alarm = Words(messages=[said], purpose="alarm")
            key = f"silence:{group.id}:{since:%Y%m%d}:{person.id}"
            owe(session, Chat(person_id=person.id), alarm, key=key, now=now)
    return f"{len(silent)} silent groups"
