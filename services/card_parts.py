"""The parts that cards are made of: text, rows, buttons, in LINE's Flex JSON."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from services.words import Button, Card, action

_HALF_A_CARD = 16
INK, SOFT, RED, GREEN, AMBER, LINE = "#101828", "#667085", "#B42318", "#1A7F4B", "#B7791F", "#E4E7EC"
Node = dict[str, Any]


def text(words: str, **style: Any) -> Node:  # noqa: ANN401 - Flex properties
    """Return a text that wraps."""
    return {"type": "text", "text": words, "wrap": True, "size": "sm", "color": INK, **style}


def box(contents: Sequence[Node], *, layout: str = "vertical", **style: Any) -> Node:  # noqa: ANN401 - Flex properties
    """Return a box of parts."""
    return {"type": "box", "layout": layout, "contents": list(contents), **style}


def row(name: str, value: str) -> Node:
    """Return a fact: its name softly, its value beside it."""
    return box([text(name, color=SOFT, flex=2), text(value, flex=5)], layout="baseline", margin="sm", spacing="sm")


def button(pressed: Button, *, main: bool = False) -> Node:
    """Return a small button; the main one of a card is filled."""
    style = {"style": "primary", "color": GREEN} if main else {"style": "secondary"}
    fits = {"adjustMode": "shrink-to-fit"}
    return {"type": "button", "height": "sm", "action": action(pressed), "margin": "sm", **style, **fits}


def pairs(buttons: Sequence[Button]) -> list[Node]:
    """Return the buttons two a row; one whose label is too long for half a card has a row of its own."""
    rows: list[list[Button]] = []
    for one in buttons:
        if rows and len(rows[-1]) == 1 and not _is_long(rows[-1][0]) and not _is_long(one):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [box([button(one) for one in row], layout="horizontal", spacing="sm") for row in rows]


def _is_long(pressed: Button) -> bool:
    """Count the letters that take room; Thai vowels and tones above and below do not."""
    return sum(unicodedata.category(sign) != "Mn" for sign in pressed.label) > _HALF_A_CARD


def bubble(body: Sequence[Node], footer: Sequence[Node] = ()) -> Node:
    """Return a bubble with its buttons at the foot."""
    shape: Node = {"type": "bubble", "body": box(body, spacing="sm")}
    return shape | {"footer": box(footer, spacing="xs")} if footer else shape


def choice(alt: str, question: str, buttons: Sequence[Button]) -> Card:
    """Return a card that asks one question with a list of answers."""
    return Card(alt, bubble([text(question, weight="bold", size="md")], pairs(buttons)))
