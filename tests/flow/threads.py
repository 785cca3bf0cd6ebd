"""Plays a conversation written as events with seconds, and tells what tips came out of it."""

from typing import Any

from models.tip import Tip, TipState
from tests.flow.world import World


def play(world: World, events: list[dict[str, Any]], *, district: str | None = None) -> list[dict[str, Any]]:
    """Let the people of the conversation act in time; return each tip with the indexes of its events."""
    group = world.group("กลุ่มทดสอบ", district=district)
    start, sent, begun = 0.0, {}, world.platform.now()
    del begun
    for index, event in enumerate(events):
        world.platform.advance(max(0.0, event["t"] - start))
        start = max(start, event["t"])
        message = _act(world, group, event, sent)
        if message is not None:
            sent[index] = message
        world.settle()
    return _outcome(world, {message.id: index for index, message in sent.items()})


def _act(world, group, event, sent):
    person, kind = world.platform.person(event["user"]), event["type"]
    if kind == "unsend":
        person.unsends(sent[event["unsend_of"]])
        return None
    if kind == "text":
        quoted = sent.get(event["quote_of"]) if "quote_of" in event else None
        return person.says(group, event["text"], quote=quoted)
    if kind == "location":
        return person.sends_location(group, event["lat"], event["lng"])
    simple = {
        "image": person.sends_image,
        "video": person.sends_video,
        "audio": person.sends_audio,
        "sticker": person.sends_sticker,
    }
    if kind in simple:
        return simple[kind](group)
    return person.sends_file(group, "เอกสาร.pdf", b"%PDF")


def _outcome(world, index_of):
    with world.session() as session:
        query = session.query(Tip).filter(Tip.state.not_in([TipState.WITHDRAWN, TipState.UNSURE]))
        return [
            {
                "events": sorted(index_of[m.message_id] for m in tip.messages if m.removed_at is None),
                "category": tip.category,
                "district": tip.district,
                "incident": tip.incident_id,
            }
            for tip in query.order_by(Tip.reported_at)
        ]
