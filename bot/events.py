"""The only reader of LINE's event shapes: tolerant of everything, so that one odd event never hurts its neighbours."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

Raw = Mapping[str, Any]

MEDIA = frozenset({"image", "video", "audio", "file"})
_EVENT_KINDS = {
    "unsend": "unsend",
    "follow": "follow",
    "unfollow": "unfollow",
    "join": "join",
    "leave": "leave",
    "memberJoined": "member_joined",
    "memberLeft": "member_left",
    "postback": "postback",
}
_IGNORED = frozenset(
    {"videoPlayComplete", "beacon", "accountLink", "membership", "module", "activated", "deactivated", "botSuspended"}
    | {"botResumed", "delivery"}
)
_MESSAGE_KINDS = MEDIA | {"text", "location", "sticker"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageSet:
    """Where a picture stands among those sent together."""

    id: str
    index: int | None
    total: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineEvent:
    """One webhook event as we use it; what LINE left out is None or empty. `kind` is `unknown` for anything odd."""

    id: str
    kind: str
    occurred_at: datetime
    raw: Raw
    active: bool = True
    redelivered: bool = False
    reply_token: str | None = None
    user_id: str | None = None
    group_id: str | None = None
    message_id: str | None = None
    text: str = ""
    quoted_message_id: str | None = None
    quote_token: str | None = None
    mentioned: bool = False
    point: tuple[float, float] | None = None
    place: str = ""
    image_set: ImageSet | None = None
    file_name: str = ""
    members: tuple[str, ...] = ()
    data: str = ""
    chosen: str = ""

    @property
    def is_direct(self) -> bool:
        """Whether it was said to the bot alone."""
        return self.group_id is None


def read_event(raw: object) -> LineEvent:
    """Read one event of a webhook body; whatever cannot be read comes back as kind `unknown`, never as an error."""
    if not isinstance(raw, Mapping):
        return _unknown({"value": str(raw)[:200]})
    try:
        return _read(raw)
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError, OSError):
        return _unknown(raw)


def _read(raw: Raw) -> LineEvent:
    source = raw.get("source") or {}
    message = raw.get("message") or {}
    fields: dict[str, Any] = {
        "id": str(raw.get("webhookEventId") or _digest(raw))[:64],
        "kind": _kind(raw, message),
        "occurred_at": datetime.fromtimestamp(int(raw["timestamp"]) / 1000, UTC),
        "raw": raw,
        "active": raw.get("mode", "active") == "active",
        "redelivered": bool((raw.get("deliveryContext") or {}).get("isRedelivery")),
        "reply_token": _text_or_none(raw.get("replyToken")),
        "user_id": _text_or_none(source.get("userId")),
        "group_id": _text_or_none(source.get("groupId") or source.get("roomId")),
    }
    return LineEvent(**(fields | _message_fields(message) | _other_fields(raw)))


def _kind(raw: Raw, message: Raw) -> str:
    name = raw.get("type")
    if name == "message":
        kind = message.get("type")
        return str(kind) if kind in _MESSAGE_KINDS and message.get("id") else "unknown"
    if name == "messageEdited":
        return "edited" if message.get("id") and isinstance(message.get("text"), str) else "unknown"
    if name in _IGNORED:
        return "ignored"
    return _EVENT_KINDS.get(str(name), "unknown")


def _message_fields(message: Raw) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "message_id": _text_or_none(message.get("id")),
        "text": _without_the_bot(message) if message.get("type") == "text" else "",
        "quoted_message_id": _text_or_none(message.get("quotedMessageId")),
        "quote_token": _text_or_none(message.get("quoteToken")),
        "mentioned": _is_mentioned(message.get("mention")),
        "place": " ".join(str(message[name]) for name in ("title", "address") if message.get(name)),
        "image_set": _image_set(message.get("imageSet")),
        "file_name": str(message.get("fileName") or ""),
    }
    if message.get("type") == "location":
        fields["point"] = (float(message["latitude"]), float(message["longitude"]))
    return fields


def _other_fields(raw: Raw) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if raw.get("type") == "unsend":
        fields["message_id"] = str(raw["unsend"]["messageId"])
    joined = (raw.get("joined") or raw.get("left") or {}).get("members") or []
    fields["members"] = tuple(str(member["userId"]) for member in joined if member.get("userId"))
    postback = raw.get("postback") or {}
    fields["data"] = str(postback.get("data") or "")
    params = postback.get("params") or {}
    fields["chosen"] = str(params.get("datetime") or params.get("date") or params.get("time") or "")
    return fields


def _image_set(value: Raw | None) -> ImageSet | None:
    if not value or not value.get("id"):
        return None
    return ImageSet(id=str(value["id"]), index=value.get("index"), total=value.get("total"))


def _without_the_bot(message: Raw) -> str:
    """Return the text without the mentions of the bot itself, which tell nothing; LINE counts in UTF-16 units."""
    text = str(message.get("text") or "")
    units = text.encode("utf-16-le", "surrogatepass")
    mentionees = (message.get("mention") or {}).get("mentionees") or []
    places = [(person.get("index"), person.get("length")) for person in mentionees if person.get("isSelf")]
    own = [(start, length) for start, length in places if isinstance(start, int) and isinstance(length, int)]
    for start, length in sorted(own, reverse=True):
        cut = units[2 * start : 2 * (start + length)]
        if cut.startswith("@".encode("utf-16-le")):
            units = units[: 2 * start] + units[2 * (start + length) :]
    return units.decode("utf-16-le", "surrogatepass").strip() if own else text


def _is_mentioned(mention: Raw | None) -> bool:
    return any(person.get("isSelf") for person in (mention or {}).get("mentionees") or [])


def _text_or_none(value: object) -> str | None:
    return str(value) if value else None


def _unknown(raw: Raw) -> LineEvent:
    return LineEvent(
        id=str(raw.get("webhookEventId") or _digest(raw))[:64], kind="unknown", occurred_at=_when(raw), raw=raw
    )


def _when(raw: Raw) -> datetime:
    try:
        return datetime.fromtimestamp(int(raw.get("timestamp", 0)) / 1000, UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _digest(raw: Raw) -> str:
    # Events of older webhooks carry no id: their own bytes are the next best thing to know them again by.
    return "raw:" + hashlib.sha256(json.dumps(raw, sort_keys=True, default=str).encode()).hexdigest()[:40]
