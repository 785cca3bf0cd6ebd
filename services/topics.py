"""The topics a chat can be in the middle of, and the keys they are remembered under."""

from models.group import Group
from models.person import Person
from services.conversations import DIRECT

ADDING = "adding"
REPORT = "report"
PAUSED = "paused"
NOTE = "note"
PHOTO = "photo"
FORM = "form"
RECORD = "record"
EVIDENCE = "evidence"
ASKING = "asking"
GAP = "progress_gap"
DOUBT = "doubt"
ERASING = "erase"

TOLD = frozenset({"text", "image", "video", "audio", "file", "location"})
"""Kinds of events by which people tell something."""


def chat_key(person: Person | None, group: Group | None, topic: str) -> tuple[str, str, str]:
    """Return the key of a topic of this person in this chat."""
    return (person.id if person else "", group.id if group else DIRECT, topic)
