"""Durable work about groups that needs LINE: leave one, or ask for its name and headcount."""

from datetime import datetime

import structlog
from sqlalchemy.orm import Session

from bot.line import LineRefusedError
from bot.runtime import Runtime
from models.group import Group, GroupState
from models.quarter import BANGKOK
from services.audit import note_deed
from services.groups import line_group_id_of, note_headcount

log = structlog.get_logger(__name__)


def leave_group(runtime: Runtime, group_id: str) -> None:
    """Leave the group at LINE, unless it was registered again meanwhile; having left before does no harm."""
    with runtime.sessions.begin() as session:
        group = session.get(Group, group_id)
        line_id = None if group is None or group.state is GroupState.ACTIVE else line_group_id_of(session, group_id)
    if line_id is None:
        return
    try:
        runtime.line.leave(line_id)
    except LineRefusedError as error:
        log.info("not in the group any more", group=group_id, status=error.status)


def refresh_group(runtime: Runtime, group_id: str) -> None:
    """Bring the group's name and headcount up to date; a group LINE no longer lets us see has been left."""
    with runtime.sessions.begin() as session:
        line_id = line_group_id_of(session, group_id)
    if line_id is None:
        return
    try:
        name, members = runtime.line.group_name(line_id), runtime.line.member_count(line_id)
    except LineRefusedError as error:
        log.info("group cannot be seen", group=group_id, status=error.status)
        return
    now = runtime.clock()
    with runtime.sessions.begin() as session:
        group = session.get(Group, group_id)
        if group is not None and group.state is not GroupState.LEFT:
            _rename(session, group, name[:200], now)
            note_headcount(session, group, members, now.astimezone(BANGKOK).date())


def _rename(session: Session, group: Group, name: str, now: datetime) -> None:
    """Take over the name that the group has in LINE; LINE tells nobody of a change, so it is written down here."""
    if not name or name == group.name:
        return
    if group.name:
        note_deed(session, actor="LINE", verb="rename group", subject=f"group {group.id}", now=now)
    group.name = name
