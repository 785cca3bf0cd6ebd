"""What a handler may say: text and cards with buttons, before anybody thinks of LINE's own shapes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["postback", "message", "uri", "location", "camera", "cameraRoll", "datetimepicker"]


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press: `value` is postback data, a text to say, or an address, by kind.

    A press of a `silent` one is not shown to the others in the chat.
    """

    label: str
    value: str = ""
    kind: Kind = "postback"
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A plain message of at most 5,000 UTF-16 units, with quick replies that vanish at the next message."""

    text: str
    quick: tuple[Button, ...] = ()
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A Flex message: `contents` is a bubble or carousel in LINE's Flex JSON, `alt` what notifications show."""

    alt: str
    contents: Mapping[str, Any]
    quick: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that LINE fetches over HTTPS."""

    url: str
    preview_url: str


Message = Text | Card | Picture


def to_line(messages: Sequence[Message]) -> list[dict[str, Any]]:
    """Return the message objects as LINE's API takes them."""
    return [_object(message) for message in messages]


def _object(message: Message) -> dict[str, Any]:
    if isinstance(message, Picture):
        return {"type": "image", "originalContentUrl": message.url, "previewImageUrl": message.preview_url}
    if isinstance(message, Card):
        shape: dict[str, Any] = {"type": "flex", "altText": message.alt[:400], "contents": dict(message.contents)}
    else:
        shape = {"type": "text", "text": message.text}
        if message.quote:
            shape["quoteToken"] = message.quote
    if message.quick:
        shape["quickReply"] = {"items": [{"type": "action", "action": action(button)} for button in message.quick]}
    return shape


def action(button: Button) -> dict[str, Any]:
    """Return the button as a LINE action object."""
    shape: dict[str, Any] = {"type": button.kind, "label": button.label}
    if button.kind == "postback":
        return shape | {"data": button.value} | ({} if button.silent else {"displayText": button.label})
    if button.kind == "datetimepicker":
        return shape | {"data": button.value, "mode": "datetime"}
    if button.kind == "message":
        return shape | {"text": button.value or button.label}
    if button.kind == "uri":
        return shape | {"uri": button.value}
    return shape
