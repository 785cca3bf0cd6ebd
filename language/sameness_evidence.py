"""The evidence for and against two accounts being of one incident, each piece a number with a name."""

import math
from datetime import timedelta
from importlib.resources import files

from language import things
from language.account_reading import Reading
from language.happenings import happening
from language.spots import agree

_UNKNOWN_LASTS = timedelta(hours=4)
_CATEGORY_LASTS = {
    "infrastructure": timedelta(days=30),
    "environment": timedelta(days=7),
    "drugs": timedelta(days=10),
    "nuisance": timedelta(hours=8),
}
_HABIT = timedelta(days=25)
_HABIT_OF_ONE = timedelta(days=20)
_CASES_APART = 0.5
_VAGUE_COUNTS = 0.3
_ONE_TALK = timedelta(minutes=30)
_DEFECT = timedelta(days=5)
_ACROSS_THE_STREET = 300
_METRES_A_DEGREE = 111_195
EMPTY_KINDS = frozenset(
    (files("language") / "data" / "sameness" / "empty_kinds.txt").read_text(encoding="utf-8").split()
)
"""Kinds of words that say nothing of what happened: manners, times, numbers, and places, which are compared by name."""


def evidence(a: Reading, b: Reading) -> dict[str, float]:
    """Weigh two readings against each other; the order of the two does not matter."""
    spots = agree(a.spots, b.spots)
    pieces = {name: getattr(spots, name) for name in spots.__slots__}
    lasts = _lasts(a, b)
    alone = (
        pieces
        | _what(a, b)
        | _when(a, b, lasts)
        | _where(a, b, named_alike=max(spots.same_spot, spots.near_spot) > 0)
        | _details(a, b)
    )
    return {"bias": 1.0, **alone, **_together(alone)}


def _together(pieces: dict[str, float]) -> dict[str, float]:
    """Say what tells more together than apart: one spot within the hour speaks where the event is unclear."""
    spot = max(pieces["same_spot"], pieces["near"])
    unclear = max(pieces["event_unsaid"], pieces["vague_event"])
    return {
        "spot_soon_unclear": spot * pieces["soon"] * unclear,
        "spot_soon_akin": spot * pieces["soon"] * pieces["kin_event"],
        "spot_soon_other": spot * pieces["soon"] * pieces["other_event"],
        "spot_soon_same": spot * pieces["soon"] * pieces["same_event"],
        "elsewhere_same": (1 - spot) * pieces["same_event"],
        "lean_unclear": unclear * pieces["lean_alike"],
        "kinds_unclear": unclear * pieces["kinds_alike"],
        "spot_soon_lean": spot * pieces["soon"] * pieces["lean_alike"],
        "unclear_alike": unclear * pieces["same_things"],
        "unclear_unlike": unclear * pieces["other_things"],
        "same_unlike": pieces["same_event"] * pieces["other_things"],
        "apart_same": pieces["apart"] * pieces["same_event"],
        "akin_alike": pieces["kin_event"] * pieces["same_things"],
        "spot_late": spot * min(pieces["late"], 1.0),
    }


def _what(a: Reading, b: Reading) -> dict[str, float]:
    """Say how what happened agrees: one kind of event, kinds told as one another, other kinds, or not said."""
    same = bool(a.happenings & b.happenings)
    said = bool(a.happenings and b.happenings)
    akin = _akin(a.happenings, b.happenings) if said and not same else 0.0
    vague = said and not same and (_is_vague(a) or _is_vague(b))
    alike = _one_of_many(a, b)
    both = bool(a.category and b.category)
    return {
        "same_event": alike * float(same and not _only_vague(a, b)),
        "same_vague": float(same and _only_vague(a, b)),
        "kin_event": alike * akin,
        "other_event": _unlike(a, b, alike) if vague or same or not said else max(1 - akin, _CASES_APART * (1 - alike)),
        "vague_event": 1 - akin if vague else 0.0,
        "event_unsaid": float(not said),
        "same_category": float(both and a.category == b.category and not same),
        "other_category": float(both and a.category != b.category and not same),
    }


def _one_of_many(a: Reading, b: Reading) -> float:
    """Say how far one kind of event means one event, where each has his own: not at all where the two look unlike."""
    told = a.happenings & b.happenings or a.happenings | b.happenings
    if not (a.happenings and b.happenings and all(happening(name).each for name in told)):
        return 1.0
    both = [(a.traits[name], b.traits[name]) for name in a.traits if a.traits[name] and b.traits[name]]
    if any(one.isdisjoint(other) for one, other in both):
        return 0.0
    return 1.0 if both or things.shared(a.things, b.things) else 0.5


def _is_vague(reading: Reading) -> bool:
    return all(happening(name).vague for name in reading.happenings)


def _only_vague(a: Reading, b: Reading) -> bool:
    """Tell whether all that both tell of is vague, and either has something of its own that is not."""
    return all(happening(name).vague for name in a.happenings & b.happenings) and not (_is_vague(a) and _is_vague(b))


def _unlike(a: Reading, b: Reading, alike: float) -> float:
    """Say how unlike two are that share an event: each his own case, or only what is vague.

    A man off a boat and a fight for the boat are unlike but for the boat.
    """
    shared = a.happenings & b.happenings
    if not shared or not _only_vague(a, b) or _is_vague(a) or _is_vague(b):
        return _CASES_APART * (1 - alike)
    return 1 - _akin(a.happenings - shared, b.happenings - shared)


def _akin(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of the events of either account that may be told as one of the other's.

    A vague event counts little where it may not be: a jam or helpers hardly speak against another event.
    """
    sides = [(happening(name), other) for one, other in ((a, b), (b, a)) for name in one]
    akin = sum(bool(event.kin & others) for event, others in sides)
    return akin / max(1, sum(_VAGUE_COUNTS if event.vague and not event.kin & others else 1 for event, others in sides))


def _lasts(a: Reading, b: Reading) -> timedelta:
    """Return how long such an event goes on being told of: of what both name, else the shorter of what each names."""
    lasts = _once_lasts(a, b)
    if a.recurring and b.recurring:
        return max(lasts, _HABIT)
    if a.recurring or b.recurring:
        return max(lasts, _HABIT_OF_ONE if a.happenings & b.happenings else _DEFECT)
    return lasts


def _once_lasts(a: Reading, b: Reading) -> timedelta:
    shared = a.happenings & b.happenings
    if shared:
        telling = [happening(name).lasts for name in shared if not happening(name).vague]
        return _middle(telling or [happening(name).lasts for name in shared])
    told = [max(happening(name).lasts for name in reading.happenings) for reading in (a, b) if reading.happenings]
    return min(told or [_CATEGORY_LASTS.get(reading.category or "", _UNKNOWN_LASTS) for reading in (a, b)])


def _middle(lasts: list[timedelta]) -> timedelta:
    """Return the middle of short and long by doublings: a burning cart is no matter of weeks."""
    logs = [math.log(each.total_seconds()) for each in lasts]
    return timedelta(seconds=math.exp(sum(logs) / len(logs)))


def _when(a: Reading, b: Reading, lasts: timedelta) -> dict[str, float]:
    """Say by how many doublings the gap exceeds, or stays below, what such an event lasts."""
    gap = _gap(a, b)
    doublings = math.log2(max(gap / lasts, 1 / 64))
    told_apart = abs(a.told_at - b.told_at)
    one_talk = a.chat is not None and a.chat == b.chat and told_apart < _ONE_TALK
    return {
        "one_talk": float(one_talk),
        "joins_in": float(one_talk and max(a, b, key=lambda one: one.told_at).joins_in),
        "another": float(a.another or b.another),
        "late": max(0.0, min(doublings, 5.0)),
        "soon": max(0.0, min(-doublings, 4.0)) / 4,
        "again": float((a.again or b.again) and gap > timedelta(hours=1) and lasts < _DEFECT),
    }


def _gap(a: Reading, b: Reading) -> timedelta:
    """Take the smaller of the gap between what was told and the gap between what happened, or went on meanwhile."""
    gaps = [abs(a.happened_at - b.happened_at), _before(a, b), _before(b, a)]
    if a.happened_at == a.told_at and b.happened_at == b.told_at:
        gaps.append(abs(a.told_at - b.told_at))
    return min(gaps)


def _before(a: Reading, b: Reading) -> timedelta:
    """Return how long before what b tells of began a happened; no less than nothing."""
    return max(b.since - a.happened_at, timedelta()) if a.happened_at <= b.happened_at else timedelta.max


def _where(a: Reading, b: Reading, *, named_alike: bool) -> dict[str, float]:
    """Say how district and pins agree; what both call by one name, or by neighbours', may lie on a border."""
    metres = _metres(a, b)
    parted = bool(a.district and b.district) and a.district != b.district and not (named_alike or _adjoin(metres))
    return {
        "same_district": float(bool(a.district) and a.district == b.district),
        "other_district": float(parted),
        "near": 0.0 if metres is None else max(0.0, 1 - metres / 400),
        "far": 0.0 if metres is None else min(max(0.0, math.log2(max(metres, 1) / 400)), 4.0),
    }


def _adjoin(metres: float | None) -> bool:
    """Tell whether pins lie so close that the border between two districts does not part them."""
    return metres is not None and metres < _ACROSS_THE_STREET


def _metres(a: Reading, b: Reading) -> float | None:
    if a.point is None or b.point is None:
        return None
    north = a.point[0] - b.point[0]
    east = (a.point[1] - b.point[1]) * math.cos(math.radians((a.point[0] + b.point[0]) / 2))
    return math.hypot(north, east) * _METRES_A_DEGREE


def _details(a: Reading, b: Reading) -> dict[str, float]:
    shared = len(a.grams & b.grams)
    smaller = min(len(a.grams), len(b.grams))
    both = [name for name in a.traits if a.traits[name] and b.traits[name]]
    return {
        "words": shared / smaller if smaller else 0.0,
        "lean_alike": _lean_alike(a, b),
        "kinds_alike": _kinds_alike(a, b),
        "same_trait": float(sum(bool(a.traits[name] & b.traits[name]) for name in both)),
        "same_things": things.shared(a.things, b.things),
        "other_things": things.unlike(a.things, b.things),
        "other_trait": float(sum(not a.traits[name] & b.traits[name] for name in both)),
    }


def _lean_alike(a: Reading, b: Reading) -> float:
    """Say how far both lean to the same categories: 1 where the chances are the same, 0 where they share nothing."""
    one, other = a.leaning.categories, b.leaning.categories
    return sum(math.sqrt(one[name] * other[name]) for name in one)


def _kinds_alike(a: Reading, b: Reading) -> float:
    """Return the share of the kinds of things the shorter account names that the other names too."""
    one, other = a.leaning.kinds - EMPTY_KINDS, b.leaning.kinds - EMPTY_KINDS
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
