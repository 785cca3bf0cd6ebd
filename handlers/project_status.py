"""Somebody asks how a project is doing."""

from dataclasses import replace
from datetime import timedelta

from handlers.turn import Turn
from language.ask_kinds import Ask
from language.phrases import project_card as phrases
from language.phrases import projects as words
from models.group import GroupKind
from services.asking import Answer, answer
from services.conversations import DIRECT, recall, remember
from services.outbox import SILENCE, Words
from services.project_cards import project_card
from services.projects import find_project, lines_of
from services.report_photos import count_photos
from services.topics import ASKING
from services.words import Button, Message, Text

_CONTEXT_LIFE = timedelta(minutes=15)
_QUICK_CHOICES = 10
_STAFF_GROUPS = frozenset({GroupKind.OFFICERS, GroupKind.COMMAND})


def answer_question(turn: Turn) -> Words:
    """Answer from the register: a card for one project, a list or a choice for several; in groups to staff alone."""
    if not _may_ask_here(turn):
        return SILENCE
    key = (turn.person.id if turn.person else "", turn.group.id if turn.group else DIRECT, ASKING)
    before = recall(turn.session, key, now=turn.now, within=_CONTEXT_LIFE)
    context = (before or {}).get("codes", ())
    sees_all = _sees_all(turn)
    found = answer(turn.session, turn.text, now=turn.now, context=context, with_contradictions=sees_all)
    if found.codes:
        remember(turn.session, key, {"codes": list(found.codes)}, now=turn.now)
    return Words(messages=_messages(turn, found))


def show_history(turn: Turn) -> Words:
    """List all reports of a project, when its card's button is pressed."""
    if not _may_ask_here(turn):
        return SILENCE
    project = find_project(turn.session, turn.data.get("code", ""), turn.data.get("year", ""))
    if project is None:
        return SILENCE
    lines = [f"{phrases.WHOLE_HISTORY} {project.code}", project.name]
    photos = count_photos(turn.session, project.code, project.fiscal_year)
    lines += [
        phrases.history_line(report.no, report.day, report.percent, report.plan_status, photos.get(report.no, 0))
        for report in project.reports
    ]
    return Words(messages=[Text("\n".join(lines))])


def _messages(turn: Turn, found: Answer) -> list[Message]:
    """Let the card answer how far a project is; another question is answered in words first."""
    if len(found.cards) == 1:
        card = found.cards[0]
        photos = sum(count_photos(turn.session, card.project.code, card.project.fiscal_year).values())
        if found.ask is Ask.PROGRESS and found.percent is not None:
            return [project_card(card, found.text, remarks=found.remarks, photos=photos)]
        said_above = replace(card, contradictions=())
        return [Text(found.text), project_card(said_above, found.text, photos=photos)]
    chosen = lines_of(turn.session, found.choices[:_QUICK_CHOICES])
    quick = tuple(
        Button(words.choice(name, year), words.ask_about(found.ask, code), "message") for name, code, year, _ in chosen
    )
    return [Text(found.text, quick=quick)]


def _sees_all(turn: Turn) -> bool:
    """Tell whether everybody who will read the answer may see contradictions."""
    return _is_staff(turn) if turn.group is None else turn.group.kind in _STAFF_GROUPS


def _is_staff(turn: Turn) -> bool:
    return turn.person is not None and turn.person.is_staff


def _may_ask_here(turn: Turn) -> bool:
    if turn.group is None or turn.mentioned or _is_staff(turn):
        return True
    return turn.group.kind in _STAFF_GROUPS
