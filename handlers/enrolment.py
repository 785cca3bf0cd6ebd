"""An enrolment code is posted in a group."""

import re

from handlers.turn import Turn
from language.phrases import groups
from services.audit import note_deed
from services.groups import enrol, refresh_task
from services.outbox import SILENCE, Words
from services.tasks import enqueue
from services.words import Text

_CODE = re.compile(r"KN-[A-Z2-9]{8}", re.IGNORECASE)


def enrol_group(turn: Turn) -> Words:
    """Register the group when the code is good; say so either way."""
    match = _CODE.search(turn.text)
    if match is None or turn.group is None:
        return SILENCE
    if not enrol(turn.session, turn.group, match[0], now=turn.now):
        return Words(messages=[Text(groups.WRONG_CODE)], purpose="greeting")
    enqueue(turn.session, refresh_task(turn.group, f"enrolled {turn.event_id}"))
    actor = turn.person.id if turn.person else "unknown"
    note_deed(turn.session, actor=actor, verb="enrol group", subject=f"group {turn.group.id}", now=turn.now)
    return Words(messages=[Text(groups.ENROLLED.format(name=turn.group.name))], purpose="greeting")
