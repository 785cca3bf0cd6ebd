"""LINE's rules for Flex cards that the SDK's models do not check."""

import json
import re
from collections.abc import Iterator

from simulator import rules_actions
from simulator.refusals import Detail
from simulator.shapes import Json

BUBBLE_BYTES, CAROUSEL_BYTES, MOST_BUBBLES = 30 * 1024, 50 * 1024, 12
BLOCKS = {"header", "hero", "body", "footer"}
KINDS = {"box", "text", "button", "image", "icon", "separator", "filler", "span", "video"}
INSIDE_BASELINE = {"icon", "text", "filler"}
COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})")
LENGTH = re.compile(r"\d+(?:\.\d+)?(?:px|%)|none|xxs|xs|sm|md|lg|xl|xxl|[345]xl|full")
COLOURS = ("color", "backgroundColor", "borderColor")
LENGTHS = ("margin", "spacing", "paddingAll", "paddingTop", "paddingBottom", "paddingStart", "paddingEnd", "size")
LAYOUTS = {"horizontal", "vertical", "baseline"}


def container_faults(container: object, place: str) -> Iterator[Detail]:
    """Yield what is wrong with a bubble or a carousel of bubbles of one width."""
    kind = container.get("type") if isinstance(container, dict) else None
    if not isinstance(container, dict) or kind not in {"bubble", "carousel"}:
        yield Detail("must be bubble or carousel", f"{place}/type")
    elif kind == "bubble":
        yield from bubble_faults(container, place)
    else:
        yield from carousel_faults(container, place)


def carousel_faults(carousel: Json, place: str) -> Iterator[Detail]:
    """Yield what is wrong with a carousel: 1 to 12 bubbles, one width, 50 KB."""
    bubbles = carousel.get("contents") or []
    if not 1 <= len(bubbles) <= MOST_BUBBLES:
        yield Detail(f"size must be between 1 and {MOST_BUBBLES}", f"{place}/contents")
    if weight(carousel) > CAROUSEL_BYTES:
        yield Detail("carousel is larger than 50 KB", place)
    if len({bubble.get("size", "mega") for bubble in bubbles}) > 1:
        yield Detail("bubbles must have the same size", f"{place}/contents")
    for index, bubble in enumerate(bubbles):
        yield from bubble_faults(bubble, f"{place}/contents/{index}")


def bubble_faults(bubble: Json, place: str) -> Iterator[Detail]:
    """Yield what is wrong with one bubble and everything inside it."""
    if weight(bubble) > BUBBLE_BYTES:
        yield Detail("bubble is larger than 30 KB", place)
    if not BLOCKS & bubble.keys():
        yield Detail("at least one block must be specified", place)
    yield from action_faults(bubble, place)
    for block in sorted(BLOCKS & bubble.keys()):
        if block != "hero" and bubble[block].get("type") != "box":
            yield Detail("must be a box", f"{place}/{block}")
        yield from node_faults(bubble[block], f"{place}/{block}")


def weight(container: Json) -> int:
    """Return the size of a container's JSON in bytes, as LINE receives it."""
    return len(json.dumps(container, ensure_ascii=False, separators=(",", ":")).encode())


def node_faults(node: Json, place: str) -> Iterator[Detail]:
    """Yield what is wrong with a component and those inside it."""
    kind = node.get("type")
    if kind not in KINDS:
        yield Detail("unknown component type", f"{place}/type")
        return
    yield from style_faults(node, place)
    yield from action_faults(node, place)
    yield from own_faults(node, place)
    for index, child in enumerate(node.get("contents") or []):
        if node.get("layout") == "baseline" and child.get("type") not in INSIDE_BASELINE:
            yield Detail("not allowed in a baseline box", f"{place}/contents/{index}")
        yield from node_faults(child, f"{place}/contents/{index}")


def own_faults(node: Json, place: str) -> Iterator[Detail]:
    """Yield what is wrong with what only this kind of component has."""
    kind = node["type"]
    if kind == "text" and not node.get("text") and not node.get("contents"):
        yield Detail("must be non-empty text", f"{place}/text")
    if kind == "span" and not node.get("text"):
        yield Detail("must be non-empty text", f"{place}/text")
    if kind == "box" and (node.get("layout") not in LAYOUTS or not isinstance(node.get("contents"), list)):
        yield Detail("must have a layout and contents", place)
    if kind in {"image", "icon"} and not rules_actions.secure(str(node.get("url"))):
        yield Detail("invalid uri", f"{place}/url")


def action_faults(node: Json, place: str) -> Iterator[Detail]:
    """Yield what is wrong with a component's action; a button must have one, with a label."""
    button = node.get("type") == "button"
    if button or "action" in node:
        most = rules_actions.FLEX_LABEL
        yield from rules_actions.faults(node.get("action"), f"{place}/action", most, label_needed=button)


def style_faults(node: Json, place: str) -> Iterator[Detail]:
    """Yield colours and lengths LINE would not understand."""
    for name in COLOURS:
        if name in node and not COLOUR.fullmatch(str(node[name])):
            yield Detail("invalid property", f"{place}/{name}")
    for name in LENGTHS:
        if name in node and not LENGTH.fullmatch(str(node[name])):
            yield Detail("invalid property", f"{place}/{name}")
