"""What a visitor of the page can do as one of the people."""

from collections.abc import Callable, Mapping

from simulator.people import Group, Person
from simulator.platform import Platform
from simulator.rows import Message
from simulator.shapes import Json

Deed = Callable[[Platform, Json], Json]
LONGEST_NAME = 60


class ImpossibleError(Exception):
    """The page asked for something that cannot be done."""


def actor(platform: Platform, wanted: Json) -> tuple[Person, Group | None]:
    """Return who acts and the group they act in (None: one to one). ImpossibleError when there is no such place."""
    state = platform.state
    account, chat = state.accounts.get(str(wanted.get("person"))), state.chats.get(str(wanted.get("chat")))
    if account is None or chat is None or (not chat.group and chat.id != account.id):
        raise ImpossibleError
    return Person(state, platform.courier, account), Group(state, platform.courier, chat) if chat.group else None


def target(platform: Platform, wanted: Json) -> Message:
    """Return the bubble a deed is about."""
    found = platform.state.messages.get(str(wanted.get("message")))
    if found is None or found.unsent:
        raise ImpossibleError
    return found


def own(platform: Platform, person: Person, wanted: Json) -> Message:
    """Return the bubble a deed is about; ImpossibleError when somebody else said it."""
    found = target(platform, wanted)
    if found.sender != person.id:
        raise ImpossibleError
    return found


def text_of(wanted: Json, name: str = "text", most: int = 10_000) -> str:
    """Return what was typed; ImpossibleError when nothing was."""
    text = wanted.get(name)
    if not isinstance(text, str) or not text.strip() or len(text) > most:
        raise ImpossibleError
    return text


def say(platform: Platform, wanted: Json) -> Json:
    """Write a text, perhaps quoting."""
    person, where = actor(platform, wanted)
    quote = platform.state.messages.get(str(wanted.get("quote")))
    return {"id": person.says(where, text_of(wanted), quote=quote).id}


def sticker(platform: Platform, wanted: Json) -> Json:
    """Send a sticker."""
    person, where = actor(platform, wanted)
    package, number = text_of(wanted, "package"), text_of(wanted, "sticker")
    return {"id": person.sends_sticker(where, package, number, keywords=[text_of(wanted, "word")]).id}


def pin(platform: Platform, wanted: Json) -> Json:
    """Send a place."""
    person, where = actor(platform, wanted)
    try:
        lat, lng = float(wanted["lat"]), float(wanted["lng"])
    except (KeyError, TypeError, ValueError) as error:
        raise ImpossibleError from error
    return {"id": person.sends_location(where, lat, lng, address=str(wanted.get("address") or "")).id}


def edit(platform: Platform, wanted: Json) -> Json:
    """Change one's own text."""
    person, _ = actor(platform, wanted)
    message = own(platform, person, wanted)
    if message.kind != "text":
        raise ImpossibleError
    return {"id": person.edits(message, text_of(wanted)).id}


def unsend(platform: Platform, wanted: Json) -> Json:
    """Take one's own message back."""
    person, _ = actor(platform, wanted)
    person.unsends(own(platform, person, wanted))
    return {}


def press(platform: Platform, wanted: Json) -> Json:
    """Press something on a bubble or menu; the action is what the bot put there."""
    person, where = actor(platform, wanted)
    action = wanted.get("action")
    if not isinstance(action, dict) or "type" not in action:
        raise ImpossibleError
    chat = where.id if where else person.id
    person.does(chat, action, picks=str(wanted.get("picks") or ""))
    return {}


def meet(platform: Platform, wanted: Json) -> Json:
    """Let somebody new add the bot as a friend."""
    person = platform.person(text_of(wanted, "name", LONGEST_NAME))
    person.follows()
    return {"id": person.id}


def gather(platform: Platform, wanted: Json) -> Json:
    """Make a new group around a person and invite the bot."""
    person, _ = actor(platform, wanted | {"chat": wanted.get("person")})
    group = platform.group(text_of(wanted, "name", LONGEST_NAME), bot_present=False)
    if person.id not in group.row.members:
        group.row.members.append(person.id)
    group.invites_bot()
    return {"id": group.id}


def join(platform: Platform, wanted: Json) -> Json:
    """Come into a group."""
    person, group = actor(platform, wanted)
    if group is None or person.id in group.row.members:
        raise ImpossibleError
    person.joins(group)
    return {"id": group.id}


def leave(platform: Platform, wanted: Json) -> Json:
    """Go out of a group."""
    person, group = actor(platform, wanted)
    if group is None or person.id not in group.row.members:
        raise ImpossibleError
    person.leaves(group)
    return {}


def change(platform: Platform, wanted: Json) -> Json:
    """Bring the bot into a group or put it out; block it one to one or make friends again."""
    person, group = actor(platform, wanted)
    if group:
        (group.removes_bot if group.row.bot_present else group.invites_bot)()
    elif person.row.friend:
        person.blocks()
    else:
        person.follows(unblocked=True)
    return {}


def disturb(platform: Platform, wanted: Json) -> Json:
    """Order one of the troubles a visitor may order."""
    troubles: Mapping[object, Callable[[], None]] = {
        "again": platform.courier.repeat_last,
        "error": lambda: platform.fail("*", status=500),
        "cut": lambda: platform.fail("*", drop=True),
    }
    if wanted.get("trouble") not in troubles:
        raise ImpossibleError
    troubles[wanted["trouble"]]()
    return {}


DEEDS: Mapping[str, Deed] = {
    "say": say,
    "sticker": sticker,
    "pin": pin,
    "edit": edit,
    "unsend": unsend,
    "press": press,
    "meet": meet,
    "gather": gather,
    "join": join,
    "leave": leave,
    "change": change,
    "disturb": disturb,
}
