"""Officers set how the bot behaves in a group: its manner, quiet hours and leave word."""

from datetime import time

from handlers.turn import Turn
from language.group_settings import Wish, read_settings
from language.phrases import groups as words
from models.group import Group, GroupState, Manner
from services.audit import note_deed
from services.card_parts import Node, bubble, pairs, row, text
from services.outbox import SILENCE, Words
from services.words import Button, Card, Text


def set_group(turn: Turn) -> Words:
    """Set what an officer's text or button says, and show all settings; others are told who may."""
    group = turn.group
    if group is None or group.state is not GroupState.ACTIVE:
        return SILENCE if turn.group is not None else _say(words.SETTINGS_IN_GROUP)
    if turn.person is None or not turn.person.is_staff:
        return _say(words.SETTINGS_FOR_STAFF)
    wish = _wish(turn)
    if wish.kind:
        _apply(group, wish)
        subject = f"group {group.id}: {wish.kind}"
        note_deed(turn.session, actor=turn.person.id, verb="set group", subject=subject, now=turn.now)
    return Words(messages=[_card(group, changed=bool(wish.kind))], purpose="group")


def _wish(turn: Turn) -> Wish:
    to = turn.data.get("to", "")
    if turn.kind != "postback":
        return read_settings(turn.text)
    if to in set(Manner):
        return Wish("manner", manner=to)
    if to == "night":
        return Wish("hours", hours=(time(22), time(6)))
    return Wish("hours") if to == "no_night" else Wish()


def _apply(group: Group, wish: Wish) -> None:
    if wish.kind == "manner":
        group.manner = Manner(wish.manner)
    elif wish.kind == "hours":
        group.quiet_from, group.quiet_until = wish.hours or (None, None)
    elif wish.kind == "leave_word":
        group.leave_word = wish.word


def _card(group: Group, *, changed: bool) -> Card:
    title = words.SETTINGS_SAVED if changed else words.SETTINGS
    buttons = [Button(label, f"do=set_group&to={manner}") for manner, label in words.MANNER_BUTTONS.items()]
    buttons.append(Button(words.NIGHT, "do=set_group&to=night"))
    buttons.append(Button(words.NO_NIGHT, "do=set_group&to=no_night"))
    return Card(title, bubble([text(title, weight="bold", size="md"), *_facts(group)], pairs(buttons)))


def _facts(group: Group) -> list[Node]:
    return [
        row(words.MANNER, words.MANNERS[group.manner]),
        row(words.QUIET_HOURS, words.hours(group.quiet_from, group.quiet_until)),
        row(words.LEAVE_WORD, group.leave_word or words.DEFAULT_LEAVE_WORD),
        text(words.SETTINGS_HOW, size="xs"),
    ]


def _say(sentence: str) -> Words:
    return Words(messages=[Text(sentence)], purpose="group")
