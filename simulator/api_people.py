"""/v2/bot: who people and groups are, the bot itself, and small courtesies."""

from datetime import timedelta

from simulator import ids
from simulator.door import body, guarded, platform
from simulator.refusals import Detail, RefusedError, bad_request, not_found
from simulator.rows import Account, Chat
from simulator.shapes import Json

bp = guarded("line_people")
LOADING_STEPS = range(5, 61, 5)
DEFAULT_LOADING = 20
PICTURES = "https://profile.line-scdn.net/0h"


@bp.get("/v2/bot/profile/<user_id>")
def profile(user_id: str) -> Json:
    """Show a friend, or somebody who wrote to the bot one to one."""
    state = platform().state
    account = state.accounts.get(user_id)
    if account is None or account.blocked or not (account.friend or state.wrote_since(user_id, 0)):
        raise not_found()
    return shown(account) | {"language": account.language}


@bp.get("/v2/bot/group/<group_id>/summary")
def group_summary(group_id: str) -> Json:
    """Show a group the bot is in."""
    chat = joined_group(group_id)
    return {"groupId": chat.id, "groupName": chat.name, "pictureUrl": PICTURES + chat.id}


@bp.get("/v2/bot/group/<group_id>/members/count")
def members_count(group_id: str) -> Json:
    """Count a group's people, the bot not among them."""
    return {"count": joined_group(group_id).headcount}


@bp.get("/v2/bot/group/<group_id>/members/ids")
def member_ids(group_id: str) -> Json:
    """Refuse: only verified accounts may list members."""
    joined_group(group_id)
    raise RefusedError(403, "Access to this API is not available for your account")


@bp.get("/v2/bot/followers/ids")
def follower_ids() -> Json:
    """Refuse: only verified accounts may list followers."""
    raise RefusedError(403, "Access to this API is not available for your account")


@bp.get("/v2/bot/group/<group_id>/member/<user_id>")
def group_member(group_id: str, user_id: str) -> Json:
    """Show a member of a group, friend or not."""
    if user_id not in joined_group(group_id).members:
        raise not_found()
    return shown(platform().state.accounts[user_id])


@bp.get("/v2/bot/room/<group_id>/members/count")
def room_members_count(group_id: str) -> Json:
    """Count the people of an old multi-person chat."""
    return {"count": joined_group(group_id, ids.ROOM).headcount}


@bp.post("/v2/bot/group/<group_id>/leave", defaults={"kind": ids.GROUP})
@bp.post("/v2/bot/room/<group_id>/leave", defaults={"kind": ids.ROOM})
def leave(group_id: str, kind: str) -> Json:
    """Take the bot out of a group, or of an old multi-person chat."""
    chat = joined_group(group_id, kind)
    chat.bot_present = False
    platform().state.add_chat(chat)
    return {}


@bp.get("/v2/bot/info")
def bot_info() -> Json:
    """Show the bot itself."""
    channel = platform().state.channel
    return {
        "userId": channel.bot_user_id,
        "basicId": "@lookalike",
        "displayName": channel.bot_name,
        "chatMode": "bot",
        "markAsReadMode": "auto",
    }


@bp.post("/v2/bot/chat/loading/start")
def loading() -> tuple[Json, int]:
    """Show three moving dots in a one-to-one chat for 5 to 60 seconds."""
    wanted, state = body(), platform().state
    seconds = wanted.get("loadingSeconds", DEFAULT_LOADING)
    if wanted.get("chatId") not in state.accounts:
        raise bad_request([Detail("Must be a user id", "chatId")])
    if seconds not in LOADING_STEPS:
        raise bad_request([Detail("Must be a multiple of 5 from 5 to 60", "loadingSeconds")])
    state.loading[wanted["chatId"]] = state.now() + timedelta(seconds=seconds)
    return {}, 202


@bp.post("/v2/bot/chat/markAsRead")
def mark_as_read() -> Json:
    """Mark a message and all before it in its chat as read."""
    state, token = platform().state, body().get("markAsReadToken")
    marked = next((message for message in state.messages.values() if message.read_token == token), None)
    if marked is None:
        raise bad_request([Detail("Invalid markAsReadToken", "markAsReadToken")])
    for message in state.in_chat(marked.chat):
        if not message.read and message.at <= marked.at:
            message.read = True
            state.keep_message(message)
    return {}


@bp.put("/v2/bot/channel/webhook/endpoint")
def set_webhook() -> Json:
    """Set where events go."""
    platform().point_webhook_at(str(body().get("endpoint")))
    return {}


@bp.get("/v2/bot/channel/webhook/endpoint")
def get_webhook() -> Json:
    """Tell where events go."""
    return {"endpoint": platform().webhook_url, "active": platform().courier.post is not None}


@bp.post("/v2/bot/channel/webhook/test")
def test_webhook() -> Json:
    """Send the bot an empty webhook and tell what it answered."""
    status = platform().courier.post_events([])
    good = status // 100 == 2  # noqa: PLR2004
    reason = "OK" if good else "error_status_code"
    now = platform().now().isoformat()
    return {"success": good, "timestamp": now, "statusCode": status, "reason": reason, "detail": str(status)}


def joined_group(group_id: str, kind: str = ids.GROUP) -> Chat:
    """Return a group the bot is in, or a room by its `kind`; RefusedError (404) otherwise."""
    chat = platform().state.chats.get(group_id)
    if chat is None or not chat.group or not chat.bot_present or not chat.id.startswith(kind):
        raise not_found()
    return chat


def shown(account: Account) -> Json:
    """Return what LINE shows of a person anywhere."""
    return {"userId": account.id, "displayName": account.name, "pictureUrl": PICTURES + account.id}
