"""Handles that read like a dialogue: what people and groups can do, each act one webhook event."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator import cards, events, ids, photos
from simulator.rows import Account, Chat, Media, Message
from simulator.shapes import Json
from simulator.state import State, spoken_by_bot
from simulator.webhooks import Courier


@dataclass(frozen=True, slots=True)
class Group:
    """A group chat; its id is what the API knows it by."""

    state: State
    courier: Courier
    row: Chat

    @property
    def id(self) -> str:
        """The group id."""
        return self.row.id

    @property
    def messages(self) -> list[Message]:
        """All bubbles in the group, the bot's too."""
        return self.state.in_chat(self.id)

    @property
    def replies(self) -> list[Message]:
        """The bot's bubbles in the group."""
        return spoken_by_bot(self.messages)

    def invites_bot(self) -> None:
        """Bring the bot in."""
        self.row.bot_present = True
        self._tell("join", reply=True)

    def removes_bot(self) -> None:
        """Put the bot out."""
        self._tell("leave", reply=False)
        self.row.bot_present = False
        self.state.add_chat(self.row)

    def _tell(self, kind: str, *, reply: bool) -> None:
        self.state.add_chat(self.row)
        token = {"replyToken": self.state.tokens.issue(self.id, self.state.now())} if reply else {}
        self.courier.carry(events.event(kind, events.source(self.row, None), self.state.milliseconds(), **token))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with LINE on a phone. `where` is a Group, or None for the one-to-one chat with the bot."""

    state: State
    courier: Courier
    row: Account

    @property
    def id(self) -> str:
        """The user id."""
        return self.row.id

    @property
    def messages(self) -> list[Message]:
        """All bubbles of the one-to-one chat with the bot."""
        return self.state.in_chat(self.id)

    @property
    def replies(self) -> list[Message]:
        """The bot's bubbles in the one-to-one chat."""
        return spoken_by_bot(self.messages)

    def says(self, where: Group | None, text: str, *, quote: Message | None = None) -> Message:
        """Write a text; every @name in it of a member, the bot or All becomes a mention."""
        chat = self._sit_down(where)
        people = {member: self.state.accounts[member] for member in chat.members}
        channel = self.state.channel
        mention = events.mentions(text, people, channel.bot_name, channel.bot_user_id) if chat.group else None
        quoted = {"quotedMessageId": quote.id} if quote else {}
        return self._post(chat, {"type": "text", "text": text} | ({"mention": mention} if mention else {}) | quoted)

    def sends_image(
        self, where: Group | None, data: bytes | None = None, *, preparing: int = 0, album: Json | None = None
    ) -> Message:
        """Send one photo, perhaps as part of an image set; the first `preparing` downloads are answered 202."""
        content: Json = {"type": "image"} | ({"imageSet": album} if album else {})
        return self._post_media(where, content, Media(data or photos.snapshot(), "image/jpeg", preparing))

    def sends_images(self, where: Group | None, pictures: Sequence[bytes]) -> list[Message]:
        """Send several photos at once: one event each, tied together by an image set."""
        album, total = ids.opaque().upper(), len(pictures)
        return [
            self.sends_image(where, picture, album={"id": album, "index": index, "total": total})
            for index, picture in enumerate(pictures, 1)
        ]

    def sends_video(
        self, where: Group | None, data: bytes = b"video", *, preparing: int = 0, fails: bool = False
    ) -> Message:
        """Send a video that needs `preparing` polls before it can be fetched, or never can."""
        return self._post_media(where, {"type": "video", "duration": 9000}, Media(data, "video/mp4", preparing, fails))

    def sends_audio(self, where: Group | None, data: bytes = b"audio", *, preparing: int = 0) -> Message:
        """Send a voice message."""
        return self._post_media(where, {"type": "audio", "duration": 4000}, Media(data, "audio/x-m4a", preparing))

    def sends_file(self, where: Group | None, name: str, data: bytes) -> Message:
        """Send a file."""
        content: Json = {"type": "file", "fileName": name, "fileSize": len(data)}
        return self._post_media(where, content, Media(data, "application/octet-stream"))

    def sends_location(
        self, where: Group | None, lat: float, lng: float, *, title: str = "", address: str = ""
    ) -> Message:
        """Drop a pin."""
        names = {key: value for key, value in (("title", title), ("address", address)) if value}
        return self._post(self._sit_down(where), {"type": "location", "latitude": lat, "longitude": lng} | names)

    def sends_sticker(
        self, where: Group | None, package: str = "11537", sticker: str = "52002734", *, keywords: Sequence[str] = ()
    ) -> Message:
        """Send a sticker."""
        content: Json = {"type": "sticker", "packageId": package, "stickerId": sticker}
        content |= {"stickerResourceType": "STATIC"} | ({"keywords": list(keywords)} if keywords else {})
        return self._post(self._sit_down(where), content)

    def unsends(self, message: Message) -> None:
        """Take a message back: its content is gone at once and the bot is told."""
        self.state.withdraw(message)
        self._tell("unsend", self.state.chats[message.chat], reply=False, unsend={"messageId": message.id})

    def edits(self, message: Message, text: str) -> Message:
        """Change a text in a group: same message id, new tokens, a messageEdited event."""
        chat = self.state.chats[message.chat]
        message.content = {key: value for key, value in message.content.items() if key != "mention"} | {"text": text}
        message.quote_token, message.edited = ids.quote_token(), True
        self.state.keep_message(message)
        if chat.group:
            self._tell("messageEdited", chat, reply=True, message=events.message_body(message, edited=True))
        return message

    def presses(self, message: Message, label: str, *, picks: str = "", late: bool = False) -> Json:
        """Press what is labelled so (`picks` is the date chosen) and return its action; LookupError when there is none.

        Quick replies are there only until somebody says something else; `late` is a thumb that was already on its way.
        """
        there = late or message is self.state.in_chat(message.chat)[-1]
        shown = {key: value for key, value in message.content.items() if key != "quickReply" or there}
        return self.does(message.chat, cards.action_labelled(shown, label), picks=picks)

    def does(self, chat_id: str, action: Json, *, picks: str = "") -> Json:
        """Carry out an action: a postback, a message or a date go to the bot; the rest stays on the phone."""
        chat = self.state.chats[chat_id]
        if action["type"] == "message":
            self._post(chat, {"type": "text", "text": action["text"]})
        elif action["type"] == "postback":
            self._show(chat, action.get("displayText") or action.get("text"))
            self._tell("postback", chat, reply=True, postback={"data": action["data"]})
        elif action["type"] == "datetimepicker":
            params = {action["mode"]: picks}
            self._tell("postback", chat, reply=True, postback={"data": action["data"], "params": params})
        return action

    def follows(self, *, unblocked: bool = False) -> None:
        """Add the bot as a friend, or unblock it."""
        self.row.friend, self.row.blocked = True, False
        self.state.add_account(self.row)
        self._tell("follow", self.state.chats[self.id], reply=True, follow={"isUnblocked": unblocked})

    def blocks(self) -> None:
        """Block the bot: an unfollow event, and nothing sent to them arrives any more."""
        self.row.friend, self.row.blocked = False, True
        self.state.add_account(self.row)
        self._tell("unfollow", self.state.chats[self.id], reply=False)

    def joins(self, group: Group) -> None:
        """Come into a group; the bot is told."""
        group.row.members.append(self.id)
        self.state.add_chat(group.row)
        joined = {"members": [{"type": "user", "userId": self.id}]}
        self._tell_of_group("memberJoined", group, reply=True, joined=joined)

    def leaves(self, group: Group) -> None:
        """Go out of a group; the bot is told."""
        group.row.members.remove(self.id)
        self.state.add_chat(group.row)
        left = {"members": [{"type": "user", "userId": self.id}]}
        self._tell_of_group("memberLeft", group, reply=False, left=left)

    def _sit_down(self, where: Group | None) -> Chat:
        if where is None:
            return self.state.chats[self.id]
        if self.id not in where.row.members:
            where.row.members.append(self.id)
            where.row.silent = max(0, where.row.silent - 1)
            self.state.add_chat(where.row)
        return where.row

    def _post_media(self, where: Group | None, content: Json, media: Media) -> Message:
        chat = self._sit_down(where)
        message = self.state.add_message(chat.id, self.id, content | {"contentProvider": {"type": "line"}})
        self.state.attach(message, media)
        self._tell("message", chat, reply=True, message=events.message_body(message))
        return message

    def _post(self, chat: Chat, content: Json) -> Message:
        message = self.state.add_message(chat.id, self.id, content)
        self._tell("message", chat, reply=True, message=events.message_body(message))
        return message

    def _show(self, chat: Chat, text: str | None) -> None:
        if text:
            self.state.add_message(chat.id, self.id, {"type": "text", "text": text})

    def _tell_of_group(self, kind: str, group: Group, *, reply: bool, **own: object) -> None:
        self._carry(kind, group.row, events.source(group.row, None), reply=reply, **own)

    def _tell(self, kind: str, chat: Chat, *, reply: bool, **own: object) -> None:
        self._carry(kind, chat, events.source(chat, self.row), reply=reply, **own)

    def _carry(self, kind: str, chat: Chat, source: Json, *, reply: bool, **own: object) -> None:
        if chat.group and not chat.bot_present:
            return
        token = {"replyToken": self.state.tokens.issue(chat.id, self.state.now())} if reply else {}
        self.courier.carry(events.event(kind, source, self.state.milliseconds(), **token, **own))
