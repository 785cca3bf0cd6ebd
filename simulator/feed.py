"""What the page is told: people, chats, changed bubbles, the meter."""

import dataclasses
from collections.abc import Sequence

from simulator.platform import Platform
from simulator.rows import Message
from simulator.shapes import Json
from simulator.state import State

NEWEST = 600


def since(platform: Platform, version: int, epoch: str) -> Json:
    """Return what changed after `version` of this epoch; any other epoch asks for the newest bubbles of all chats."""
    state = platform.state
    version = version if epoch == state.epoch else 0
    with state.lock:
        changed = [bubble(state, message) for message in state.messages.values() if message.version > version]
        return {
            "version": state.version,
            "epoch": state.epoch,
            "bot": state.channel.bot_name,
            "people": [
                {"id": one.id, "name": one.name, "friend": one.friend, "menu": platform.menus.shown_to(one.id)}
                for one in state.accounts.values()
            ],
            "chats": [chat(state, chat_id) for chat_id in state.chats],
            "messages": changed[-NEWEST:],
            "meter": meter(platform),
            "traffic": [dataclasses.asdict(call) for call in state.traffic],
        }


def chat(state: State, chat_id: str) -> Json:
    """Return what the page shows of a chat."""
    row = state.chats[chat_id]
    dots = state.loading.get(chat_id)
    return {
        "id": row.id,
        "name": row.name,
        "group": row.group,
        "members": row.members,
        "headcount": row.headcount,
        "botPresent": row.bot_present,
        "loading": dots is not None and dots > state.now(),
    }


def bubble(state: State, message: Message) -> Json:
    """Return what the page shows of a message."""
    return {
        "id": message.id,
        "chat": message.chat,
        "sender": message.sender,
        "at": message.at,
        "content": message.content,
        "edited": message.edited,
        "unsent": message.unsent,
        "via": message.via,
        "price": message.price,
        "quotes": quoted(state, message),
    }


def quoted(state: State, message: Message) -> str | None:
    """Return the id of the message this one quotes."""
    token = message.content.get("quoteToken")
    found = state.quotable(token, message.chat) if token else None
    named = message.content.get("quotedMessageId")
    return found.id if found else named and str(named)


def meter(platform: Platform) -> Json:
    """Return what was sent free and paid, and the month's limit."""
    return {"free": platform.free_replies, "paid": platform.paid_messages, "limit": platform.state.meter.limit}


def resolved(state: State, samples: Sequence[Json]) -> list[Json]:
    """Return the things to try with people and groups by id: the named ones, else the first there are."""
    groups = [one for one in state.chats.values() if one.group]
    return [sample | places(state, sample, groups[0].id if groups else None) for sample in samples]


def places(state: State, sample: Json, first_group: str | None) -> Json:
    """Return the ids of a sample's person and chat."""
    person = state.named(str(sample.get("person"))) or next(iter(state.accounts.values()), None)
    if person is None:
        return {"person": None, "chat": None}
    named = (one.id for one in state.chats.values() if one.group and one.name == sample.get("group"))
    in_group = next(named, first_group) if "group" in sample else None
    return {"person": person.id, "chat": in_group or person.id}
