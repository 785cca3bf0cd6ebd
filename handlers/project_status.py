"""Somebody asks how a project is doing."""

from datetime import timedelta

from handlers.turn import Turn
from language.phrases import project_card as phrases
from models.group import GroupKind
from services.asking import Answer, answer
from services.conversations import DIRECT, recall, remember
from services.outbox import SILENCE, Words
from services.project_cards import project_card
from services.projects import find_projects
from services.words import Button, Message, Text

_CONTEXT_LIFE = timedelta(minutes=15)
_QUICK_CHOICES = 10
_STAFF_GROUPS = frozenset({GroupKind.OFFICERS, GroupKind.COMMAND})


def answer_question(turn: Turn) -> Words:
    """Answer from the register: a card for one project, a list or a choice for several; in groups to staff alone."""
    if not _may_ask_here(turn):
        return SILENCE
    key = (turn.person.id if turn.person else "", turn.group.id if turn.group else DIRECT, "asking")
    before = recall(turn.session, key, now=turn.now, within=_CONTEXT_LIFE)
    found = answer(turn.session, turn.text, now=turn.now, context=(before or {}).get("codes", ()))
    if found.codes:
        remember(turn.session, key, {"codes": list(found.codes)}, now=turn.now)
    return Words(messages=_messages(turn, found))


def show_history(turn: Turn) -> Words:
    """List all reports of a project, when its card's button is pressed."""
    if not _may_ask_here(turn):
        return SILENCE
    found = find_projects(turn.session, [turn.data.get("code", "")])
    if not found:
        return SILENCE
    project = found[0]
    lines = [f"{phrases.WHOLE_HISTORY} {project.code}", project.name]
    lines += [phrases.history_line(report.no, report.day, report.percent) for report in project.reports]
    return Words(messages=[Text("\n".join(lines))])


def _messages(turn: Turn, found: Answer) -> list[Message]:
    if len(found.cards) == 1:
        return [project_card(found.cards[0], found.text, with_contradictions=_is_staff(turn)), Text(found.text)]
    quick = tuple(Button(code, code, "message") for code in found.choices[:_QUICK_CHOICES])
    return [Text(found.text, quick=quick)]


def _is_staff(turn: Turn) -> bool:
    return turn.person is not None and turn.person.is_staff


def _may_ask_here(turn: Turn) -> bool:
    if turn.group is None or turn.mentioned or _is_staff(turn):
        return True
    return turn.group.kind in _STAFF_GROUPS
