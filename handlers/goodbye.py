"""Somebody says the group's leave word: the bot says goodbye and goes."""

from datetime import timedelta

from handlers.turn import Turn
from language.phrases import groups
from models.group import GroupState
from services.audit import note_deed
from services.groups import leave
from services.outbox import SILENCE, Words
from services.tasks import Task, enqueue
from services.triage_desk import tell_group_lost
from services.words import Text

_TIME_TO_SAY_IT = timedelta(seconds=5)


def say_goodbye(turn: Turn) -> Words:
    """Say goodbye, then leave; from now on nothing said there is kept."""
    if turn.group is None:
        return SILENCE
    if turn.group.state is GroupState.ACTIVE:
        tell_group_lost(turn.session, turn.group, now=turn.now)
    leave(turn.group, now=turn.now)
    actor = turn.person.id if turn.person else "unknown"
    note_deed(turn.session, actor=actor, verb="send bot away", subject=f"group {turn.group.id}", now=turn.now)
    task_id = f"leave:{turn.group.id}:{turn.event_id}"
    enqueue(turn.session, Task(name="leave_group", id=task_id, args=(turn.group.id,), delay=_TIME_TO_SAY_IT))
    return Words(messages=[Text(groups.GOODBYE)], purpose="group")
