"""What can be read and pressed in a message, whatever card it is drawn as."""

from collections.abc import Iterator

from simulator.shapes import Json


def words(content: Json) -> list[str]:
    """Return every text a person sees in the message, in order."""
    return [node["text"] for node in nodes(content) if isinstance(node.get("text"), str) and "data" not in node]


def actions(content: Json) -> list[Json]:
    """Return every action a person can press in the message, quick replies last."""
    return [node["action"] for node in nodes(content) if "action" in node] + [
        action for node in nodes(content) for action in node.get("actions", []) if "type" in action
    ]


def action_labelled(content: Json, label: str) -> Json:
    """Return the action under `label`; LookupError names the labels there are."""
    found = actions(content)
    for action in found:
        if action.get("label") == label:
            return action
    raise LookupError(f"no button {label!r}; there are {[action.get('label') for action in found]}")


def nodes(value: object) -> Iterator[Json]:
    """Yield every JSON object inside `value`, parents before children."""
    if isinstance(value, dict):
        yield value
        for key, child in value.items():
            if key not in ("action", "actions"):
                yield from nodes(child)
    elif isinstance(value, list):
        for child in value:
            yield from nodes(child)
