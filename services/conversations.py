"""What a chat is in the middle of: remembered sealed, for a while, per person and chat."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.conversation import Conversation
from models.vault import vault_of

DIRECT = "direct"


def remember(session: Session, key: tuple[str, str, str], data: dict[str, Any], *, now: datetime) -> None:
    """Keep the data of a topic; `key` is person id, chat (a group's id or `direct`) and topic."""
    sealed = vault_of(session).seal(json.dumps(data, ensure_ascii=False))
    row = session.get(Conversation, key)
    if row is None:
        person_id, chat, topic = key
        session.add(Conversation(person_id=person_id, chat=chat, topic=topic, data_sealed=sealed, updated_at=now))
    else:
        row.data_sealed, row.updated_at = sealed, now


def recall(session: Session, key: tuple[str, str, str], *, now: datetime, within: timedelta) -> dict[str, Any] | None:
    """Return the data of a topic unless it is older than `within`."""
    row = session.get(Conversation, key)
    if row is None or now - row.updated_at > within:
        return None
    data: dict[str, Any] = json.loads(vault_of(session).open(row.data_sealed))
    return data


def drop(session: Session, key: tuple[str, str, str]) -> None:
    """Forget a topic."""
    row = session.get(Conversation, key)
    if row is not None:
        session.delete(row)


def open_topic(
    session: Session, person_id: str, chat: str, topics: Mapping[str, timedelta], *, now: datetime
) -> tuple[str, dict[str, Any]] | None:
    """Return the newest topic of the person in the chat, among `topics` with how long each stays open."""
    query = select(Conversation).where(
        Conversation.person_id == person_id, Conversation.chat == chat, Conversation.topic.in_(topics)
    )
    for row in session.scalars(query.order_by(Conversation.updated_at.desc())):
        if now - row.updated_at <= topics[row.topic]:
            return row.topic, json.loads(vault_of(session).open(row.data_sealed))
    return None


def drop_all(session: Session, person_id: str) -> None:
    """Forget everything a person was in the middle of."""
    session.execute(delete(Conversation).where(Conversation.person_id == person_id))
