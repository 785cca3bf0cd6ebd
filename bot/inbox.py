"""The inbox: each event once, judged first; kept and owed to the engine in one transaction, or forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.events import MEDIA, LineEvent
from bot.heard import HeardCounter
from bot.overtaking import heard_as, keep_once, keep_overtaken, payload_of
from bot.registry import GroupRegistry, KnownGroup
from bot.runtime import Runtime
from bot.threads import OpenThreads
from language.commands import Command, read_command
from language.continuation import read_continuation
from language.judging.judge import judge
from language.labels import Verdict
from language.pieces import is_piece
from models.inbound_event import EventState
from models.tip import TipMessage
from models.vault import vault_of
from services.groups import CODE_PREFIX, is_leave_word
from services.overheard import forget_piece, let_go, put_aside

_ALWAYS = frozenset({"follow", "unfollow", "join", "leave", "member_joined", "member_left", "postback", "unsend"})
_SETTINGS = "ตั้งค่า"
_MEDIA_AND_PINS = MEDIA | {"location"}


@dataclass(frozen=True, slots=True)
class _Kept:
    event: LineEvent
    group: KnownGroup | None
    sender: str | None
    aside: bool = False
    """Whether it is small talk, unless a tip comes that it belongs to."""

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

    def receive(self, events: Sequence[LineEvent]) -> int:
        """Keep what may matter of the events, in one transaction; return how many were kept for the first time."""
        now = self._clock()
        in_order = sorted((event for event in events if event.active), key=lambda event: event.occurred_at)
        sorted_out = [self._sort_out(event, now) for event in in_order]
        kept = [item for item in sorted_out if item is not None]
        if not kept and not self._heard.is_due(now):
            return 0
        with self._sessions.begin() as session:
            self._heard.write(session, now)
            return sum(self._keep(session, item, now) for item in kept)

    def _sort_out(self, event: LineEvent, now: datetime) -> _Kept | None:
        """Return the event if it is to be kept, or put aside; who told it is in a thread from now on."""
        item = self._judge(event, now)
        if item is not None and not item.aside and item.group is not None and item.sender is not None:
            self._threads.note(item.group.id, item.sender, event.occurred_at)
        return item

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
        is_one = event.kind == "text" and event.message_id is not None and is_piece(event.text)
        return _Kept(event, group, sender, aside=True) if is_one else None

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
        if self._threads.is_told_in(group.id, now) and read_continuation(event.text).hands_in:
            return True
        if event.quoted_message_id is None and event.kind != "edited":
            return False
        ids = [value for value in (event.quoted_message_id, event.message_id) if value]
        with self._sessions() as session:
            return session.scalar(select(TipMessage.id).where(TipMessage.message_id.in_(ids)).limit(1)) is not None

    def _keep(self, session: Session, item: _Kept, now: datetime) -> bool:
        if item.aside and item.group is not None:
            heard = heard_as(item.event, item.group.id, item.sender, now)
            let_go(session, now)
            if put_aside(session, heard, payload_of(item.event)):
                return False
        if item.event.kind == "unsend" and item.event.message_id is not None:
            forget_piece(session, item.event.message_id)
        is_new = self._keep_event(session, item, now)
        if item.group is not None:
            keep_overtaken(session, heard_as(item.event, item.group.id, item.sender, now), now)
        return is_new

    def _keep_event(self, session: Session, item: _Kept, now: datetime) -> bool:
        event = item.event
        values: dict[str, object] = {
            "webhook_event_id": event.id,
            "kind": event.kind,
            "group_id": item.group.id if item.group else None,
            "sender": item.sender,
            "occurred_at": event.occurred_at,
            "received_at": now,
            "payload_sealed": vault_of(session).seal(payload_of(event)),
            "state": EventState.SKIPPED if event.kind == "unknown" else EventState.WAITING,
        }
        return keep_once(session, values, item.key)


def _is_for_the_bot(text: str, group: KnownGroup) -> bool:
    # The first look spares small talk the reading of commands.
    asks = _SETTINGS in text and read_command(text) is Command.GROUP_SETTINGS
    return asks or is_leave_word(text, group.leave_word)


def _has_code(event: LineEvent) -> bool:
    return event.kind == "text" and CODE_PREFIX in event.text.upper()
