"""The inbox: each event once, judged first; kept and owed to the engine in one transaction, or forgotten."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from bot.events import MEDIA, LineEvent
from bot.heard import HeardCounter
from bot.overtaking import Overtaking
from bot.registry import GroupRegistry, KnownGroup
from bot.runtime import Runtime
from bot.threads import OpenThreads
from language.belonging import districts_told_apart
from language.commands import Command, read_command
from language.continuation import read_continuation
from language.judging.judge import judge
from language.labels import Verdict
from models.inbound_event import EventState, InboundEvent
from models.session import insert_once
from models.tip import TipMessage
from models.tip_bubble import TipBubble
from models.vault import vault_of
from services.groups import CODE_PREFIX, is_leave_word
from services.tasks import Task, enqueue

_ALWAYS = frozenset({"follow", "unfollow", "join", "leave", "member_joined", "member_left", "postback", "unsend"})
_SETTINGS = "ตั้งค่า"
_MEDIA_AND_PINS = MEDIA | {"location"}


@dataclass(frozen=True, slots=True)
class _Kept:
    event: LineEvent
    group: KnownGroup | None
    sender: str | None

    @property
    def key(self) -> str:
        """Whose events are worked on one after the other."""
        return f"{self.group.id if self.group else 'direct'}:{self.sender}"


class Inbox:
    """Receives events; what may matter is kept before it returns, small talk only counted."""

    def __init__(self, runtime: Runtime) -> None:
        self._sessions, self._vault, self._clock = runtime.inbox_sessions, runtime.vault, runtime.clock
        self._registry = GroupRegistry(runtime.inbox_sessions, runtime.vault)
        self._heard = HeardCounter()
        self._threads = OpenThreads(runtime.inbox_sessions)
        self._overtaking = Overtaking()

    def receive(self, events: Sequence[LineEvent]) -> int:
        """Keep what may matter of the events, in one transaction; return how many were kept for the first time."""
        now = self._clock()
        in_order = sorted((event for event in events if event.active), key=lambda event: event.occurred_at)
        kept = [item for event in in_order for item in self._take(event, now)]
        if not kept and not self._heard.is_due(now):
            return 0
        with self._sessions.begin() as session:
            self._heard.write(session, now)
            return sum(self._keep(session, item, now) for item in kept)

    def _take(self, event: LineEvent, now: datetime) -> list[_Kept]:
        """Return the event if it is to be kept, and what overtook it; each is of its teller's thread from now on."""
        if event.kind == "unsend":
            self._overtaking.forget(event.message_id)
        item = self._judge(event, now)
        if item is None:
            return []
        if item.group is None:
            return [item]
        overtook = self._overtaking.take_up(event, item.group.id, item.sender, now)
        taken = [item, *(_Kept(heard, item.group, sender) for heard, sender in overtook)]
        for each in taken:
            if each.sender is not None:
                self._threads.note(item.group.id, each.sender, each.event.occurred_at)
        return taken

    def _judge(self, event: LineEvent, now: datetime) -> _Kept | None:
        if event.kind == "ignored":
            return None
        sender = self._vault.fingerprint(event.user_id) if event.user_id else None
        group = self._registry.active(event.group_id) if event.group_id else None
        if event.group_id is None or event.kind in _ALWAYS:
            return _Kept(event, group, sender)
        if group is None:
            return _Kept(event, None, sender) if _has_code(event) else None
        if self._is_worth_keeping(event, group, sender, now):
            return _Kept(event, group, sender)
        self._heard.count(group.id, now)
        self._overtaking.put_aside(event, group.id, sender, now)
        return None

    def _is_worth_keeping(self, event: LineEvent, group: KnownGroup, sender: str | None, now: datetime) -> bool:
        if event.kind in _MEDIA_AND_PINS or event.kind == "unknown" or event.mentioned or _has_code(event):
            return True
        if event.kind not in {"text", "edited"}:
            return False
        if _is_for_the_bot(event.text, group):
            return True
        if judge(event.text).verdict is not Verdict.SMALL_TALK:
            return True
        return self._is_in_a_thread(event, group, sender, now)

    def _is_in_a_thread(self, event: LineEvent, group: KnownGroup, sender: str | None, now: datetime) -> bool:
        if sender is not None and self._threads.is_open(group.id, sender, now):
            return True
        if self._threads.is_told_in(group.id, now) and _helps_out(event.text):
            return True
        if event.quoted_message_id is None and event.kind != "edited":
            return False
        ids = [value for value in (event.quoted_message_id, event.message_id) if value]
        told = exists().where(TipMessage.message_id.in_(ids))
        spoken_of = exists().where(TipBubble.message_id == event.quoted_message_id)
        with self._sessions() as session:
            return bool(session.scalar(select(or_(told, spoken_of))))

    def _keep(self, session: Session, item: _Kept, now: datetime) -> bool:
        event = item.event
        values = {
            "webhook_event_id": event.id,
            "kind": event.kind,
            "group_id": item.group.id if item.group else None,
            "sender": item.sender,
            "occurred_at": event.occurred_at,
            "received_at": now,
            "payload_sealed": vault_of(session).seal(json.dumps(event.raw, ensure_ascii=False, default=str)),
            "state": EventState.SKIPPED if event.kind == "unknown" else EventState.WAITING,
        }
        statement = insert_once(session, InboundEvent).values(values)
        statement = statement.on_conflict_do_nothing(index_elements=["webhook_event_id"]).returning(InboundEvent.id)
        inbox_id: int | None = session.scalar(statement)
        if inbox_id is None:
            return False
        if event.kind != "unknown":
            task_id = f"event:{event.id}"
            enqueue(session, Task(name="process_event", id=task_id, args=(inbox_id,), key=item.key, priority=inbox_id))
        return True


def _is_for_the_bot(text: str, group: KnownGroup) -> bool:
    # The first look spares small talk the reading of commands.
    asks = _SETTINGS in text and read_command(text) is Command.GROUP_SETTINGS
    return asks or is_leave_word(text, group.leave_word)


def _helps_out(text: str) -> bool:
    """Tell whether a bystander hands in pictures of somebody else's story, or says where it really is."""
    return read_continuation(text).hands_in or bool(districts_told_apart(text))


def _has_code(event: LineEvent) -> bool:
    return event.kind == "text" and CODE_PREFIX in event.text.upper()
