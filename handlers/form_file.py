"""An officer sends a file one to one: read as a printed form by a task, kept when the officer confirms it."""

from datetime import timedelta

from handlers.turn import Turn
from language.phrases import form_files as phrases
from language.phrases import project_card
from services.conversations import DIRECT, drop, recall
from services.forms import import_forms, read_results
from services.kept_replies import keep_reply
from services.outbox import LATER, SILENCE, Words
from services.progress import may_report
from services.tasks import Task, enqueue
from services.topics import FORM
from services.words import Text

_CONFIRM_LIFE = timedelta(hours=24)


def take_form_file(turn: Turn) -> Words:
    """Order the file from LINE; the task that reads it answers, for free while the reply is fresh."""
    if turn.person is None or turn.message_id is None:
        return SILENCE
    task_id = f"form:{turn.message_id}:0"
    enqueue(turn.session, Task(name="read_form_file", id=task_id, args=(turn.person.id, turn.message_id, 0)))
    if turn.reply is not None:
        keep_reply(turn.session, turn.person.id, turn.message_id, turn.reply, now=turn.now)
    return LATER


def confirm_form(turn: Turn) -> Words:
    """Keep or drop the form that the officer was shown."""
    key = (turn.person.id if turn.person else "", DIRECT, FORM)
    shown = recall(turn.session, key, now=turn.now, within=_CONFIRM_LIFE)
    if shown is None or turn.person is None or shown["message_id"] != turn.data.get("file"):
        return _say(project_card.EXPIRED)
    drop(turn.session, key)
    if turn.data["do"] == "drop_form":
        return _say(project_card.CANCELLED)
    read = read_results(shown["text"], now=turn.now)
    if not all(may_report(turn.person, result.project) for result in read):
        return _say(phrases.NOT_YOURS)
    kept = import_forms(turn.session, shown["text"], now=turn.now)
    return _say(phrases.SAVED.format(count=len(kept)))


def _say(sentence: str) -> Words:
    return Words(messages=[Text(sentence)])
