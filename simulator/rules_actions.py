"""LINE's rules for what a button may do."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from simulator.refusals import Detail

QUICK_LABEL, TEMPLATE_LABEL, FLEX_LABEL = 20, 20, 40
MOST_DATA, MOST_SHOWN, MOST_URI, MOST_CLIPBOARD, MOST_ALIAS = 300, 300, 10_000, 1000, 300
EVERYWHERE = {"postback", "message", "uri", "datetimepicker", "clipboard"}
QUICK_ONLY = {"camera", "cameraRoll", "location"}
SCHEMES = {"http", "https", "line", "tel"}
NEEDED = {
    "postback": {"data": MOST_DATA},
    "message": {"text": MOST_SHOWN},
    "uri": {"uri": MOST_URI},
    "datetimepicker": {"data": MOST_DATA, "mode": 8},
    "clipboard": {"clipboardText": MOST_CLIPBOARD},
    "richmenuswitch": {"richMenuAliasId": MOST_ALIAS, "data": MOST_DATA},
}


def faults(
    action: object, place: str, most_label: int, *, quick: bool = False, label_needed: bool = True
) -> Iterator[Detail]:
    """Yield what is wrong with an action: its type, its label, what it sends."""
    allowed = EVERYWHERE | (QUICK_ONLY if quick else {"richmenuswitch"})
    if not isinstance(action, dict) or action.get("type") not in allowed:
        yield Detail("Must be one of the following values: " + str(sorted(allowed)), f"{place}.type")
        return
    yield from _label_faults(action.get("label"), f"{place}.label", most_label, needed=label_needed)
    for name, most in NEEDED.get(action["type"], {}).items():
        yield from _text_faults(action.get(name), f"{place}.{name}", most)
    yield from _shown_faults(action.get("displayText"), f"{place}.displayText")
    if action["type"] == "uri" and urlsplit(str(action.get("uri"))).scheme not in SCHEMES:
        yield Detail("invalid uri scheme", f"{place}.uri")


def secure(url: str) -> bool:
    """Whether LINE would fetch it: HTTPS with a host."""
    parts = urlsplit(url)
    return parts.scheme == "https" and bool(parts.netloc)


def _label_faults(label: object, place: str, most: int, *, needed: bool) -> Iterator[Detail]:
    if label or needed:
        yield from _text_faults(label, place, most)


def _shown_faults(shown: object, place: str) -> Iterator[Detail]:
    if shown is not None:
        yield from _text_faults(shown, place, MOST_SHOWN)


def _text_faults(value: object, place: str, most: int) -> Iterator[Detail]:
    if not isinstance(value, str) or not value:
        yield Detail("May not be empty", place)
    elif len(value) > most:
        yield Detail(f"Length must be between 1 and {most}", place)
