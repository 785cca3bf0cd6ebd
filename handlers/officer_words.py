"""What an officer sends after pressing a button: a note, an after-photo; and the queue they ask for."""

from sqlalchemy import update

from handlers.turn import Turn
from language.commands import Command, read_command
from language.phrases import triage as words
from models.group import GroupKind
from models.person import Person
from models.tip import Attachment, Tip, TipMessage
from services import triage
from services.after_photos import AFTER
from services.assembly import Scene, add_media, keep_loose
from services.conversations import drop, remember
from services.outbox import SILENCE, Words
from services.pressing import may_work_on
from services.small_talk import ask_what_it_shows
from services.tips import Said, find_tip
from services.topics import NOTE, PHOTO, chat_key
from services.triage_cards import queue_card
from services.triage_desk import waiting_for
from services.words import Text

_QUEUE_LENGTH = 10


def take_note(turn: Turn) -> Words:
    """Keep the officer's next text as the note that was asked for."""
    found = _tip_of_topic(turn)
    if found is None or turn.kind != "text" or turn.topic is None:
        return SILENCE
    tip, officer = found
    drop(turn.session, chat_key(turn.person, turn.group, NOTE))
    if read_command(turn.text) is Command.CANCEL:
        return _say(words.NOTE_DROPPED)
    for_teller = bool(turn.topic["for_teller"])
    triage.add_note(turn.session, tip, turn.text, officer, for_teller=for_teller, now=turn.now)
    return _say((words.TOLD if for_teller else words.NOTED).format(code=tip.code))


def take_after_photo(turn: Turn) -> Words:
    """Keep the officer's next picture as the after-photo, and resolve the tip."""
    found = _tip_of_topic(turn)
    if found is None or turn.kind not in {"image", "video"}:
        return SILENCE
    tip, officer = found
    album = (turn.topic or {}).get("album")
    if album is not None and album != turn.image_set:
        return _is_another(turn, officer)
    if album is not None:
        _keep_after_photo(turn, tip, officer)
        return SILENCE
    _await_the_album(turn, tip)
    try:
        with turn.session.begin_nested():
            _keep_after_photo(turn, tip, officer)
            triage.take_step(turn.session, tip, "resolve", officer, now=turn.now)
    except triage.NotNowError as error:
        drop(turn.session, chat_key(turn.person, turn.group, PHOTO))
        return _say(words.REFUSALS[error.why].format(code=tip.code))
    return _say(words.RESOLVED.format(code=tip.code))


def _keep_after_photo(turn: Turn, tip: Tip, officer: Person) -> None:
    said = Said(kind=turn.kind, occurred_at=turn.occurred_at, message_id=turn.message_id, sender_id=officer.id)
    add_media(turn.session, tip, said)
    turn.session.flush()
    for table in (TipMessage, Attachment):
        turn.session.execute(update(table).where(table.message_id == turn.message_id).values(part=AFTER))


def _await_the_album(turn: Turn, tip: Tip) -> None:
    """Take the other pictures that were sent together with this one for after-photos too."""
    key = chat_key(turn.person, turn.group, PHOTO)
    if turn.image_set is None:
        drop(turn.session, key)
    else:
        remember(turn.session, key, {"tip": tip.code, "album": turn.image_set}, now=turn.now)


def _is_another(turn: Turn, officer: Person) -> Words:
    """Keep a picture that is none of the album as any other is kept."""
    drop(turn.session, chat_key(turn.person, turn.group, PHOTO))
    said = Said(kind=turn.kind, occurred_at=turn.occurred_at, message_id=turn.message_id, sender_id=officer.id)
    keep_loose(turn.session, Scene(officer, turn.group), said)
    return SILENCE if turn.group is not None else ask_what_it_shows(turn.session, officer, now=turn.now)


def show_queue(turn: Turn) -> Words:
    """List what waits for this officer."""
    if turn.person is None or not turn.person.is_staff:
        return SILENCE if turn.group is not None else _say(words.ONLY_OFFICERS)
    if turn.group is not None and turn.group.kind is not GroupKind.OFFICERS:
        return _say(words.NOT_HERE)
    found = waiting_for(turn.session, turn.person, _QUEUE_LENGTH)
    return Words(messages=[queue_card(turn.session, found)]) if found else _say(words.QUEUE_EMPTY)


def _tip_of_topic(turn: Turn) -> tuple[Tip, Person] | None:
    if turn.topic is None or turn.person is None:
        return None
    tip = find_tip(turn.session, turn.topic["tip"])
    return (tip, turn.person) if tip is not None and may_work_on(turn.person, tip) else None


def _say(sentence: str) -> Words:
    return Words(messages=[Text(sentence)])
