"""What came before the story that it corrects or shows is looked at again a little later; nothing is said meanwhile."""

from datetime import datetime, timedelta

from handlers.turn import Turn
from language.continuation import Part, read_continuation
from language.labels import Verdict
from models.inbound_event import InboundEvent
from services.assembly import Scene, latest_story, open_story, story_of_message
from services.tasks import Task

WAIT = timedelta(seconds=100)
_TURNS = frozenset({Part.CORRECTS, Part.WITHDRAWS})


def waits_for_its_story(turn: Turn, received_at: datetime) -> bool:
    """Tell whether a member's text in a group is about a story that may still be on its way."""
    if turn.group is None or turn.kind != "text" or turn.now - received_at >= WAIT:
        return False
    judged = turn.understanding
    if judged is None or judged.verdict is Verdict.TIP or _is_for_the_bot(turn):
        return False
    reading = read_continuation(turn.text)
    if judged.verdict is not Verdict.UNSURE and (reading.shows or reading.hands_in):
        return latest_story(turn.session, Scene(turn.person, turn.group), turn.occurred_at) is None
    turns = turn.quoted_message_id is not None or reading.part in _TURNS
    return turns and not _has_story(turn)


def look_again(row: InboundEvent) -> Task:
    """Return the task that takes the event up once more."""
    key = f"{row.group_id}:{row.sender}"
    task_id = f"event:{row.webhook_event_id}:again"
    return Task(name="process_event", id=task_id, args=(row.id,), key=key, priority=row.id, delay=WAIT)


def _is_for_the_bot(turn: Turn) -> bool:
    return turn.mentioned or (turn.person is not None and turn.person.is_staff)


def _has_story(turn: Turn) -> bool:
    if story_of_message(turn.session, turn.quoted_message_id) is not None:
        return True
    return open_story(turn.session, Scene(turn.person, turn.group), turn.occurred_at) is not None
