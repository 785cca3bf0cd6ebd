"""LINE's rules for what may be sent, checked as LINE does: nothing goes out when one thing is wrong."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping

from linebot.v3 import messaging

from simulator import rules_actions, rules_flex
from simulator.events import utf16_length
from simulator.refusals import Detail, bad_request
from simulator.shapes import Json

MODELS = {
    "reply": messaging.ReplyMessageRequest,
    "push": messaging.PushMessageRequest,
    "multicast": messaging.MulticastRequest,
    "broadcast": messaging.BroadcastRequest,
    "narrowcast": messaging.NarrowcastRequest,
    "validate": messaging.ValidateMessageRequest,
}
MOST_MESSAGES, MOST_TEXT, MOST_ALT_TEXT, MOST_QUICK_REPLIES = 5, 5000, 1500, 13
MOST_PLACE, MOST_URL, MOST_SUBSTITUTIONS, MOST_SENDER = 100, 2000, 100, 20
UNKNOWN = "unknown field"
INVISIBLE = {"Mn", "Me", "Cf"}
TEMPLATE_TEXT = {"confirm": 240, "buttons": 160}
NOT_QUOTABLE = {"multicast", "broadcast", "narrowcast"}


def check(kind: str, body: Json) -> None:
    """Raise RefusedError (400) unless LINE would take this body for this way of sending."""
    problems = list(faults(kind, body))
    if problems:
        raise bad_request(problems)


def faults(kind: str, body: Json) -> Iterator[Detail]:
    """Yield everything wrong with a request body: our own rules first, then the SDK's models."""
    messages = body.get("messages")
    if not isinstance(messages, list) or not 1 <= len(messages) <= MOST_MESSAGES:
        yield Detail(f"Size must be between 1 and {MOST_MESSAGES}", "messages")
        return
    found = [detail for index, message in enumerate(messages) for detail in message_faults(message, index, kind)]
    yield from found or model_faults(kind, body)


def model_faults(kind: str, body: Json) -> Iterator[Detail]:
    """Yield what the SDK's own model of the request refuses or does not know."""
    try:
        model = MODELS[kind].from_dict(body)
    except (ValueError, KeyError, TypeError) as error:
        yield Detail(f"Invalid request body: {type(error).__name__}: {error}", kind)
        return
    yield from unknown_fields(body, model.to_dict(), "")


def unknown_fields(given: object, understood: object, place: str) -> Iterator[Detail]:
    """Yield the fields of `given` that the model dropped."""
    if isinstance(given, dict) and isinstance(understood, dict):
        present = {key: value for key, value in given.items() if value is not None}
        for key, value in present.items():
            here = f"{place}/{key}"
            yield from unknown_fields(value, understood[key], here) if key in understood else [Detail(UNKNOWN, here)]
    elif isinstance(given, list) and isinstance(understood, list):
        for index, pair in enumerate(zip(given, understood, strict=False)):
            yield from unknown_fields(*pair, f"{place}/{index}")


def message_faults(message: object, index: int, kind: str) -> Iterator[Detail]:
    """Yield what is wrong with one message object."""
    place = f"messages[{index}]"
    if not isinstance(message, dict) or message.get("type") not in CHECKS:
        yield Detail("Must be one of the following values: " + str(list(CHECKS)), f"{place}.type")
        return
    if kind in NOT_QUOTABLE and "quoteToken" in message:
        yield Detail("The quoteToken cannot be used here", f"{place}.quoteToken")
    yield from CHECKS[message["type"]](message, place)
    yield from quick_reply_faults(message.get("quickReply"), f"{place}.quickReply")
    yield from sized(message.get("sender") or {}, "name", MOST_SENDER, f"{place}.sender", needed=False)


def text_faults(message: Json, place: str) -> Iterator[Detail]:
    """Yield what is wrong with a text: empty, or more than 5,000 UTF-16 code units."""
    text = message.get("text")
    if not isinstance(text, str) or not text.strip():
        yield Detail("May not be empty", f"{place}.text")
    elif utf16_length(text) > MOST_TEXT:
        yield Detail(f"Length must be between 0 and {MOST_TEXT}", f"{place}.text")


def text_v2_faults(message: Json, place: str) -> Iterator[Detail]:
    """Yield what is wrong with a text with substitutions."""
    yield from text_faults(message, place)
    if len(message.get("substitution") or {}) > MOST_SUBSTITUTIONS:
        yield Detail(f"Size must be between 0 and {MOST_SUBSTITUTIONS}", f"{place}.substitution")


def flex_faults(message: Json, place: str) -> Iterator[Detail]:
    """Yield what is wrong with a Flex message and its alternative text."""
    yield from sized(message, "altText", MOST_ALT_TEXT, place)
    yield from rules_flex.container_faults(message.get("contents"), f"{place}/contents")


def template_faults(message: Json, place: str) -> Iterator[Detail]:
    """Yield what is wrong with a template message."""
    yield from sized(message, "altText", MOST_ALT_TEXT, place)
    template = message.get("template") or {}
    if template.get("type") in TEMPLATE_TEXT:
        yield from sized(template, "text", TEMPLATE_TEXT[template["type"]], f"{place}.template")
    for index, action in enumerate(template.get("actions") or []):
        yield from rules_actions.faults(action, f"{place}.template.actions[{index}]", rules_actions.TEMPLATE_LABEL)


def image_faults(message: Json, place: str) -> Iterator[Detail]:
    """Yield what is wrong with a picture or video by URL."""
    for name in ("originalContentUrl", "previewImageUrl"):
        url = str(message.get(name) or "")
        if not rules_actions.secure(url) or len(url) > MOST_URL:
            yield Detail("Invalid URL: must be HTTPS", f"{place}.{name}")


def location_faults(message: Json, place: str) -> Iterator[Detail]:
    """Yield what is wrong with a pin."""
    yield from sized(message, "title", MOST_PLACE, place)
    yield from sized(message, "address", MOST_PLACE, place)
    for name, most in (("latitude", 90), ("longitude", 180)):
        if not isinstance(message.get(name), int | float) or abs(message[name]) > most:
            yield Detail("Must be a coordinate", f"{place}.{name}")


def sticker_faults(message: Json, place: str) -> Iterator[Detail]:
    """Yield what is wrong with a sticker."""
    for name in ("packageId", "stickerId"):
        yield from sized(message, name, MOST_PLACE, place)


def other_faults(message: Json, place: str) -> Iterator[Detail]:
    """Leave the rarer types to the SDK's models."""
    del message, place
    yield from ()


CHECKS: Mapping[str, Callable[[Json, str], Iterator[Detail]]] = {
    "text": text_faults,
    "textV2": text_v2_faults,
    "flex": flex_faults,
    "template": template_faults,
    "image": image_faults,
    "video": image_faults,
    "location": location_faults,
    "sticker": sticker_faults,
    "audio": other_faults,
    "imagemap": other_faults,
    "coupon": other_faults,
}


def quick_reply_faults(quick: object, place: str) -> Iterator[Detail]:
    """Yield what is wrong with quick replies: at most 13, with labels of at most 20."""
    if quick is None:
        return
    items = quick.get("items") if isinstance(quick, dict) else None
    if not isinstance(items, list) or not 1 <= len(items) <= MOST_QUICK_REPLIES:
        yield Detail(f"Size must be between 1 and {MOST_QUICK_REPLIES}", f"{place}.items")
        return
    for index, item in enumerate(items):
        where = f"{place}.items[{index}].action"
        yield from rules_actions.faults(item.get("action"), where, rules_actions.QUICK_LABEL, quick=True)


def sized(body: Json, name: str, most: int, place: str, *, needed: bool = True) -> Iterator[Detail]:
    """Yield a fault when a text is missing (if needed) or longer than `most` characters a reader sees."""
    value = body.get(name)
    if not value:
        if needed:
            yield Detail("May not be empty", f"{place}.{name}")
    elif not isinstance(value, str) or graphemes(value) > most:
        yield Detail(f"Length must be between 1 and {most}", f"{place}.{name}")


def graphemes(text: str) -> int:
    """Return roughly how many characters a reader sees: marks above and below count with their letter."""
    return sum(unicodedata.category(character) not in INVISIBLE for character in text)
