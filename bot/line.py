"""LINE: the port, and the one module that calls the Messaging API."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from time import monotonic
from typing import Any, Protocol
from urllib.parse import quote

import urllib3

from bot.quota import Quota
from bot.said import Said

_HOST, _CONTENT_HOST = "https://api.line.me", "https://api-data.line.me"
_TIMEOUT = (3.0, 10.0)
_ACCEPTED_BEFORE, _GONE, _LIMITED, _SERVER = 409, 410, 429, 500
_GOOD, _PREPARING = 200, 202
_ASK_AGAIN_SECONDS = 300.0
_ROOM = "R"  # so begin the ids of old multi-person chats, which LINE serves under paths of their own

Objects = Sequence[Mapping[str, Any]]


class LineUnavailableError(Exception):
    """LINE did not take the call now; the same call may be tried again with the same key."""


class LineRefusedError(Exception):
    """LINE will never take this call; `status` is its HTTP status."""

    def __init__(self, status: int) -> None:
        super().__init__(f"LINE answered {status}")
        self.status = status


class LineLimitedError(Exception):
    """LINE answered 429: too fast, or the month's quota is used up."""


class ContentGoneError(Exception):
    """The message was unsent or is no longer kept at LINE."""


class ContentPreparingError(Exception):
    """LINE is still preparing the file; ask again later."""


class ContentTooLargeError(Exception):
    """The file has more bytes than were asked for at most."""


class Line(Protocol):
    """Everything we ask of LINE; calls raise the errors above and nothing of the SDK's."""

    def load(self) -> None:
        """Load what the calls need, which the first call would do otherwise; LINE is not asked."""

    def reply(self, token: str, objects: Objects) -> Said:
        """Say up to five message objects in answer to an event, free of charge."""

    def push(self, to: str, objects: Objects, retry_key: str) -> Said:
        """Say up to five message objects, paid for by recipient; the same key is said once."""

    def quota(self) -> Quota:
        """Ask for the month's quota and what is used of it."""

    def content(self, message_id: str, limit: int) -> bytes:
        """Fetch the bytes of a picture, clip or file; ContentTooLargeError when there are more than `limit`."""

    def group_name(self, group_id: str) -> str:
        """Ask for a group's name."""

    def member_count(self, group_id: str) -> int:
        """Ask how many people are in a group."""

    def leave(self, group_id: str) -> None:
        """Leave a group."""

    def show_loading(self, user_id: str, seconds: int) -> None:
        """Show the loading animation in a one-to-one chat, for 5 to 60 seconds in steps of 5."""

    def show_menu(self, menu: Mapping[str, Any], picture: bytes) -> str:
        """Show a menu under every one-to-one chat instead of older ones of its name; return its id."""

    def check(self) -> str:
        """Ask for the bot's own name: the cheapest call that needs working credentials."""

    def chat_url(self) -> str:
        """Return the address that opens one-to-one chat with the bot; empty while LINE does not tell its name."""


class MessagingApiLine:
    """The Messaging API through LINE's SDK; the SDK is imported at the first call, for it is heavy."""

    def __init__(self, base_url: str, token: str) -> None:
        self._base_url, self._token = base_url, token
        self._downloads = urllib3.PoolManager(retries=urllib3.Retry(0))
        self._chat_url, self._ask_after = "", 0.0

    @cached_property
    def _apis(self) -> tuple[Any, Any, Any]:
        from linebot.v3 import messaging  # noqa: PLC0415 - costs 0.4 s and 40 MB, so only where LINE is called

        configuration = messaging.Configuration(host=self._base_url, access_token=self._token)
        if self._base_url == _HOST:
            configuration = messaging.Configuration(access_token=self._token)
        configuration.retries = urllib3.Retry(0)
        client = messaging.ApiClient(configuration)
        return messaging, messaging.MessagingApi(client), messaging.MessagingApiBlob(client)

    def load(self) -> None:
        """Load what the calls need, which the first call would do otherwise; LINE is not asked."""
        _ = self._apis

    def reply(self, token: str, objects: Objects) -> Said:
        """Say up to five message objects in answer to an event, free of charge."""
        models, api, _ = self._apis
        request = models.ReplyMessageRequest.from_dict({"replyToken": token, "messages": list(objects)})
        return self._said(api.reply_message_with_http_info, request)

    def push(self, to: str, objects: Objects, retry_key: str) -> Said:
        """Say up to five message objects, paid for by recipient; the same key is said once."""
        models, api, _ = self._apis
        request = models.PushMessageRequest.from_dict({"to": to, "messages": list(objects)})
        try:
            return self._said(api.push_message_with_http_info, request, x_line_retry_key=retry_key)
        except LineRefusedError as error:
            if error.status == _ACCEPTED_BEFORE:
                return Said("accepted before")
            raise

    def quota(self) -> Quota:
        """Ask for the month's quota and what is used of it."""
        _, api, _ = self._apis
        quota = self._call(api.get_message_quota)
        used = self._call(api.get_message_quota_consumption).total_usage
        return Quota(limit=quota.value if str(quota.type.value) == "limited" else None, used=used)

    def content(self, message_id: str, limit: int) -> bytes:
        """Fetch the bytes of a picture, clip or file; ContentTooLargeError when there are more than `limit`."""
        # Not through the SDK: it reads all that comes into memory before anybody can measure it.
        host = _CONTENT_HOST if self._base_url == _HOST else self._base_url
        url = f"{host}/v2/bot/message/{quote(message_id, safe='')}/content"
        headers = {"Authorization": f"Bearer {self._token}"}
        options: dict[str, Any] = {"timeout": urllib3.Timeout(*_TIMEOUT), "redirect": False, "preload_content": False}
        try:
            with self._downloads.request("GET", url, headers=headers, **options) as answer:
                return _body(answer, limit)
        except urllib3.exceptions.HTTPError as error:
            raise LineUnavailableError(type(error).__name__) from error

    def group_name(self, group_id: str) -> str:
        """Ask for a group's name; an old multi-person chat has none."""
        named = not group_id.startswith(_ROOM)
        return str(self._call(self._apis[1].get_group_summary, group_id).group_name) if named else ""

    def member_count(self, group_id: str) -> int:
        """Ask how many people are in a group."""
        kind = "room" if group_id.startswith(_ROOM) else "group"
        return int(self._call(getattr(self._apis[1], f"get_{kind}_member_count"), group_id).count)

    def leave(self, group_id: str) -> None:
        """Leave a group."""
        kind = "room" if group_id.startswith(_ROOM) else "group"
        self._call(getattr(self._apis[1], f"leave_{kind}"), group_id)

    def show_loading(self, user_id: str, seconds: int) -> None:
        """Show the loading animation in a one-to-one chat, for 5 to 60 seconds in steps of 5."""
        models, api, _ = self._apis
        self._call(
            api.show_loading_animation, models.ShowLoadingAnimationRequest(chatId=user_id, loadingSeconds=seconds)
        )

    def show_menu(self, menu: Mapping[str, Any], picture: bytes) -> str:
        """Show a menu under every one-to-one chat instead of older ones of its name; return its id."""
        models, api, blob = self._apis
        older = [one for one in self._call(api.get_rich_menu_list).richmenus if one.name == menu["name"]]
        menu_id = str(self._call(api.create_rich_menu, models.RichMenuRequest.from_dict(dict(menu))).rich_menu_id)
        self._call(blob.set_rich_menu_image, menu_id, body=bytearray(picture), _headers={"Content-Type": "image/png"})
        self._call(api.set_default_rich_menu, menu_id)
        for one in older:
            self._call(api.delete_rich_menu, one.rich_menu_id)
        return menu_id

    def check(self) -> str:
        """Ask for the bot's own name: the cheapest call that needs working credentials."""
        return str(self._call(self._apis[1].get_bot_info).display_name)

    def chat_url(self) -> str:
        """Return the address that opens one-to-one chat with the bot; LINE is asked once, after a failure not at once.

        Empty while LINE does not tell.
        """
        if not self._chat_url and monotonic() >= self._ask_after:
            self._ask_after = monotonic() + _ASK_AGAIN_SECONDS
            try:
                basic_id = str(self._call(self._apis[1].get_bot_info).basic_id)
            except (LineUnavailableError, LineLimitedError, LineRefusedError):
                return ""
            self._chat_url = f"https://line.me/R/oaMessage/{quote(basic_id, safe='')}/"
        return self._chat_url

    def _said(self, call: Any, *args: object, **options: object) -> Said:  # noqa: ANN401 - the SDK is untyped
        answer = self._call(call, *args, **options)
        headers = {name.lower(): value for name, value in (answer.headers or {}).items()}
        ids = (str(sent.id) for sent in answer.data.sent_messages or ())
        return Said(str(headers.get("x-line-request-id", "")), tuple(ids))

    def _call(self, call: Any, *args: object, **options: object) -> Any:  # noqa: ANN401 - the SDK is untyped
        from linebot.v3.messaging.exceptions import ApiException  # noqa: PLC0415 - see above

        try:
            return call(*args, _request_timeout=_TIMEOUT, **options)
        except ApiException as error:
            raise _translated(error.status) from error
        except urllib3.exceptions.HTTPError as error:
            raise LineUnavailableError(type(error).__name__) from error


def _body(answer: urllib3.BaseHTTPResponse, limit: int) -> bytes:
    if answer.status == _PREPARING:
        raise ContentPreparingError
    if answer.status != _GOOD:
        raise _translated(answer.status)
    if int(answer.headers.get("content-length", 0)) > limit:
        raise ContentTooLargeError
    content = answer.read(limit + 1)
    if len(content) > limit:
        raise ContentTooLargeError
    return content


def _translated(status: int | None) -> Exception:
    if status is None or status >= _SERVER:
        return LineUnavailableError(f"LINE answered {status}")
    if status == _LIMITED:
        return LineLimitedError("LINE answered 429")
    if status == _GONE:
        return ContentGoneError("LINE answered 410")
    return LineRefusedError(status)
