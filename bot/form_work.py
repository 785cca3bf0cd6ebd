"""An officer's file: fetched from LINE without holding the database, read as a printed form, shown for confirmation."""

import structlog
from sqlalchemy.orm import Session

from bot.line import (
    ContentGoneError,
    ContentPreparingError,
    ContentTooLargeError,
    LineLimitedError,
    LineRefusedError,
    LineUnavailableError,
)
from bot.loading import show_dots
from bot.runtime import Runtime
from documents.form_text import UnreadableFileError, text_of_file
from language.phrases import form_files as phrases
from language.phrases import project_card
from language.printed_forms.reading import NoFormError
from models.person import Person
from services.conversations import DIRECT, remember
from services.form_words import words_for_forms
from services.forms import read_results
from services.kept_replies import take_reply
from services.media import BACK_OFF
from services.media_types import LIMITS
from services.outbox import Chat, Words, owe
from services.progress import may_report
from services.tasks import Task, enqueue
from services.topics import FORM
from services.words import Button, Text

log = structlog.get_logger(__name__)

_OURS_TO_WAIT = (ContentPreparingError, LineUnavailableError, LineLimitedError)
_OVER = (ContentGoneError, ContentTooLargeError, LineRefusedError)


def read_form_file(runtime: Runtime, person_id: str, message_id: str, attempt: int) -> None:
    """Make one attempt at the file; its sender is shown what was read, or told why nothing could be."""
    if attempt == 0:
        show_dots(runtime, person_id)
    try:
        content = runtime.line.content(message_id, LIMITS["file"])
    except _OURS_TO_WAIT:
        _try_later(runtime, person_id, message_id, attempt)
    except _OVER:
        _tell(runtime, person_id, message_id, Text(phrases.NOT_FETCHED))
    else:
        _answer(runtime, person_id, message_id, content)
        log.info("form file read", message=message_id, attempt=attempt)


def _answer(runtime: Runtime, person_id: str, message_id: str, content: bytes) -> None:
    try:
        text = text_of_file(content)
        read_results(text, now=runtime.clock())
    except UnreadableFileError:
        _tell(runtime, person_id, message_id, Text(phrases.UNREADABLE))
    except NoFormError:
        _tell(runtime, person_id, message_id, Text(phrases.NO_FORM))
    else:
        _show(runtime, person_id, message_id, text)


def _show(runtime: Runtime, person_id: str, message_id: str, text: str) -> None:
    now = runtime.clock()
    with runtime.sessions.begin() as session:
        person = session.get(Person, person_id)
        if person is None or not person.is_staff:
            return
        results = read_results(text, now=now)
        shown = words_for_forms(results)
        if not all(may_report(person, result.project) for result in results):
            _owe(session, runtime, person_id, message_id, Text(f"{shown}\n{phrases.NOT_YOURS}"))
            return
        remember(session, (person_id, DIRECT, FORM), {"text": text, "message_id": message_id}, now=now)
        keep = Button(project_card.CONFIRM, f"do=keep_form&file={message_id}")
        leave = Button(project_card.CANCEL, f"do=drop_form&file={message_id}")
        _owe(session, runtime, person_id, message_id, Text(shown, quick=(keep, leave)))


def _tell(runtime: Runtime, person_id: str, message_id: str, said: Text) -> None:
    with runtime.sessions.begin() as session:
        _owe(session, runtime, person_id, message_id, said)


def _owe(session: Session, runtime: Runtime, person_id: str, message_id: str, said: Text, key: str = "form") -> None:
    words, now = Words(messages=[said], purpose="collection"), runtime.clock()
    reply = take_reply(session, person_id, message_id, now=now)
    owe(session, Chat(person_id=person_id), words, key=f"{key}:{message_id}", now=now, reply=reply)


def _try_later(runtime: Runtime, person_id: str, message_id: str, attempt: int) -> None:
    if attempt >= len(BACK_OFF):
        _tell(runtime, person_id, message_id, Text(phrases.NOT_FETCHED))
        return
    delay = BACK_OFF[attempt]
    args = (person_id, message_id, attempt + 1)
    task = Task(name="read_form_file", id=f"form:{message_id}:{attempt + 1}", args=args, delay=delay)
    with runtime.sessions.begin() as session:
        enqueue(session, task)
        if attempt == 0:
            _owe(session, runtime, person_id, message_id, Text(phrases.RECEIVED), key="form-received")
