"""What the bot sends: to the chat of a token for nothing, or to people at a price."""

from dataclasses import dataclass

from simulator import ids, rules
from simulator.refusals import Detail, RefusedError, bad_request, quota_exceeded
from simulator.rows import BOT, Chat
from simulator.shapes import Json
from simulator.state import State

MOST_RECIPIENTS = 500
ACQUAINTED_FOR = 7 * 24 * 3600 * 1000
UNDELIVERED = "560000000000000000"


@dataclass(frozen=True, slots=True)
class Audience:
    """Chats a message goes to and how many people it is paid for."""

    chats: list[Chat]
    recipients: int


def reply(state: State, body: Json) -> Json:
    """Answer into the chat of a reply token; the token is gone afterwards. RefusedError when it is dead."""
    rules.check("reply", body)
    with state.lock:
        chat = state.tokens.spend(str(body.get("replyToken")), state.now())
        if chat is None:
            raise RefusedError(400, "Invalid reply token")
        check_quotes(state, body, chat)
        check_mentions(body, state.chats[chat])
        return deliver(state, "reply", body, Audience([state.chats[chat]], 1))


def push(state: State, body: Json) -> Json:
    """Send to one person or group. RefusedError when there is no such chat or the month is used up."""
    rules.check("push", body)
    chat = state.chats.get(str(body.get("to")))
    if chat is None:
        raise bad_request([Detail("The property, 'to', in the request body is invalid", "to")])
    if chat.group and not chat.bot_present:
        raise RefusedError(400, "Failed to send messages")
    check_quotes(state, body, chat.id)
    check_mentions(body, chat)
    return paid(state, "push", body, audience_of(state, [chat]))


def multicast(state: State, body: Json) -> Json:
    """Send to up to 500 people, never to groups."""
    rules.check("multicast", body)
    wanted = body.get("to") or []
    chats = [state.chats[one] for one in wanted if one in state.accounts]
    if not 1 <= len(wanted) <= MOST_RECIPIENTS or len(chats) != len(wanted):
        raise bad_request([Detail("Must be 1 to 500 user ids", "to")])
    paid(state, "multicast", body, audience_of(state, chats))
    return {}


def broadcast(state: State, body: Json, kind: str = "broadcast") -> Json:
    """Send to all friends; a narrowcast is treated as one."""
    rules.check(kind, body)
    paid(state, kind, body, audience_of(state, [state.chats[one] for one in state.accounts]))
    return {}


def audience_of(state: State, chats: list[Chat]) -> Audience:
    """Return the chats a message arrives in, and its price: one for every person there."""
    reached = [chat for chat in chats if chat.group or reachable(state, chat.id)]
    return Audience(reached, sum(chat.headcount for chat in reached))


def reachable(state: State, user: str) -> bool:
    """Whether a push arrives: at friends, and at others for a week after they wrote one to one; never if blocked."""
    account = state.accounts[user]
    return account.friend or (not account.blocked and state.wrote_since(user, state.milliseconds() - ACQUAINTED_FOR))


def paid(state: State, kind: str, body: Json, audience: Audience) -> Json:
    """Send to an audience against the month's quota; nothing goes out when it does not suffice."""
    with state.lock:
        if not state.meter.affords(audience.recipients, state.now()):
            raise quota_exceeded()
        return deliver(state, kind, body, audience)


def deliver(state: State, kind: str, body: Json, audience: Audience) -> Json:
    """Put the messages into their chats, count them, and return LINE's answer."""
    state.charge(kind, audience.recipients)
    sent = [
        state.add_message(chat.id, BOT, message, via=kind, price=0 if index or kind == "reply" else chat.headcount)
        for chat in audience.chats
        for index, message in enumerate(body["messages"])
    ]
    for chat in audience.chats:
        state.loading.pop(chat.id, None)
    told = [{"id": message.id, "quoteToken": message.quote_token} for message in sent]
    return {"sentMessages": told or [{"id": UNDELIVERED, "quoteToken": ids.quote_token()} for _ in body["messages"]]}


def check_quotes(state: State, body: Json, chat: str) -> None:
    """Raise RefusedError (400) when a quote token is not of this chat."""
    for index, message in enumerate(body["messages"]):
        if "quoteToken" in message and state.quotable(message["quoteToken"], chat) is None:
            raise bad_request([Detail("Invalid quoteToken", f"messages[{index}].quoteToken")])


def check_mentions(body: Json, chat: Chat) -> None:
    """Raise RefusedError (400) when somebody is mentioned who is not in this group."""
    for index, message in enumerate(body["messages"]):
        for key, part in (message.get("substitution") or {}).items():
            who = part.get("mentionee") or {}
            if part.get("type") == "mention" and not mentionable(who, chat):
                raise bad_request([Detail("Invalid mentionee", f"messages[{index}].substitution.{key}")])


def mentionable(who: Json, chat: Chat) -> bool:
    """Whether a message into this chat may mention them: all, or a member, in groups only."""
    return chat.group and (who.get("type") == "all" or who.get("userId") in chat.members)
