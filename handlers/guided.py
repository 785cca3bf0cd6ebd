"""A report told step by step in one-to-one chat; it can be left and taken up again."""

from datetime import datetime

from handlers.turn import Turn
from language.commands import Command, read_command
from language.labels import Urgency
from language.phrases import emergency
from language.phrases import guided as words
from language.phrases.one_to_one import TOO_LATE
from language.understanding import understand
from services import guided_report
from services.guided_questions import question
from services.guided_report import Draft
from services.outbox import SILENCE, Words
from services.receipts import anonymous_receipt, receipt
from services.tips import Said
from services.triage_desk import alert_officers
from services.words import Button, Text

_BUDDHIST = 543
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


def go_on_with_report(turn: Turn) -> Words:
    """Take the answer to the open question and ask the next."""
    draft = None if turn.person is None else guided_report.load(turn.session, turn.person, now=turn.now)
    if draft is None or turn.person is None:
        return SILENCE
    if read_command(turn.text) is Command.CANCEL:
        guided_report.save(turn.session, turn.person, draft, now=turn.now, paused=True)
        return Words(messages=[Text(words.PAUSED)])
    draft.add(_said(turn), turn.point)
    if turn.kind in _MEDIA and draft.step != "photo":
        guided_report.save(turn.session, turn.person, draft, now=turn.now)
        return Words(messages=[Text(words.WORDS_NEEDED)]) if draft.step == "what" else SILENCE
    danger = _danger(turn) if draft.step == "what" else ""
    if draft.step != "what" or turn.kind == "text":
        draft.go_on(turn.occurred_at)
    return _ask(turn, draft, before=danger)


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
