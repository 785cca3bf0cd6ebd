"""Turn → who answers → words, if they are polite here and now."""

from dataclasses import replace

from handlers.routes import (
    CODED,
    COMMANDS,
    ENROLMENT,
    EVENTS,
    FOLLOW_UPS,
    FORM_FILE,
    GOODBYE,
    HELPED_ON,
    IN_GROUPS,
    NOTHING_BEGUN,
    POSTBACKS,
    RECORD,
    ROUTES,
    TOPICS,
    UNSURE,
)
from handlers.silence import say_nothing
from handlers.turn import Handler, Turn
from language.commands import Command, read_command
from language.continuation import Part, read_continuation
from language.labels import Intent, Verdict
from language.meeting_message import is_record
from services import guided_report
from services.assembly import Scene, is_unsent, open_story, story_of_message
from services.conversations import DIRECT, open_topic, recall
from services.editing import kept_message
from services.etiquette import may_speak
from services.groups import CODE_PREFIX, is_leave_word
from services.notices import with_notice
from services.outbox import LATER, SILENCE, Words
from services.pressing import may_press
from services.receipt_numbers import find_number, is_nearly_a_number
from services.tip_codes import find_code, is_code_alone, is_nearly_a_code
from services.tips import find_tip
from services.topics import ADDING, REPORT, TOLD, chat_key

_COMMANDS = frozenset({Intent.HELP, Intent.PROGRESS_REPORT, Intent.PROJECT_STATUS, Intent.SUMMARY})
_SAID = frozenset({"text", "postback"})
_YIELDS = frozenset({ADDING, REPORT})
"""Topics that leave a text to the tip whose code or number it names."""
_TURNS = frozenset({Part.WITHDRAWS, Part.CORRECTS})


def answer(turn: Turn) -> Words:
    """Let the one handler that is meant answer the turn; what a group does not want to hear is not said."""
    handler, turn = _handler_for(turn)
    words = handler(turn)
    if _is_left_unanswered(turn, words):
        words = HELPED_ON(turn)
    asked = turn.mentioned or turn.kind == "postback"
    if words.messages and not may_speak(turn.group, words.purpose, asked=asked, now=turn.now):
        return SILENCE
    return with_notice(turn.person, words, now=turn.now) if turn.is_direct else words


def _is_left_unanswered(turn: Turn, words: Words) -> bool:
    said = bool(words.messages) or words == LATER
    return turn.is_direct and turn.kind in _SAID and not said and not is_unsent(turn.session, turn.message_id)


def _handler_for(turn: Turn) -> tuple[Handler, Turn]:
    if turn.kind == "postback":
        return POSTBACKS.get(turn.data.get("do", ""), say_nothing), turn
    command = read_command(turn.text) if turn.kind == "text" else None
    if turn.kind in TOLD and (command is None or command is Command.CANCEL) and not is_code_alone(turn.text):
        going_on = _topic(turn)
        if going_on is not None:
            return going_on
    if turn.kind != "text":
        return _taker_of_event(turn), turn
    if command is None and (following := _follow_up(turn)) is not None:
        return following
    return _taker_of_text(turn, command), turn


def _topic(turn: Turn) -> tuple[Handler, Turn] | None:
    if turn.person is None:
        return None
    lives = {topic: life for topic, (_, life, kinds) in TOPICS.items() if turn.kind in kinds}
    chat = turn.group.id if turn.group else DIRECT
    found = open_topic(turn.session, turn.person.id, chat, lives, now=turn.now)
    if found is None or (found[0] in _YIELDS and turn.kind == "text" and _is_coded(turn)):
        return None
    return TOPICS[found[0]][0], replace(turn, topic=found[1])


def _follow_up(turn: Turn) -> tuple[Handler, Turn] | None:
    """Return who goes on, when the text is nothing but an answer or a question about what was said before."""
    if turn.person is None:
        return None
    for topic, (handler, life, goes_on) in FOLLOW_UPS.items():
        kept = recall(turn.session, chat_key(turn.person, turn.group, topic), now=turn.now, within=life)
        if kept is not None and goes_on(turn.session, kept, turn.text):
            return handler, replace(turn, topic=kept)
    return None


def _taker_of_event(turn: Turn) -> Handler:
    take_form, endings = FORM_FILE
    if turn.kind == "file" and turn.is_direct and _is_staff(turn) and turn.file_name.lower().endswith(endings):
        return take_form
    if turn.kind == "edited" and _becomes_a_tip(turn):
        return ROUTES[Intent.TIP]
    return EVENTS.get(turn.kind, say_nothing)


def _becomes_a_tip(turn: Turn) -> bool:
    """Tell whether a message that was forgotten as small talk, or is still on its way, was edited into a tip."""
    told = turn.understanding is not None and turn.understanding.verdict is Verdict.TIP
    return told and kept_message(turn.session, turn.message_id) is None


def _is_staff(turn: Turn) -> bool:
    return turn.person is not None and turn.person.is_staff


def _taker_of_text(turn: Turn, command: Command | None) -> Handler:
    if turn.group is not None and CODE_PREFIX in turn.text.upper():
        return ENROLMENT
    if turn.group is not None and is_leave_word(turn.text, turn.group.leave_word):
        return GOODBYE
    return _taker_of_command(turn, command) or _taker_of_rest(turn)


def _taker_of_command(turn: Turn, command: Command | None) -> Handler | None:
    if command is not None and command in COMMANDS and (turn.is_direct or command in IN_GROUPS or turn.mentioned):
        return COMMANDS[command]
    if command is Command.CANCEL and turn.is_direct and not _has_begun(turn):
        return NOTHING_BEGUN
    return None


def _taker_of_rest(turn: Turn) -> Handler:
    if _is_staff(turn) and (turn.is_direct or turn.mentioned) and is_record(turn.text):
        return RECORD
    if _is_coded(turn):
        return CODED
    return _taker_of_meaning(turn)


def _has_begun(turn: Turn) -> bool:
    """Tell whether "cancel" can only mean the tip that was just told."""
    if turn.person is None or guided_report.load(turn.session, turn.person, now=turn.now) is not None:
        return False
    return open_story(turn.session, Scene(turn.person, turn.group), turn.occurred_at) is not None


def _is_coded(turn: Turn) -> bool:
    """Tell whether the text is about the tip it names; what tells an event beside an unknown code is a new tip."""
    if find_number(turn.text) is not None:
        return True
    code = find_code(turn.text)
    if code is None:
        return turn.is_direct and (is_nearly_a_code(turn.text) or is_nearly_a_number(turn.text))
    if not _tells_an_event(turn):
        return True
    tip = find_tip(turn.session, code)
    return tip is not None and may_press(turn.person, tip)


def _tells_an_event(turn: Turn) -> bool:
    judged = turn.understanding
    return judged is not None and judged.intent is Intent.TIP and judged.verdict is Verdict.TIP


def _turns_a_story(turn: Turn) -> bool:
    """Tell whether what looks like a command goes on with a tip: by a quote, or by turning what its sender tells."""
    assert turn.understanding is not None
    if turn.understanding.intent not in _COMMANDS or (turn.is_direct and _is_staff(turn)):
        return False
    if not turn.mentioned and story_of_message(turn.session, turn.quoted_message_id) is not None:
        return True
    if read_continuation(turn.text).part not in _TURNS:
        return False
    return open_story(turn.session, Scene(turn.person, turn.group), turn.occurred_at) is not None


def _taker_of_meaning(turn: Turn) -> Handler:
    if turn.understanding is None:
        return say_nothing
    if turn.understanding.verdict is Verdict.UNSURE or _turns_a_story(turn):
        return UNSURE
    return ROUTES.get(turn.understanding.intent, say_nothing)
