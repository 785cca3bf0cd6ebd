"""Webhook events as LINE words them."""

from simulator import ids
from simulator.rows import Account, Chat, Message
from simulator.shapes import Json

WITH_QUOTE_TOKEN = {"text", "image", "video", "sticker"}
ALL_MEMBERS = "all"


def event(kind: str, source: Json, at: int, **own: object) -> Json:
    """Return an event of one kind with what all events carry and its own fields."""
    common = {"type": kind, "mode": "active", "timestamp": at, "source": source}
    return common | {"webhookEventId": ids.event_id(at), "deliveryContext": {"isRedelivery": False}} | own


def source(chat: Chat, account: Account | None) -> Json:
    """Return where an event came from; a group's events name the person only if LINE may."""
    if not chat.group:
        return {"type": "user", "userId": chat.id}
    person = {"userId": account.id} if account and account.has_id else {}
    kind = "room" if chat.id.startswith(ids.ROOM) else "group"
    return {"type": kind, f"{kind}Id": chat.id} | person


def message_body(message: Message, *, edited: bool = False) -> Json:
    """Return the message of a message event, or of an edit (which has no read token)."""
    body = {"id": message.id} | message.content
    if message.kind in WITH_QUOTE_TOKEN:
        body["quoteToken"] = message.quote_token
    if not edited:
        body["markAsReadToken"] = message.read_token
    return body


def mentions(text: str, people: dict[str, Account], bot_name: str, bot_id: str) -> Json | None:
    """Return LINE's mention object for every @name in the text: members, the bot, or @All."""
    named: list[tuple[str, Json]] = [("@All", {"type": ALL_MEMBERS})]
    named.append((f"@{bot_name}", {"type": "user", "userId": bot_id, "isSelf": True}))
    named += [(f"@{person.name}", {"type": "user", "userId": person.id, "isSelf": False}) for person in people.values()]
    found = [_mentionee(text, name, who) for name, who in named if name in text]
    return {"mentionees": sorted(found, key=lambda mentionee: mentionee["index"])} if found else None


def _mentionee(text: str, name: str, who: Json) -> Json:
    before = text[: text.index(name)]
    return {"index": utf16_length(before), "length": utf16_length(name)} | who


def utf16_length(text: str) -> int:
    """Return the length as LINE counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2
