"""Which of several stories a later text speaks of: the one whose events, things and kinds of things it names."""

from collections.abc import Sequence
from datetime import datetime

from language import things
from language.account_reading import Account, Reading, read_account
from language.continuation import Part, read_continuation
from language.place import find_place
from language.sameness_evidence import EMPTY_KINDS
from language.spots import agree

_EVENT, _SPOT, _MARGIN = 2.0, 1.0, 1.0


def spoken_of(text: str, stories: Sequence[str], at: datetime) -> int:
    """Return which of the stories, newest first, a text speaks of: the newest unless it clearly names an older one."""
    said = read_account(Account(text, at))
    shared = [_shared(said, read_account(Account(story, at))) for story in stories]
    best = max(range(len(stories)), key=lambda number: (shared[number], -number))
    return best if shared[best] >= shared[0] + _MARGIN else 0


def is_elsewhere(text: str, story: str, at: datetime) -> bool:
    """Tell whether a text names a place that can be no part and no surroundings of the story's."""
    said, told = read_account(Account(text, at)), read_account(Account(story, at))
    places = agree(said.spots, told.spots)
    apart = max(places.other_soi, places.other_road, places.other_landmark, places.other_key) > 0
    districts = bool(said.district and told.district) and said.district != told.district
    return districts or apart


def districts_told_apart(text: str) -> frozenset[str]:
    """Return the districts of a correction that says it is not the one but the other; none of any other text."""
    if read_continuation(text).part is not Part.CORRECTS:
        return frozenset()
    named = frozenset(mention.district for mention in find_place(text).mentions if mention.district)
    return named if len(named) > 1 else frozenset()


def goes_back_to(text: str, story: str, at: datetime) -> bool:
    """Tell whether a text tells what came of the story at its very spot: the tree that leaned there has fallen."""
    said, told = read_account(Account(text, at)), read_account(Account(story, at))
    alike = (said.leaning.kinds & told.leaning.kinds) - EMPTY_KINDS or said.category == told.category
    return bool(agree(said.spots, told.spots).same_spot and alike and not (said.again or said.another))


def _shared(a: Reading, b: Reading) -> float:
    kinds = len((a.leaning.kinds & b.leaning.kinds) - EMPTY_KINDS)
    places = agree(a.spots, b.spots)
    spot = max(places.same_spot, places.same_area, places.same_venue)
    return _EVENT * len(a.happenings & b.happenings) + 2 * things.shared(a.things, b.things) + kinds + _SPOT * spot
