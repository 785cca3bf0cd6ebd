"""A report told step by step in one-to-one chat; it can be left and taken up again."""

from collections.abc import Mapping
from datetime import datetime

from handlers.turn import Turn
from language.commands import Command, read_command
from language.guided_words import Typed, read_typed
from language.labels import Intent, Urgency, Verdict
from language.phrases import emergency
from language.phrases import guided as words
from language.phrases.one_to_one import TOO_LATE
from language.place import find_place
from language.tip_talk import asks
from language.understanding import understand
from models.person import Person
from services import guided_report
from services.albums import is_answered
from services.assembly import is_unsent
from services.guided_questions import LEFT, question
from services.guided_report import Draft
from services.outbox import SILENCE, Words
from services.receipts import anonymous_receipt, receipt
from services.tips import Said
from services.triage_desk import alert_officers
from services.words import Button, Text

_BUDDHIST = 543
_STEPS = frozenset(guided_report.STEPS)
_TAKES: Mapping[Typed, frozenset[str]] = {
    Typed.SKIP: _STEPS - {"confirm"},
    Typed.SEND: frozenset({"what", "confirm"}),
    Typed.SEND_HIDDEN: frozenset({"confirm"}),
    Typed.RESTART: _STEPS,
    Typed.DISCARD: _STEPS - {"what"},
    Typed.GREETING: frozenset({"what"}),
}
"""At which steps typed words stand for a button; elsewhere they are an answer."""
_MEDIA = frozenset({"image", "video", "audio", "file"})


def start_report(turn: Turn) -> Words:
    """Ask the first question, or whether to go on with a report that was left."""
    if turn.person is None or turn.group is not None:
        return SILENCE
    draft = guided_report.load(turn.session, turn.person, now=turn.now)
    if draft is not None and draft.said:
        buttons = (Button(words.RESUME, "do=report_resume"), Button(words.RESTART, "do=report_restart"))
        return Words(messages=[Text(words.UNFINISHED, quick=buttons)])
    return _ask(turn, Draft())


def resume_report(turn: Turn) -> Words:
    """Ask again where the report was left; the first question when there is none."""
    if turn.person is None or turn.group is not None:
        return SILENCE
    return _ask(turn, guided_report.load(turn.session, turn.person, now=turn.now) or Draft())


def go_on_with_report(turn: Turn) -> Words:
    """Take the answer to the open question and ask the next; what is typed for a button is no answer."""
    draft = None if turn.person is None else guided_report.load(turn.session, turn.person, now=turn.now)
    if draft is None or turn.person is None or is_unsent(turn.session, turn.message_id):
        return SILENCE
    if read_command(turn.text) is Command.CANCEL:
        return _put_aside(turn, turn.person, draft)
    typed = read_typed(turn.text) if turn.kind == "text" else None
    if typed is not None and draft.step in _TAKES[typed]:
        return _press(turn, draft, typed)
    if _asks_of_another(turn, draft):
        return _ask(turn, draft, before=words.ASK_LATER)
    return _take(turn, draft)


def _put_aside(turn: Turn, person: Person, draft: Draft) -> Words:
    if not draft.said:
        guided_report.discard(turn.session, person)
        return Words(messages=[Text(words.NOTHING_TOLD)])
    guided_report.save(turn.session, person, draft, now=turn.now, paused=True)
    return Words(messages=[Text(words.PAUSED, quick=LEFT)])


def _asks_of_another(turn: Turn, draft: Draft) -> bool:
    """Tell whether a text asks where earlier tips stand; the first question takes any text, however it sounds."""
    judged = turn.understanding
    if draft.step == "what" or judged is None or find_place(turn.text).district is not None:
        return False
    return judged.intent is Intent.TIP_STATUS and judged.verdict is Verdict.COMMAND and asks(turn.text)


def _take(turn: Turn, draft: Draft) -> Words:
    draft.add(_said(turn), turn.point)
    if turn.kind in _MEDIA and draft.step != "photo":
        return _keep_file(turn, draft)
    danger = _danger(turn) if draft.step == "what" else ""
    if draft.step != "what" or turn.kind == "text":
        draft.go_on(turn.occurred_at)
    is_answered(turn.session, turn.person, turn.image_set, now=turn.now)
    return _ask(turn, draft, before=danger)


def _keep_file(turn: Turn, draft: Draft) -> Words:
    if is_answered(turn.session, turn.person, turn.image_set, now=turn.now):
        assert turn.person is not None
        guided_report.save(turn.session, turn.person, draft, now=turn.now)
        return SILENCE
    return _ask(turn, draft, before=words.FILE_KEPT)


def press_report_button(turn: Turn) -> Words:
    """Resume, restart, skip, put aside, drop or send the report."""
    if turn.person is None or turn.group is not None:
        return SILENCE
    deed, draft = turn.data["do"], guided_report.load(turn.session, turn.person, now=turn.now)
    if deed in {"report_start", "report_restart"}:
        return _ask(turn, Draft())
    return Words(messages=[Text(TOO_LATE)]) if draft is None else _press(turn, draft, deed)


def _press(turn: Turn, draft: Draft, deed: str) -> Words:
    assert turn.person is not None
    if deed == Typed.GREETING or (deed == "report_skip" and draft.step == "what"):
        return _ask(turn, draft, before=words.WORDS_NEEDED)
    if deed == "report_restart":
        return _ask(turn, Draft())
    if deed == "report_discard":
        guided_report.discard(turn.session, turn.person)
        return Words(messages=[Text(words.DISCARDED)])
    if deed in {"report_send", "report_hidden"}:
        return _send(turn, draft, anonymous=deed == "report_hidden")
    if deed == "report_skip" and draft.step not in {"what", "confirm"}:
        _take_chosen(turn, draft)
        draft.go_on(turn.occurred_at)
    return _ask(turn, draft)


def _ask(turn: Turn, draft: Draft, before: str = "") -> Words:
    assert turn.person is not None
    guided_report.save(turn.session, turn.person, draft, now=turn.now)
    return Words(messages=[*([Text(before)] if before else []), question(draft)])


def _send(turn: Turn, draft: Draft, *, anonymous: bool) -> Words:
    assert turn.person is not None
    if not draft.text:
        draft.step = "what"
        return _ask(turn, draft, before=words.WORDS_NEEDED)
    tip, number = guided_report.finish(turn.session, turn.person, draft, anonymous=anonymous, now=turn.now)
    alert_officers(turn.session, tip, now=turn.now)
    return receipt(tip, aloud=False) if number is None else anonymous_receipt(tip, number)


def _danger(turn: Turn) -> str:
    judged = understand(turn.text, sent_at=turn.occurred_at)
    if judged.urgency is not Urgency.EMERGENCY or judged.category is None:
        return ""
    return emergency.call_first(judged.category)


def _take_chosen(turn: Turn, draft: Draft) -> None:
    chosen = turn.data.get("chosen", "")
    if draft.step == "when" and chosen:
        at = datetime.fromisoformat(chosen)
        text = words.chosen_moment(at.day, at.month, at.year + _BUDDHIST, f"{at:%H:%M}")
        draft.add(Said(kind="text", occurred_at=turn.occurred_at, text=text))


def _said(turn: Turn) -> Said:
    return Said(kind=turn.kind, occurred_at=turn.occurred_at, text=turn.text, message_id=turn.message_id)
