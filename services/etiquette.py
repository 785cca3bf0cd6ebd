"""Etiquette: whether the bot may speak in a group now. Emergencies are always said."""

from datetime import datetime, time

from models.group import Group, Manner
from models.quarter import BANGKOK

ALWAYS = frozenset({"emergency", "greeting", "group"})
"""Purposes that are said whatever a group's manner is: they are about life, or about the group itself."""


def may_speak(group: Group | None, purpose: str, *, asked: bool, now: datetime) -> bool:
    """Tell whether words of a purpose may be said; `asked` when the bot was mentioned or its button pressed."""
    if group is None or purpose in ALWAYS:
        return True
    if group.manner is Manner.QUIET:
        return False
    if group.manner is Manner.MENTION:
        return asked
    return asked or not is_quiet_hour(group, now)


def is_quiet_hour(group: Group, now: datetime) -> bool:
    """Tell whether it is between the group's quiet hours, which may span midnight."""
    if group.quiet_from is None or group.quiet_until is None:
        return False
    at: time = now.astimezone(BANGKOK).time()
    if group.quiet_from <= group.quiet_until:
        return group.quiet_from <= at < group.quiet_until
    return at >= group.quiet_from or at < group.quiet_until
