"""Officers work on a tip by pressing the buttons of its card."""

from collections.abc import Callable, Mapping
from functools import partial

from handlers.turn import Turn
from language.phrases import tips
from language.phrases import triage as words
from language.phrases.agencies import AGENCIES
from models.group import GroupKind
from models.person import Person
from models.tip import Tip
from services import triage
from services.card_parts import choice
from services.conversations import remember
from services.incident_cards import merge_choice
from services.incidents import UNLINKED, merge, split
from services.outbox import Words
from services.pressing import may_work_on
from services.status_news import can_be_told
from services.tips import find_tip
from services.topics import NOTE, PHOTO, chat_key
from services.triage_cards import officer_view
from services.words import Button, Text

_Deed = Callable[[Turn, Tip, Person], Words]


def press_officer_button(turn: Turn) -> Words:
    """Do what the button says, if this officer may now; then show the tip as it stands."""
    tip = find_tip(turn.session, turn.data.get("tip", ""))
    if tip is None:
        return _say(tips.NO_SUCH_TIP)
    if turn.person is None or not may_work_on(turn.person, tip):
        return _say(words.ONLY_OFFICERS)
    if turn.group is not None and turn.group.kind is not GroupKind.OFFICERS:
        return _say(words.NOT_HERE)
    try:
        # A step that is refused half way leaves nothing of its first half.
        with turn.session.begin_nested():
            return _DEEDS[turn.data["do"]](turn, tip, turn.person)
    except triage.NotNowError as error:
        return _say(words.REFUSALS[error.why].format(code=tip.code))


def _open(turn: Turn, tip: Tip, by: Person) -> Words:
    return officer_view(turn.session, tip, by, now=turn.now, base_url=turn.base_url)


def _claim(turn: Turn, tip: Tip, by: Person) -> Words:
    triage.claim(turn.session, tip, by, now=turn.now)
    return _open(turn, tip, by)


def _release(turn: Turn, tip: Tip, by: Person) -> Words:
    triage.release(turn.session, tip, by, now=turn.now)
    return _open(turn, tip, by)


def _step(deed: str, turn: Turn, tip: Tip, by: Person) -> Words:
    triage.take_step(turn.session, tip, deed, by, now=turn.now)
    return _open(turn, tip, by)


def _to_agency(turn: Turn, tip: Tip, by: Person) -> Words:
    deed = turn.data["do"]
    agency = AGENCIES.get(turn.data.get("to", ""))
    if agency is None:
        question = (words.WHICH_AGENCY if deed == "forward" else words.WHICH_HELPER).format(code=tip.code)
        had = triage.agencies_of(tip)
        left = {one: name for one, name in AGENCIES.items() if name not in had}
        buttons = [Button(name, f"do={deed}&tip={tip.code}&to={one}") for one, name in left.items()]
        return Words(messages=[choice(question, question, buttons)], tip_id=tip.id)
    (triage.forward if deed == "forward" else triage.invite)(turn.session, tip, agency, by, now=turn.now)
    return _open(turn, tip, by)


def _ask_note(turn: Turn, tip: Tip, _by: Person) -> Words:
    for_teller = turn.data["do"] == "tell"
    if for_teller and not can_be_told(tip):
        raise triage.NotNowError("far")
    kept = {"tip": tip.code, "for_teller": for_teller}
    remember(turn.session, chat_key(turn.person, turn.group, NOTE), kept, now=turn.now)
    return _say((words.WRITE_TO_TELLER if for_teller else words.WRITE_NOTE).format(code=tip.code))


def _ask_photo(turn: Turn, tip: Tip, _by: Person) -> Words:
    remember(turn.session, chat_key(turn.person, turn.group, PHOTO), {"tip": tip.code}, now=turn.now)
    quick = (Button(words.NO_PHOTO, f"do=resolve_now&tip={tip.code}"),)
    return Words(messages=[Text(words.SEND_PHOTO.format(code=tip.code), quick=quick)])


def _merge(turn: Turn, tip: Tip, by: Person) -> Words:
    code = turn.data.get("with", "")
    if not code:
        choices = merge_choice(turn.session, tip, by)
        return Words(messages=[choices]) if choices else _say(words.NOTHING_TO_MERGE.format(code=tip.code))
    other = find_tip(turn.session, code)
    if other is None or other is tip or not may_work_on(by, other) or {tip.state, other.state} & UNLINKED:
        return _say(words.REFUSALS["state"].format(code=code))
    merge(turn.session, [tip, other], by, turn.now)
    return _open(turn, tip, by)


def _split(turn: Turn, tip: Tip, by: Person) -> Words:
    if tip.incident_id is not None:
        split(turn.session, tip, by, turn.now)
    return _open(turn, tip, by)


def _share(turn: Turn, tip: Tip, by: Person) -> Words:
    moved = ", ".join(other.code for other in triage.share_state(turn.session, tip, by, now=turn.now))
    return _say(words.SHARED.format(code=tip.code, codes=moved) if moved else words.NONE_SHARED.format(code=tip.code))


def _is_tip(turn: Turn, tip: Tip, by: Person) -> Words:
    triage.accept_doubtful(turn.session, tip, by, now=turn.now)
    return _open(turn, tip, by)


def _no_tip(turn: Turn, tip: Tip, by: Person) -> Words:
    triage.erase_doubtful(turn.session, tip, by, now=turn.now)
    return _say(words.ERASED)


def _say(sentence: str) -> Words:
    return Words(messages=[Text(sentence)])


_DEEDS: Mapping[str, _Deed] = {
    "open": _open,
    "claim": _claim,
    "release": _release,
    "verify": partial(_step, "verify"),
    "unfounded": partial(_step, "unfounded"),
    "reopen": partial(_step, "reopen"),
    "resolve_now": partial(_step, "resolve"),
    "forward": _to_agency,
    "invite": _to_agency,
    "note": _ask_note,
    "tell": _ask_note,
    "resolve": _ask_photo,
    "merge": _merge,
    "split": _split,
    "share": _share,
    "is_tip": _is_tip,
    "no_tip": _no_tip,
}
DEEDS = frozenset(_DEEDS)
"""The `do` of every officer's button."""
