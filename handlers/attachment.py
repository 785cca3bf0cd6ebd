"""A picture, clip, file or pin: it belongs to the story its sender is telling, or waits to be explained."""

from handlers.turn import Turn
from services.assembly import Scene, add_media, is_unsent, keep_loose, open_story
from services.outbox import SILENCE, Words
from services.tips import Said


def keep_attachment(turn: Turn) -> Words:
    """Add it to the sender's open tip, or keep it for a while; nothing is said."""
    if is_unsent(turn.session, turn.message_id):
        return SILENCE
    scene = Scene(turn.person, turn.group)
    sender = turn.person.id if turn.person else None
    said = Said(kind=turn.kind, occurred_at=turn.occurred_at, message_id=turn.message_id, sender_id=sender)
    story = open_story(turn.session, scene, turn.occurred_at)
    if story is not None:
        add_media(turn.session, story, said, turn.point)
    else:
        keep_loose(turn.session, scene, said, f"{turn.point[0]},{turn.point[1]}" if turn.point else None)
    return SILENCE
