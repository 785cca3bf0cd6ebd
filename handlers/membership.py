"""The bot joins or leaves a group; members come and go."""

from handlers.turn import Turn
from language.phrases import groups
from models.group import GroupMember, GroupState
from services.groups import leave, refresh_task
from services.outbox import SILENCE, Words
from services.people import person_of
from services.tasks import enqueue
from services.triage_desk import tell_group_lost
from services.words import Text


def join_group(turn: Turn) -> Words:
    """Greet a group; until it is registered nothing said there is kept."""
    if turn.group is None or turn.group.state is GroupState.ACTIVE:
        return SILENCE
    turn.group.state, turn.group.joined_at, turn.group.left_at = GroupState.PENDING, turn.now, None
    enqueue(turn.session, refresh_task(turn.group, f"join {turn.event_id}"))
    return Words(messages=[Text(groups.JOINED)], purpose="greeting")


def leave_group(turn: Turn) -> Words:
    """Note that the bot was removed from the group; of a registered one that is told to those who look after it."""
    if turn.group is None:
        return SILENCE
    if turn.group.state is GroupState.ACTIVE:
        tell_group_lost(turn.session, turn.group, now=turn.now)
    leave(turn.group, now=turn.now)
    return SILENCE


def note_members(turn: Turn) -> Words:
    """Keep the roster of a registered group up to date."""
    if turn.group is None or turn.group.state is not GroupState.ACTIVE:
        return SILENCE
    for line_id in turn.members:
        person = person_of(turn.session, line_id, now=turn.now)
        member = turn.session.get(GroupMember, (turn.group.id, person.id))
        if member is None:
            member = GroupMember(group_id=turn.group.id, person_id=person.id, joined_at=turn.now)
            turn.session.add(member)
        member.left_at = turn.now if turn.kind == "member_left" else None
    change = len(turn.members) * (-1 if turn.kind == "member_left" else 1)
    turn.group.member_count = max(0, turn.group.member_count + change)
    return SILENCE
